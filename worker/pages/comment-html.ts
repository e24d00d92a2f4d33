// A comment with everything below it, as HTML. The classes are the widget's, whose stylesheet a page shares.

import { html } from "hono/html";
import type { AuthorView } from "../contract/wire.ts";
import { type Html, markupHtml } from "./markup-html.ts";
import { noticeHtml } from "./notice-html.ts";
import type { Branch } from "./thread-tree.ts";
import type { ThreadPageView } from "./thread-view.ts";
import { isolate } from "./words.ts";

export function commentListHtml(view: ThreadPageView, branches: Branch[], name: "list group" | "replies"): Html {
	return html`<ul class="${name}" role="list">
${branches.map((branch) => commentHtml(view, branch))}</ul>
`;
}

function commentHtml(view: ThreadPageView, branch: Branch): Html {
	const { comment, replies, hidden } = branch;
	const { id, status, author } = comment;
	const { words, form, isBranch, notice } = view;
	const { t } = words;
	const isShown = status === "visible" && author !== null;
	return html`<li id="comment-${id}" class="comment">
${notice?.at === id && noticeHtml(notice)}${isShown ? wordsHtml(view, branch) : html`<p class="quiet">${t(`place.${status}`)}</p>`}
${form?.replyTo?.id === id && form.html}${replies.length > 0 && commentListHtml(view, replies, "replies")}${
	hidden > 0 &&
	!isBranch &&
	html`<p><a class="more" href="${view.link({ root: id })}">${t("replies.more", { n: hidden })}</a></p>
`
}</li>
`;
}

/** Who said what and when, and the way to answer it. */
function wordsHtml(view: ThreadPageView, branch: Branch): Html {
	const { words, form, canWrite, link } = view;
	const { id, author, body, reactions } = branch.comment;
	const label = words.t("reply.label", { name: isolate(author!.name) });
	return html`${bylineHtml(view, branch)}
<div class="body" dir="auto">${markupHtml(body)}</div>${
		reactions &&
		html`
<p class="quiet">${reactions.map(([kind, n]) => `${kind} ${n}`).join(" ")}</p>`
	}${
		canWrite &&
		form?.replyTo?.id !== id &&
		html`
<p class="actions"><a href="${link({ replyTo: id })}#afterword-write" rel="nofollow" aria-label="${label}">${words.t("reply")}</a></p>`
	}`;
}

function bylineHtml({ words, hasPictures }: ThreadPageView, { comment, replyTo }: Branch): Html {
	const { t, when } = words;
	const { id, createdAt, editedAt } = comment;
	const author = comment.author!;
	const name = html`<bdi>${author.name}</bdi>`;
	return html`<p class="byline">${hasPictures && pictureHtml(author)}
${
	author.website && /^https?:/i.test(author.website)
		? html`<a class="author" href="${author.website}" rel="ugc nofollow noopener">${name}</a>`
		: html`<span class="author">${name}</span>`
}${author.isOwner && html` <span class="badge">${t("owner")}</span>`}${
	comment.pinned && html` <span class="badge">${t("pinned")}</span>`
}${
	replyTo && html` <span>${t("replyTo", { name: isolate(replyTo) })}</span>`
} <a class="when" href="#comment-${id}"><time datetime="${new Date(createdAt).toISOString()}">${when(createdAt)}</time></a>${
		editedAt !== undefined && html` <span>${t("edited")}</span>`
	}</p>`;
}

/** A disc with the first letter of the name. Drawn, since a strict policy takes no style of an element's own. */
function pictureHtml({ name, avatar }: AuthorView): Html {
	// Most names begin with a letter that is one sign; to look for others is dear.
	const first = /^[ -~]/.test(name) ? name[0] : [...new Intl.Segmenter().segment(name)][0]?.segment;
	const letter = first?.toUpperCase();
	return html`<svg class="avatar" viewBox="0 0 36 36" aria-hidden="true"><rect width="36" height="36" fill="hsl(${avatar % 360} 45% 30%)"/><text x="18" y="24" text-anchor="middle" fill="#fff">${letter}</text></svg>`;
}
