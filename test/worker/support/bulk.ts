// Many comments at once, by SQL: threads of the size a test needs.

import { env } from "cloudflare:workers";
import type { TestSite } from "./people.ts";

/** A ULID that sorts by its number, as a site's history would. */
export const bulkId = (n: number) => `01TEST${String(n).padStart(20, "0")}`;

/**
 * Top-level comments on a page, each with so many replies. Ids start at `from`; times follow the ids.
 */
export async function fill(
	at: TestSite,
	{ page, roots, replies = 0, from = 0 }: { page: string; roots: number; replies?: number; from?: number },
): Promise<void> {
	const author = `author-${at.id}`;
	const base = `site_id, thread_id, author_id, author_name, author_avatar, text, body, markup_version, status, verdict, created_at`;
	const values = `?1, (SELECT id FROM threads WHERE site_id = ?1 AND page_key = ?2), ?3, 'Ada', 7, 'text', '[["p",["text"]]]', 1, 'visible', 'publish'`;
	const id = (n: string) => `'01TEST' || substr('00000000000000000000' || CAST(${n} AS INTEGER), -20)`;
	const each = replies + 1;
	const run = (sql: string, ...extra: unknown[]) =>
		env.DB.prepare(sql).bind(at.id, page, author, from, roots, ...extra);
	const numbers = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?5)";
	await env.DB.batch([
		env.DB.prepare(
			"INSERT OR IGNORE INTO authors (id, site_id, name, avatar, created_at) VALUES (?1, ?2, 'Ada', 7, 0)",
		).bind(author, at.id),
		env.DB.prepare("INSERT OR IGNORE INTO threads (site_id, page_key, created_at) VALUES (?1, ?2, 0)").bind(
			at.id,
			page,
		),
		run(
			`${numbers} INSERT INTO comments (id, ${base}) SELECT ${id(`?4 + i * ${each}`)}, ${values}, ?4 + i * ${each} FROM n`,
		),
	]);
	if (replies === 0) return;
	const replyNumbers = `${numbers}, r(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM r WHERE k < ?6)`;
	const root = id(`?4 + i * ${each}`);
	await run(
		`${replyNumbers} INSERT INTO comments (id, parent_id, root_id, ancestors, ${base})
		SELECT ${id(`?4 + i * ${each} + k`)}, ${root}, ${root}, json_array(${root}), ${values}, ?4 + i * ${each} + k FROM n, r`,
		replies,
	).run();
}

/** Gives comments of a filled site so many reactions, of a kind each. What is no comment of the site gets none. */
export async function react(at: TestSite, wished: [id: string, count: number][]): Promise<void> {
	if (wished.length === 0) return;
	await env.DB.batch(
		wished.map(([id, count]) =>
			env.DB.prepare(
				`INSERT OR IGNORE INTO comment_reactions (comment_id, author_id, kind, thread_id, created_at)
				SELECT comments.id, ?2, 'kind ' || value, thread_id, 0 FROM comments, json_each(?3) WHERE comments.id = ?1 AND site_id = ?4`,
			).bind(id, `author-${at.id}`, JSON.stringify(Array.from({ length: count }, (_, n) => n)), at.id),
		),
	);
}
