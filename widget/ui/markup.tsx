// Turns the nodes of a comment's body into vnodes: the only way words of a stranger reach the page.

import type { ComponentChild } from "preact";
import type { MarkupNode } from "../../worker/contract/markup.ts";

const SAFE = /^(https?|mailto):/i;

/** Renders nodes; of a kind this version does not know, or a link with an address it does not trust, the text is shown. */
export function markup(nodes: MarkupNode[]): ComponentChild[] {
	return nodes.map((node) => {
		if (typeof node === "string") return node;
		const [kind, nested, attribute = ""] = node;
		const children = markup(nested);
		switch (kind) {
			case "a":
				return SAFE.test(attribute) ? (
					<a href={attribute} rel="ugc nofollow noopener" target="_blank">
						{children}
					</a>
				) : (
					children
				);
			case "ol":
				return <ol start={Number(attribute) || 1}>{children}</ol>;
			case "pre":
				return (
					// biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and a keyboard must be able to
					<pre tabIndex={0}>
						<code>{children}</code>
					</pre>
				);
			case "quote":
				return <blockquote>{children}</blockquote>;
			case "br":
				return <br />;
			case "p":
			case "em":
			case "strong":
			case "del":
			case "code":
			case "ul":
			case "li": {
				const Tag = kind;
				return <Tag>{children}</Tag>;
			}
			default:
				return children;
		}
	});
}
