// The one way a row of the table threads comes to be: with the first write on a page that finds none by any key.

import { likeness } from "../domain/likeness.ts";
import { pageWords } from "../domain/search-words.ts";
import type { Database } from "./database.ts";
import { ANY_THREAD, THREAD } from "./thread-keys.ts";

export type NewThread = { siteId: string; pageKey: string; now: number };

/** To stand in the batch of the write; does nothing where the thread is there. */
export function insertThreadStatement(db: Database, { siteId, pageKey, now }: NewThread): D1PreparedStatement {
	return db.prepare(
		`INSERT INTO threads (site_id, page_key, created_at, likeness, words)
		SELECT ?1, ?2, ?3, ?4, ?5 WHERE ${ANY_THREAD} IS NULL ON CONFLICT DO NOTHING`,
		siteId,
		pageKey,
		now,
		likeness(pageKey),
		JSON.stringify(pageWords({ title: "", pageKey })),
	);
}

/**
 * What a comment says its page is called and where it is, before the comment is written. It holds until another says so,
 * and for good with the first comment readers can see: nobody has let through what came before it. What a moderator called the page no comment changes.
 */
export function nameThreadStatement(
	db: Database,
	{ siteId, pageKey, title, url }: Omit<NewThread, "now"> & { title: string; url: string | null },
): D1PreparedStatement {
	return db.prepare(
		`UPDATE threads SET title = coalesce(nullif(?3, ''), title), url = coalesce(?4, url), words = iif(?3 = '', words, ?5)
		WHERE id = ${THREAD} AND is_titled = 0 AND (comment_count = 0 OR (title = '' AND url IS NULL))`,
		siteId,
		pageKey,
		title,
		url,
		JSON.stringify(pageWords({ title, pageKey })),
	);
}
