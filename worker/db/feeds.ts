// The newest visible comments for feeds: of a page, of a site, or those that answer one person. Rows read are those
// returned and a few more, whatever the size of the database.

import { FEED_ENTRIES } from "../contract/limits.ts";
import type { MarkupNode } from "../contract/markup.ts";
import { readAuthorStatement, touchTokenStatement } from "./authors.ts";
import type { Database } from "./database.ts";
import { readSiteStatement, type Site, type SiteRow, toSite } from "./sites.ts";
import { THREAD } from "./thread-keys.ts";

export type FeedComment = {
	id: string;
	parentId: string | null;
	author: { name: string; website: string | null };
	body: MarkupNode[];
	createdAt: number;
	editedAt: number | null;
	page: { key: string; title: string; url: string | null };
};

type FeedRow = {
	id: string;
	parent_id: string | null;
	author_name: string;
	author_website: string | null;
	body: string;
	created_at: number;
	edited_at: number | null;
	page_key: string;
	title: string;
	url: string | null;
};

const FEED_SQL = `SELECT comments.id, parent_id, author_name, author_website, body, comments.created_at, edited_at,
		page_key, title, url
	FROM comments CROSS JOIN threads ON threads.id = thread_id AND threads.deleted_at IS NULL`;
const NEWEST = `status = 'visible' ORDER BY comments.id DESC LIMIT ${FEED_ENTRIES}`;

/** Newest first. @param ask `pageKey` is undefined for the whole site. Null where there is no such site. */
export async function readFeed(
	db: Database,
	ask: { siteId: string; pageKey: string | undefined },
): Promise<{ site: Site; comments: FeedComment[] } | null> {
	const ofSite = db.prepare(`${FEED_SQL} WHERE comments.site_id = ?1 AND ${NEWEST}`, ask.siteId);
	const ofPage = db.prepare(`${FEED_SQL} WHERE thread_id = ${THREAD} AND ${NEWEST}`, ask.siteId, ask.pageKey ?? "");
	const { rows } = await db.batch<[SiteRow[], FeedRow[]]>([
		readSiteStatement(db, ask.siteId),
		ask.pageKey === undefined ? ofSite : ofPage,
	]);
	const [[site], comments] = rows;
	return site ? { site: toSite(site), comments: comments.map(toFeedComment) } : null;
}

/** What others answered to the bearer of a token, which that keeps alive. `isKnown` is false where it is no more. */
export async function readRepliesFeed(
	db: Database,
	token: { hash: string; siteId: string; now: number },
): Promise<{ site: Site | null; isKnown: boolean; comments: FeedComment[] }> {
	const { rows } = await db.batch<[SiteRow[], unknown[], FeedRow[]]>([
		readSiteStatement(db, token.siteId),
		readAuthorStatement(db, token),
		db.prepare(
			`${FEED_SQL} WHERE answered_author_id = (SELECT author_id FROM viewer_tokens WHERE token_hash = ?1)
				AND answered_author_id IS NOT NULL AND comments.site_id = ?2 AND author_id <> answered_author_id AND ${NEWEST}`,
			token.hash,
			token.siteId,
		),
		touchTokenStatement(db, token),
	]);
	const [[site], author, comments] = rows;
	return { site: site ? toSite(site) : null, isKnown: author.length > 0, comments: comments.map(toFeedComment) };
}

function toFeedComment(row: FeedRow): FeedComment {
	return {
		id: row.id,
		parentId: row.parent_id,
		author: { name: row.author_name, website: row.author_website },
		body: JSON.parse(row.body),
		createdAt: row.created_at,
		editedAt: row.edited_at,
		page: { key: row.page_key, title: row.title, url: row.url },
	};
}
