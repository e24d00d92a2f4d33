// How a page finds its thread: by the thread's own key, by one it once had, or by where the site's redirects say that it
// was or is. It is SQL inside the statement that needs the thread, so that it costs no round trip; what is not there costs
// no row. Parameters: ?1 site, ?2 page.

import { type Prefix, spellings } from "../domain/redirects.ts";
import type { Database } from "./database.ts";

const NOT_MERGED = "threads.merged_into IS NULL";
const STANDING = `${NOT_MERGED} AND threads.deleted_at IS NULL`;

/** By the thread's own or former keys. @param keySql a page key @param conditionSql of the thread */
const byKeySql = (keySql: string, conditionSql: string) => `coalesce(
		(SELECT threads.id FROM thread_aliases JOIN threads ON threads.id = thread_id
			WHERE thread_aliases.site_id = ?1 AND thread_aliases.page_key = ${keySql} AND ${conditionSql}),
		(SELECT threads.id FROM threads WHERE threads.site_id = ?1 AND threads.page_key = ${keySql} AND ${conditionSql})
	)`;

/** A key by one line of the site's redirects, in one direction. */
const redirectedSql = (keySql: string, fromSql: string, toSql: string) => `CASE
		WHEN rule.value ->> 2 THEN iif(${keySql} = ${fromSql}, ${toSql}, NULL)
		WHEN substr(${keySql}, 1, length(${fromSql})) = ${fromSql} THEN ${toSql} || substr(${keySql}, length(${fromSql}) + 1)
	END`;
const FROM = "(rule.value ->> 0)";
const TO = "(rule.value ->> 1)";

/** The id of the thread a page key finds. @param keySql a page key @param conditionSql of the thread */
const threadSql = (keySql: string, conditionSql: string) => `coalesce(
	${byKeySql(keySql, conditionSql)},
	(SELECT ${byKeySql("moved.value", conditionSql)} AS found FROM sites
		CROSS JOIN json_each(sites.redirects) AS rule
		CROSS JOIN json_each(json_array(${redirectedSql(keySql, FROM, TO)}, ${redirectedSql(keySql, TO, FROM)})) AS moved
		WHERE sites.id = ?1 AND moved.value IS NOT NULL AND found IS NOT NULL LIMIT 1)
)`;

/** The id of the page's thread as readers have it: none of one that is deleted. */
export const THREAD = threadSql("?2", STANDING);
/** The same where it is deleted, too. */
export const ANY_THREAD = threadSql("?2", NOT_MERGED);
/** Of each page of a list: `json_each(?2) AS asked`. */
export const ASKED_THREAD = threadSql("asked.value", STANDING);

/** To select of ANY_THREAD: what readers are told of it. One that is deleted is empty and closed. */
export const THREAD_HEAD = `iif(threads.deleted_at IS NULL, threads.comment_count, 0) AS comment_count,
	iif(threads.deleted_at IS NULL, threads.like_count, 0) AS like_count,
	(threads.is_closed OR threads.deleted_at IS NOT NULL) AS is_closed,
	coalesce(threads.deleted_at, threads.closed_at) AS closed_at, threads.stays_open`;

/** To select of a thread: all keys it is asked by, for `toPageKeys`. */
export const PAGE_KEYS = `json_object('key', threads.page_key, 'redirects', json((SELECT redirects FROM sites WHERE id = threads.site_id)),
	'aliases', json((SELECT json_group_array(page_key) FROM (
		SELECT page_key FROM thread_aliases WHERE thread_id = threads.id ORDER BY created_at DESC LIMIT 20
	)))) AS page_keys`;

/** The thread's own key first. */
export function toPageKeys(pageKeys: string): string[] {
	const { key, redirects, aliases } = JSON.parse(pageKeys) as { key: string; redirects: Prefix[]; aliases: string[] };
	return spellings([key, ...aliases], redirects);
}

/** Reads all keys of the page's thread; deleted ones included. */
export function pageKeysStatement(db: Database, page: { siteId: string; pageKey: string }): D1PreparedStatement {
	return db.prepare(`SELECT ${PAGE_KEYS} FROM threads WHERE threads.id = ${ANY_THREAD}`, page.siteId, page.pageKey);
}
