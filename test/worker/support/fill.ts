// Fills a site with comments by SQL.

import { env } from "cloudflare:workers";
import type { TestSite } from "./people.ts";

/** Rows made where they stand: writing so many through the API would take minutes. */
export async function fill(
	at: TestSite,
	rows: {
		n: number;
		status: string;
		author?: string;
		reasons?: string;
		page?: string;
		heldAfter?: number;
		/** By which they are found, beside "words". */
		word?: string;
	},
): Promise<void> {
	const page = rows.page ?? "/bulk";
	const author = rows.author ?? crypto.randomUUID();
	await env.DB.batch([
		env.DB.prepare(
			"INSERT INTO authors (id, site_id, name, avatar, created_at) VALUES (?1, ?2, 'Bulk', 1, 0) ON CONFLICT DO NOTHING",
		).bind(author, at.id),
		env.DB.prepare(
			"INSERT INTO threads (site_id, page_key, created_at) VALUES (?1, ?2, 0) ON CONFLICT DO NOTHING",
		).bind(at.id, page),
		env.DB.prepare(
			`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?3)
			INSERT INTO comments (id, site_id, thread_id, author_id, author_name, author_avatar, text, body, markup_version,
				status, verdict, reasons, created_at, held_at, words)
			SELECT '01B' || substr(hex(randomblob(16)), 1, 15) || printf('%08d', i), ?1, (SELECT id FROM threads WHERE site_id = ?1 AND page_key = ?6),
				?2, 'Bulk', 1, 'bulk words', '[["p",["bulk words"]]]', 1, ?4, 'hold', ?5, 1000 + i, ?7 + i, ?8 FROM n`,
		).bind(
			at.id,
			author,
			rows.n,
			rows.status,
			rows.reasons ?? "[]",
			page,
			rows.heldAfter ?? 1_000,
			JSON.stringify([rows.word ?? "bulk", "words"]),
		),
	]);
}
