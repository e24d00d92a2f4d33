// The one way a row of the table threads comes to be: with a page's first write.

import type { Database } from "./database.ts";

export type NewThread = { siteId: string; pageKey: string; title: string; url: string | null; now: number };

/** To stand in the batch of the write; does nothing where the thread is there. */
export function insertThreadStatement(db: Database, thread: NewThread): D1PreparedStatement {
	return db.prepare(
		"INSERT INTO threads (site_id, page_key, title, url, created_at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
		thread.siteId,
		thread.pageKey,
		thread.title,
		thread.url,
		thread.now,
	);
}
