// The one way a row of the table threads comes to be: with a page's first write.

import type { Database } from "./database.ts";

export type NewThread = { siteId: string; pageKey: string; now: number };

/** To stand in the batch of the write; does nothing where the thread is there. */
export function insertThreadStatement(db: Database, { siteId, pageKey, now }: NewThread): D1PreparedStatement {
	const sql = "INSERT INTO threads (site_id, page_key, created_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
	return db.prepare(sql, siteId, pageKey, now);
}

/**
 * What a comment says its page is called and where it is, before the comment is written. It holds until another says so,
 * and for good with the first comment readers can see: nobody has let through what came before it.
 */
export function nameThreadStatement(
	db: Database,
	{ siteId, pageKey, title, url }: Omit<NewThread, "now"> & { title: string; url: string | null },
): D1PreparedStatement {
	return db.prepare(
		`UPDATE threads SET title = coalesce(nullif(?3, ''), title), url = coalesce(?4, url)
		WHERE site_id = ?1 AND page_key = ?2 AND (comment_count = 0 OR (title = '' AND url IS NULL))`,
		siteId,
		pageKey,
		title,
		url,
	);
}
