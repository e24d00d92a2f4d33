// Turns the nodes of a comment's body into vnodes: the only way words of a stranger reach the page.

import type { ComponentChildren } from "preact";
import type { MarkupNode } from "../../worker/contract/markup.ts";

/** Elements that need nothing but their children. */
const PLAIN = /^(p|br|em|strong|del|code|blockquote|ul|li)$/;
/** Addresses a stranger's words may lead to. */
const SAFE = /^(https?|mailto):/i;

/** Renders nodes; of a kind this version does not know, or a link with an address it does not trust, the text is shown. */
export function markup(nodes: MarkupNode[]): ComponentChildren[] {
	return nodes.map((node) => {
		if (typeof node === "string") return node;
		const [kind, nested, attribute = ""] = node;
		const children = markup(nested);
		if (kind === "a") return link(attribute, children);
		if (kind === "ol") return <ol start={Number(attribute) || 1}>{children}</ol>;
		if (kind === "pre") {
			return (
				// biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and a keyboard must be able to
				<pre tabIndex={0}>
					<code>{children}</code>
				</pre>
			);
		}
		const Tag = (kind === "quote" ? "blockquote" : kind) as "p";
		return PLAIN.test(Tag) ? <Tag>{children}</Tag> : children;
	});
}

/** A link of a stranger's; to an address it does not trust, or to none, only what it says. */
export function link(address = "", children: ComponentChildren): ComponentChildren {
	return SAFE.test(address) ? (
		<a href={address} rel="ugc nofollow noopener" target="_blank">
			{children}
		</a>
	) : (
		children
	);
}
