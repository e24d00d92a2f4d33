// What a visitor with a token has on one page.

import { OWN_REACTIONS_MAX } from "../contract/limits.ts";
import { type AuthorRow, readAuthorStatement } from "./authors.ts";
import { OWN_COLUMNS, type OwnRow } from "./comment-rows.ts";
import type { Database } from "./database.ts";
import { readSiteStatement, type Site, type SiteRow, toSite } from "./sites.ts";
import { THREAD } from "./thread-keys.ts";

/** How far back own visible comments are answered, so that a thread answer from a cache does not hide them. */
const RECENT_MS = 24 * 3_600_000;
/** Own comments of a thread that are looked through. */
const LOOK_BACK = 100;

const BEARER = "(SELECT author_id FROM viewer_tokens WHERE token_hash = ?3)";

export type ViewerRows = {
	site: Site | null;
	author: AuthorRow | null;
	/** Waiting ones and those of the last day, newest first, at most `limit`. */
	comments: OwnRow[];
	/** Own ones on this page. */
	reactions: { comment_id: string; kind: string }[];
	likesPage: boolean;
};

/** In one round trip. */
export async function readViewerRows(
	db: Database,
	ask: { siteId: string; pageKey: string; tokenHash: string; limit: number; now: number },
): Promise<ViewerRows> {
	const { rows } = await db.batch<[SiteRow[], AuthorRow[], OwnRow[], ViewerRows["reactions"], unknown[]]>([
		readSiteStatement(db, ask.siteId),
		readAuthorStatement(db, { hash: ask.tokenHash, siteId: ask.siteId, now: ask.now }),
		db.prepare(
			`SELECT ${OWN_COLUMNS} FROM (
				SELECT ${OWN_COLUMNS} FROM comments
				WHERE author_id = ${BEARER} AND thread_id = ${THREAD}
				ORDER BY id DESC LIMIT ${LOOK_BACK}
			)
			WHERE status IN ('pending', 'spam') OR (status = 'visible' AND created_at > ?4)
			LIMIT ?5`,
			ask.siteId,
			ask.pageKey,
			ask.tokenHash,
			ask.now - RECENT_MS,
			ask.limit,
		),
		db.prepare(
			`SELECT comment_id, kind FROM comment_reactions WHERE author_id = ${BEARER} AND thread_id = ${THREAD}
			ORDER BY comment_id DESC LIMIT ${OWN_REACTIONS_MAX}`,
			ask.siteId,
			ask.pageKey,
			ask.tokenHash,
		),
		db.prepare(
			`SELECT 1 FROM page_reactions WHERE author_id = ${BEARER} AND thread_id = ${THREAD}`,
			ask.siteId,
			ask.pageKey,
			ask.tokenHash,
		),
	]);
	const [[site], [author], comments, reactions, like] = rows;
	return {
		site: site ? toSite(site) : null,
		author: author ?? null,
		comments,
		reactions,
		likesPage: like.length > 0,
	};
}
