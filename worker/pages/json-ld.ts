// A thread in the words of schema.org, for search engines: https://schema.org/DiscussionForumPosting.

import { raw } from "hono/html";
import { excerpt } from "../domain/excerpt.ts";
import { commentAddress } from "./addresses.ts";
import type { Html } from "./markup-html.ts";
import type { Branch } from "./thread-tree.ts";
import type { ThreadPageView } from "./thread-view.ts";

/** The script element that holds it: data, which no policy forbids and nothing runs. */
export function jsonLdHtml(view: ThreadPageView): Html {
	const { site, page, words } = view;
	const data = {
		"@context": "https://schema.org",
		"@type": "DiscussionForumPosting",
		headline: page.title,
		...(page.url !== null && { url: page.url, mainEntityOfPage: page.url }),
		inLanguage: words.lang,
		author: { "@type": "Organization", name: site.name, ...(site.origins[0] && { url: site.origins[0] }) },
		...(page.createdAt !== null && { datePublished: new Date(page.createdAt).toISOString() }),
		commentCount: page.commentCount,
		comment: view.branches.flatMap((branch) => commentsOf(view, branch)),
	};
	return raw(`<script type="application/ld+json">${inScript(data)}</script>`);
}

/** A place that shows nothing is none; what stands below it moves up. */
function commentsOf(view: ThreadPageView, { comment, replies }: Branch): object[] {
	const below = replies.flatMap((reply) => commentsOf(view, reply));
	const { id, author, body, createdAt, editedAt, status } = comment;
	if (status !== "visible" || author === null) return below;
	const url = commentAddress(id, { ...view, siteId: view.site.id, pageKey: view.page.key, url: view.page.url });
	return [
		{
			"@type": "Comment",
			url,
			text: excerpt(body, Number.POSITIVE_INFINITY),
			author: { "@type": "Person", name: author.name, ...(author.website && { url: author.website }) },
			datePublished: new Date(createdAt).toISOString(),
			...(editedAt !== undefined && { dateModified: new Date(editedAt).toISOString() }),
			...(below.length > 0 && { comment: below }),
		},
	];
}

/** JSON that no parser of HTML can be led out of: every sign that could end the element is written as its number. */
function inScript(data: object): string {
	return JSON.stringify(data).replace(
		/[<>&\u2028\u2029]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}
