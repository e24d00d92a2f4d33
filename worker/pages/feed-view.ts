// What a feed says, whatever format it is written in.

import { html } from "hono/html";
import type { FeedComment } from "../db/feeds.ts";
import { commentAddress, pageAddress } from "./addresses.ts";
import { markupHtml } from "./markup-html.ts";
import { isolate, type Words } from "./words.ts";

export type FeedView = {
	id: string;
	title: string;
	lang: string;
	/** Its own address, and the one for people. */
	self: string;
	home: string;
	/** When anything in it changed last, in ms. */
	updated: number;
	entries: FeedEntry[];
};

export type FeedEntry = {
	id: string;
	title: string;
	url: string;
	author: { name: string; website: string | null };
	/** HTML. */
	content: string;
	published: number;
	updated: number;
	/** The comment it answers. */
	replyTo: { id: string; url: string } | null;
};

/** The same for ever, wherever the comment is read (RFC 4151). */
export function tagOf(api: string, name: string): string {
	return `tag:${new URL(api).hostname},2026:${name}`;
}

export function entryOf(
	comment: FeedComment,
	{ api, site, words }: { api: string; site: { id: string; origins: string[] }; words: Words },
): FeedEntry {
	const { id, parentId, author, body, createdAt, editedAt, page } = comment;
	const at = { api, siteId: site.id, pageKey: page.key, url: pageAddress(page, site.origins) };
	return {
		id: tagOf(api, `comment/${id}`),
		title: words.t("feed.entry", { name: isolate(author.name), title: page.title || page.key }),
		url: commentAddress(id, at),
		author,
		content: String(html`${markupHtml(body)}`),
		published: createdAt,
		updated: editedAt ?? createdAt,
		replyTo: parentId === null ? null : { id: tagOf(api, `comment/${parentId}`), url: commentAddress(parentId, at) },
	};
}
