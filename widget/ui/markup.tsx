// Turns the nodes of a comment's body into vnodes: the only way words of a stranger reach the page.

import type { ComponentChild } from "preact";
import type { MarkupNode } from "../../worker/contract/markup.ts";

/** Elements that need nothing but their children. */
const PLAIN = /^(p|br|em|strong|del|code|blockquote|ul|li)$/;
/** Addresses a stranger's words may lead to. */
export const SAFE = /^(https?|mailto):/i;

/** Renders nodes; of a kind this version does not know, or a link with an address it does not trust, the text is shown. */
export function markup(nodes: MarkupNode[]): ComponentChild[] {
	return nodes.map((node) => {
		if (typeof node === "string") return node;
		const [kind, nested, attribute = ""] = node;
		const children = markup(nested);
		if (kind === "a" && SAFE.test(attribute)) {
			return (
				<a href={attribute} rel="ugc nofollow noopener" target="_blank">
					{children}
				</a>
			);
		}
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
