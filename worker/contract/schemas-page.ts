// What the pages and feeds made for readers without a script are asked, and what their form sends.

import * as v from "valibot";
import { commentId, cursor, page } from "./schemas.ts";
import { sorts } from "./settings.ts";

const lang = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), v.maxLength(35));
const readThreadPageEntries = {
	page,
	/** For the first comment on a page: its title, which nobody else tells us. */
	title: v.optional(v.pipe(v.string(), v.maxLength(8_000))),
	sort: v.optional(v.picklist(sorts)),
	lang: v.optional(lang),
	/** Where the page after the first begins; with `root`, among its replies. */
	after: v.optional(cursor),
	/** A top-level comment that is shown with all its replies, and nothing else. */
	root: v.optional(commentId),
	/** A comment that is to be on the page, however deep it is. */
	focus: v.optional(commentId),
	/** A comment that the form answers. */
	replyTo: v.optional(commentId),
	/** What became of the comment that was just posted. */
	posted: v.optional(v.picklist(["visible", "waiting"])),
};
export const postThreadPageQuery = v.object(readThreadPageEntries);
export const readThreadPageQuery = v.object({
	...readThreadPageEntries,
	/** Bare HTML with absolute addresses, for a page built elsewhere. */
	fragment: v.optional(v.literal("1")),
});

const field = v.optional(v.string(), "");
export const postThreadPage = v.object({
	text: field,
	name: field,
	email: field,
	website: field,
	formToken: v.optional(v.pipe(v.string(), v.maxLength(200))),
	/** Left empty by people: the field is out of sight (R-SP-2). */
	subject: v.optional(v.pipe(v.string(), v.maxLength(1_000))),
});

export const readTurnstilePageQuery = v.object({
	/** Of the page around the frame: on the site's list. */
	origin: v.pipe(v.string(), v.maxLength(300)),
	/** The form's note, to which the token is bound. */
	form: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
	lang,
	theme: v.picklist(["light", "dark"]),
	dir: v.picklist(["ltr", "rtl"]),
});

/** Without a page: the comments of the whole site. */
export const readFeedQuery = v.object({ page: v.optional(page) });

/** What of JSON Feed 1.1 is used. */
export const jsonFeed = v.object({
	version: v.literal("https://jsonfeed.org/version/1.1"),
	title: v.string(),
	home_page_url: v.string(),
	feed_url: v.string(),
	language: v.string(),
	items: v.array(
		v.object({
			id: v.string(),
			url: v.string(),
			title: v.string(),
			content_html: v.string(),
			date_published: v.string(),
			date_modified: v.string(),
			authors: v.array(v.object({ name: v.string(), url: v.optional(v.string()) })),
		}),
	),
});
