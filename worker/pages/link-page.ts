// The page behind a moderation link: the comment, and what can be decided. Like the dashboard it speaks English.

import { html } from "hono/html";
import { reasonText } from "../contract/reason-text.ts";
import type { Action, QueueItem } from "../contract/wire.ts";
import { type Html, markupHtml } from "./markup-html.ts";
import { layoutHtml } from "./thread-page.ts";
import type { Words } from "./words.ts";

export type LinkPage = {
	words: Words;
	item: QueueItem;
	/** Under whose name it decides. */
	by: string;
	/** What can be decided with this link as the comment is now. */
	actions: Action[];
	/** What has just been done by it. */
	done: Action | null;
	/** By when it is over. */
	expiresAt: number;
};

const BUTTONS = { approve: "Approve", spam: "Mark as spam", remove: "Remove", undo: "Undo" } as const;
const DONE = {
	approve: "Approved: readers see the comment now.",
	spam: "Marked as spam: readers do not see the comment.",
	remove: "Removed: readers do not see the comment.",
	undo: "Undone: the comment is as it was before.",
} as const;
const WHY = {
	publish: "What screening found",
	hold: "Why it waited",
	spam: "Why it was filed as spam",
} as const;
const STATUS = {
	visible: "readers see it",
	pending: "it waits",
	spam: "it is marked as spam",
	removed: "it was removed",
	deleted: "its author deleted it",
} as const;

export function linkPageHtml(page: LinkPage): Html {
	const { words, item, actions, done } = page;
	const title = item.page.title || item.page.key;
	return pageHtml(
		words,
		"Decide on a comment",
		html`${noticeOf(item, actions, done)}<article class="judged">
<p class="byline"><strong class="author" dir="auto">${item.status === "deleted" ? "" : item.author.name}</strong> on <span dir="auto">${title}</span>, ${item.site.name}, ${words.when(item.createdAt)}</p>
<div class="body" dir="auto">${markupHtml(item.body)}</div>
${
	item.reasons.length > 0 &&
	html`<h2>${WHY[item.verdict]}</h2>
<ul>${item.reasons.map((reason) => html`<li>${reasonText(reason, words.t)}</li>`)}</ul>
`
}</article>
${actions.length > 0 && formHtml(page)}`,
	);
}

function formHtml({ words, actions, by, expiresAt }: LinkPage): Html {
	const until = words.when(expiresAt);
	return html`<form method="post"><p class="buttons">${actions.map((action) => html`<button name="action" value="${action}">${BUTTONS[action]}</button> `)}</p></form>
<p class="quiet">${
		actions.includes("undo")
			? html`Decided as <strong dir="auto">${by}</strong>. It can be undone here until ${until}, as long as nobody decides after you.`
			: html`You decide as <strong dir="auto">${by}</strong>. Opening this page has decided nothing. The link works until ${until}, for one decision.`
	}</p>`;
}

/** What went wrong before there was a comment to show. */
export function linkProblemHtml(words: Words, lines: string[]): Html {
	return pageHtml(words, words.t("page.problem"), noticeHtml(lines, "alert"));
}

function noticeOf(item: QueueItem, actions: Action[], done: Action | null): Html | null {
	if (done !== null) return noticeHtml([DONE[done]], "status");
	if (actions.length > 0) return null;
	return noticeHtml(
		["This link no longer decides: the comment was decided on or changed since.", `Now ${STATUS[item.status]}.`],
		"status",
	);
}

function noticeHtml(lines: string[], role: "alert" | "status"): Html {
	return html`<div class="notice${role === "status" && " done"}" role="${role}">${lines.map((line) => html`<p>${line}</p>`)}</div>
`;
}

function pageHtml(words: Words, title: string, content: Html): Html {
	return layoutHtml({
		words,
		title,
		head: html`<link rel="stylesheet" href="/link-page.css">`,
		body: html`<header><h1>${title}</h1></header>
<section class="thread">
${content}
<p class="quiet"><a href="/dashboard/">The dashboard</a></p></section>`,
	});
}
