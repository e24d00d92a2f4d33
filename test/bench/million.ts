// A database of a million comments, written straight into the local SQLite file: seconds, not minutes.

import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { Settings } from "../../worker/contract/wire.ts";

/** Comments in the threads that are measured; the rest of the million is in threads of a hundred. */
export const SIZES = [50, 1_000, 10_000, 100_000];
const MILLION = 1_000_000;
const REST = 100;
/** Of those, in so many threads all wait for a moderator: 100,000 comments. */
const WAITING_THREADS = 1_000;

/** What the session of the bench's owner is kept by in its cookie. */
export const SESSION = "a-session-of-the-bench-and-of-nothing-else";

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

export function fillMillion(database: DatabaseSync): void {
	const threads: Filling[] = SIZES.map((size) => ({ page: `/thread-${size}`, size }));
	let left = MILLION - SIZES.reduce((sum, size) => sum + size, 0);
	for (let rest = 0; left > 0; rest++) {
		threads.push({ page: `/rest-${rest}`, size: Math.min(REST, left), isWaiting: left <= WAITING_THREADS * REST });
		left -= REST;
	}
	// What is written meanwhile is no flood.
	fillSite(database, threads, { mode: "publish", floodPerHour: 100_000 });
}

/** One site and who owns the installation. Half of a thread's comments are top-level, each with one reply. */
export function fillSite(database: DatabaseSync, threads: Filling[], settings: Partial<Settings>): void {
	const triggers = database.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all() as {
		name: string;
		sql: string;
	}[];
	// A trigger a row would take minutes; the counters are written with the rows.
	for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
	database.exec("BEGIN");
	database
		.prepare(
			`INSERT INTO sites (id, name, origins, settings, created_at) VALUES ('bench', 'Bench', '["https://bench.example"]', ?, 0)`,
		)
		.run(JSON.stringify(settings));
	database.exec("INSERT INTO authors (id, site_id, name, avatar, created_at) VALUES ('bench', 'bench', 'Ada', 7, 0)");
	let from = 0;
	for (const thread of threads) {
		fillThread(database, { ...thread, from });
		from += thread.size;
	}
	database.exec(
		`INSERT INTO site_counts (site_id, visible, pending)
		SELECT 'bench', sum(status = 'visible'), sum(status = 'pending') FROM comments`,
	);
	signInOwner(database);
	database.exec("COMMIT");
	for (const { sql } of triggers) database.exec(sql);
	database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
}

function signInOwner(database: DatabaseSync): void {
	const hash = createHash("sha256").update(SESSION).digest("hex");
	const now = Date.now();
	database.prepare("INSERT INTO accounts (id, name, role, created_at) VALUES ('bench', 'Bench', 'owner', ?)").run(now);
	database
		.prepare(
			`INSERT INTO sessions (token_hash, account_id, created_at, last_used_at, expires_at)
			VALUES (?1, 'bench', ?2, ?2, ?2 + 86400000)`,
		)
		.run(hash, now);
}

type Filling = { page: string; size: number; isWaiting?: boolean };

function fillThread(database: DatabaseSync, { page, size, from, isWaiting = false }: Filling & { from: number }): void {
	database
		.prepare("INSERT INTO threads (site_id, page_key, comment_count, created_at) VALUES ('bench', ?, ?, 0)")
		.run(page, isWaiting ? 0 : size);
	const id = (n: string) => `'01TEST' || substr('00000000000000000000' || CAST(${n} AS INTEGER), -20)`;
	const isReply = "i % 2";
	const root = `iif(${isReply}, ${id("?2 + i - 1")}, NULL)`;
	database
		.prepare(
			`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1)
			INSERT INTO comments (id, site_id, thread_id, parent_id, root_id, ancestors, author_id, author_name, author_avatar, text,
				body, markup_version, status, verdict, reply_count, reaction_count, reactions, created_at, held_at)
			SELECT ${id("?2 + i")}, 'bench', (SELECT id FROM threads WHERE page_key = ?3), ${root}, ${root},
				iif(${isReply}, json_array(${id("?2 + i - 1")}), '[]'), 'bench', 'Ada ' || i, i % 65536, 'text', ?4, 1, ${isWaiting ? "'pending', 'hold'" : "'visible', 'publish'"},
				${isWaiting ? "0" : `iif(${isReply}, 0, 1)`}, i / 2 % 7, iif(i / 2 % 7, json_object('👍', i / 2 % 7), '{}'), ?2 + i, ${isWaiting ? "?2 + i" : "NULL"}
			FROM n`,
		)
		.run(size, from, page, BODY);
}
