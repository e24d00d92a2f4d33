// The page of a thread: complete, for readers without a script and for search engines; or only what a static build puts
// into a page of its own.

import { html } from "hono/html";
import { addressOf } from "./addresses.ts";
import { commentListHtml } from "./comment-html.ts";
import { jsonLdHtml } from "./json-ld.ts";
import type { Html } from "./markup-html.ts";
import { noticeHtml } from "./notice-html.ts";
import type { Notice, ThreadPageView } from "./thread-view.ts";
import type { Words } from "./words.ts";

export function threadPageHtml(view: ThreadPageView): Html {
	const { site, page, words } = view;
	const heading = headingOf(view);
	const head = html`${
		page.url !== null &&
		html`<link rel="canonical" href="${page.url}">
`
	}<link rel="alternate" type="application/atom+xml" title="${words.t("feed.thread", { title: page.title })}" href="${feedOf(view)}">
<link rel="alternate" type="application/feed+json" title="${words.t("feed.thread", { title: page.title })}" href="${addressOf("readJsonFeed", { ...view, siteId: site.id }, { page: page.key })}">
${jsonLdHtml(view)}`;
	const title = page.url === null ? page.title : html`<a href="${page.url}">${page.title}</a>`;
	return layoutHtml({
		words,
		title: `${heading} · ${page.title} · ${site.name}`,
		head,
		body: html`<header><p class="quiet">${site.name}</p><h1 dir="auto">${title}</h1></header>
${threadHtml(view)}`,
	});
}

/** Bare HTML with absolute addresses. */
export function fragmentHtml(view: ThreadPageView): Html {
	return html`${threadHtml(view)}${jsonLdHtml(view)}
`;
}

function threadHtml(view: ThreadPageView): Html {
	const { words, page, likes, branches, orders, next, first, form, notice } = view;
	const { t, lang, dir } = words;
	return html`<section class="thread" lang="${lang}" dir="${dir}" aria-label="${t("comments")}">
${notice && !notice.at && noticeHtml(notice)}<h2>${headingOf(view)}</h2>
${likes > 0 && line(t("likes", { n: likes }))}${first !== null && line(html`<a href="${first}">${t("page.all")}</a>`)}${page.isClosed && line(t("closed", { ago: page.closedAt === null ? "" : words.when(page.closedAt) }))}${page.opensAt !== undefined && line(t("opens", { when: words.when(page.opensAt) }))}${
	form?.replyTo === null && form.html
}${orders.length > 0 && line(orders.map((order) => orderHtml(view, order)))}${branches.length > 0 && commentListHtml(view, branches, "list group")}${
	next !== null &&
	html`<p><a class="more" href="${next}" rel="next">${t("comments.next")}</a></p>
`
}${line(html`<a href="${feedOf(view)}" type="application/atom+xml">${t("page.feed")}</a>`)}</section>
`;
}

function orderHtml({ words }: ThreadPageView, { sort, href }: ThreadPageView["orders"][number]): Html {
	const name = words.t(`sort.${sort}`);
	return href === null ? html`<b>${name}</b> ` : html`<a href="${href}" rel="nofollow">${name}</a> `;
}

function line(content: Html | Html[] | string): Html {
	return html`<p class="quiet">${content}</p>
`;
}

function headingOf({ page, words }: ThreadPageView): string {
	return page.commentCount > 0 ? words.t("count", { n: page.commentCount }) : words.t("comments.none");
}

function feedOf(view: ThreadPageView): string {
	return addressOf("readAtomFeed", { ...view, siteId: view.site.id }, { page: view.page.key });
}

/** What went wrong where no thread can be shown; what was typed is still in the form. */
export function problemPageHtml(view: { words: Words; notice: Notice; form: Html | null; back: string | null }): Html {
	const { words, notice, form, back } = view;
	const title = words.t("page.problem");
	return layoutHtml({
		words,
		title,
		head: null,
		body: html`<header><h1>${title}</h1></header>
<section class="thread">
${noticeHtml(notice)}${form}${back && line(html`<a href="${back}">${words.t("page.all")}</a>`)}</section>`,
	});
}

export function layoutHtml(page: { words: Words; title: string; head: Html | null; body: Html }): Html {
	const { words, title, head, body } = page;
	return html`<!doctype html>
<html lang="${words.lang}" dir="${words.dir}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/thread-page.css">
${head}
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}
