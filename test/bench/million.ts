// A database of a million comments, written straight into the local SQLite file: seconds, not minutes.

import type { DatabaseSync } from "node:sqlite";

/** Comments in the threads that are measured; the rest of the million is in threads of a hundred. */
export const SIZES = [50, 1_000, 10_000, 100_000];
const MILLION = 1_000_000;
const REST = 100;

const BODY = JSON.stringify([
	[
		"p",
		[
			"A comment of middling length, with ",
			["em", ["some"]],
			" emphasis, as the half of all comments are; it says little and says it kindly.",
		],
	],
]);

/** Half of a thread's comments are top-level, each with one reply. */
export function fillMillion(database: DatabaseSync): void {
	const triggers = database.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all() as {
		name: string;
		sql: string;
	}[];
	// A trigger a row would take minutes; the counters are written with the rows.
	for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
	database.exec("BEGIN");
	database.exec(
		`INSERT INTO sites (id, name, origins, settings, created_at) VALUES ('bench', 'Bench', '["https://bench.example"]', '{"mode":"publish"}', 0)`,
	);
	database.exec("INSERT INTO authors (id, site_id, name, avatar, created_at) VALUES ('bench', 'bench', 'Ada', 7, 0)");
	let from = 0;
	for (const size of SIZES) {
		fillThread(database, { page: `/thread-${size}`, size, from });
		from += size;
	}
	for (let rest = 0; from < MILLION; rest++) {
		fillThread(database, { page: `/rest-${rest}`, size: Math.min(REST, MILLION - from), from });
		from += REST;
	}
	database.exec("COMMIT");
	for (const { sql } of triggers) database.exec(sql);
	database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
}

function fillThread(database: DatabaseSync, { page, size, from }: { page: string; size: number; from: number }): void {
	database
		.prepare("INSERT INTO threads (site_id, page_key, comment_count, created_at) VALUES ('bench', ?, ?, 0)")
		.run(page, size);
	const id = (n: string) => `'01TEST' || substr('00000000000000000000' || CAST(${n} AS INTEGER), -20)`;
	const isReply = "i % 2";
	const root = `iif(${isReply}, ${id("?2 + i - 1")}, NULL)`;
	database
		.prepare(
			`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1)
			INSERT INTO comments (id, site_id, thread_id, parent_id, root_id, ancestors, author_id, author_name, author_avatar, text,
				body, markup_version, status, verdict, reply_count, reaction_count, reactions, created_at)
			SELECT ${id("?2 + i")}, 'bench', (SELECT id FROM threads WHERE page_key = ?3), ${root}, ${root},
				iif(${isReply}, json_array(${id("?2 + i - 1")}), '[]'), 'bench', 'Ada ' || i, i % 65536, 'text', ?4, 1, 'visible', 'publish',
				iif(${isReply}, 0, 1), i / 2 % 7, iif(i / 2 % 7, json_object('👍', i / 2 % 7), '{}'), ?2 + i
			FROM n`,
		)
		.run(size, from, page, BODY);
}
