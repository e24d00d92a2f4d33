// The newest visible comments of a whole site.

import { EXCERPT_MAX } from "../contract/limits.ts";
import type { RecentView } from "../contract/wire.ts";
import { excerpt } from "../domain/excerpt.ts";
import { ownWordsOf } from "../domain/settings.ts";
import { authorOf, type ViewRow } from "./comment-rows.ts";
import type { Database } from "./database.ts";
import { readSiteStatement, type SiteRow, toSite } from "./sites.ts";

/** `origins` are the site's: where its pages are. */
export type Recent = { origins: string[]; comments: Omit<RecentView["comments"][number], "url">[] } & Pick<
	RecentView,
	"settings"
>;
type RecentRow = ViewRow & { page_key: string; title: string; url: string | null };

/** Newest first. Null where there is no such site. */
export async function readRecent(db: Database, ask: { siteId: string; limit: number }): Promise<Recent | null> {
	const { rows } = await db.batch<[SiteRow[], RecentRow[]]>([
		readSiteStatement(db, ask.siteId),
		db.prepare(
			`SELECT comments.id, author_name, author_website, author_avatar, is_owner, body, comments.created_at, page_key, title, url
			FROM comments CROSS JOIN threads ON threads.id = thread_id AND threads.deleted_at IS NULL
			WHERE comments.site_id = ?1 AND status = 'visible' ORDER BY comments.id DESC LIMIT ?2`,
			ask.siteId,
			ask.limit,
		),
	]);
	const [[site], comments] = rows;
	if (!site) return null;
	const { origins, settings } = toSite(site);
	return {
		origins,
		...ownWordsOf(settings),
		comments: comments.map((row) => ({
			id: row.id,
			page: { key: row.page_key, title: row.title, url: row.url },
			author: authorOf(row),
			excerpt: excerpt(JSON.parse(row.body), EXCERPT_MAX),
			createdAt: row.created_at,
		})),
	};
}
