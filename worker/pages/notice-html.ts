// What is told a reader on a page: that something went wrong, or what became of what they sent.

import { html } from "hono/html";
import type { Html } from "./markup-html.ts";
import type { Notice } from "./thread-view.ts";

export function noticeHtml({ lines, isProblem }: Notice): Html {
	return html`<div class="notice${!isProblem && " done"}" role="${isProblem ? "alert" : "status"}">${lines.map((sentence) => html`<p>${sentence}</p>`)}</div>
`;
}
