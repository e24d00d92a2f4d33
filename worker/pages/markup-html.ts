// Writes the nodes of a comment's body out as HTML, for pages and feeds. The template escapes every text and attribute;
// the kinds are a closed set, so no element but these can come of a stranger's words (R-XSS-1).

import { html } from "hono/html";
import type { MarkupNode } from "../contract/markup.ts";

/** What Hono's template makes: HTML that needs no more escaping. */
export type Html = ReturnType<typeof html>;

const SAFE = /^(https?|mailto):/i;

/** Of a kind this version does not know, or a link with an address it does not trust, the text is written. */
export function markupHtml(nodes: MarkupNode[]): (Html | string)[] {
	return nodes.map((node) => (typeof node === "string" ? node : elementHtml(node)));
}

function elementHtml([kind, nested, attribute = ""]: Exclude<MarkupNode, string>): Html {
	const children = markupHtml(nested);
	switch (kind) {
		case "a":
			return SAFE.test(attribute)
				? html`<a href="${attribute}" rel="ugc nofollow noopener">${children}</a>`
				: html`${children}`;
		case "ol":
			return html`<ol start="${Number(attribute) || 1}">${children}</ol>`;
		case "pre":
			return html`<pre tabindex="0"><code>${children}</code></pre>`;
		case "quote":
			return html`<blockquote>${children}</blockquote>`;
		case "br":
			return html`<br>`;
		case "p":
			return html`<p>${children}</p>`;
		case "em":
			return html`<em>${children}</em>`;
		case "strong":
			return html`<strong>${children}</strong>`;
		case "del":
			return html`<del>${children}</del>`;
		case "code":
			return html`<code>${children}</code>`;
		case "ul":
			return html`<ul>${children}</ul>`;
		case "li":
			return html`<li>${children}</li>`;
		default:
			return html`${children}`;
	}
}
