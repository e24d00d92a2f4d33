// Migrations go forward over a database in use: what is there is kept and completed, and what the version before asks of
// the tables still works on the new ones.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { root } from "../../worker/cli/wrangler.ts";

const migration = (name: string) => readFileSync(join(root, "worker/migrations", name), "utf8");

/** As the first version wrote it. */
function insertComment(database: DatabaseSync, id: string, status: string): void {
	database
		.prepare(
			`INSERT INTO comments (id, site_id, thread_id, author_id, author_name, author_avatar, text, body, markup_version,
				status, verdict, created_at, held_at) VALUES (?1, 'blog', 1, ?2, ?2, 7, 'text', '[]', 1, ?3, 'publish', 1, 1)`,
		)
		.run(id, `author of ${id}`, status);
}

function databaseInUse(): DatabaseSync {
	const database = new DatabaseSync(":memory:");
	database.exec(migration("0001_start.sql"));
	database.exec(
		`INSERT INTO sites (id, name, created_at) VALUES ('blog', 'Blog', 0);
		INSERT INTO threads (site_id, page_key, created_at) VALUES ('blog', '/post', 0);`,
	);
	for (const [id, status] of [
		["seen", "visible"],
		["held", "pending"],
	] as const) {
		database.prepare("INSERT INTO authors VALUES (?1, 'blog', ?1, NULL, NULL, 7, 0, 0)").run(`author of ${id}`);
		insertComment(database, id, status);
	}
	database.exec(migration("0002_reactions_reports_revisions.sql"));
	return database;
}

describe("0002 over a database in use", () => {
	it("knows the names readers have seen, and no other", () => {
		const rows = databaseInUse().prepare("SELECT id, shown_name FROM authors ORDER BY id").all();
		expect(rows.map((row) => Object.values(row))).toEqual([
			["author of held", null],
			["author of seen", "author of seen"],
		]);
	});

	it("keeps the counters right and the queue whole under what the version before writes", () => {
		const database = databaseInUse();
		const one = (sql: string) => Object.values(database.prepare(sql).get()!)[0];
		const thread = "SELECT comment_count FROM threads";
		expect(one(thread)).toBe(1);
		database.prepare("UPDATE comments SET status = 'visible', version = version + 1 WHERE id = 'held'").run();
		expect([one(thread), one("SELECT version FROM threads")]).toEqual([2, 1]);
		database.prepare("UPDATE comments SET status = 'pending' WHERE id = 'seen'").run();
		expect([one(thread), one("SELECT version FROM threads")]).toEqual([1, 2]);
		const queue = database.prepare(
			"EXPLAIN QUERY PLAN SELECT id FROM comments WHERE status = 'pending' ORDER BY held_at, id",
		);
		expect(JSON.stringify(queue.all())).toContain("comments_queued");
		expect(one("SELECT id FROM comments WHERE is_waiting = 1")).toBe("seen");
	});
});

describe("0003 over a database in use", () => {
	it("knows of every reply whom it answers, and takes what the version before writes", () => {
		const database = databaseInUse();
		database.exec("UPDATE comments SET parent_id = 'seen', root_id = 'seen' WHERE id = 'held'");
		database.exec(migration("0003_feeds.sql"));
		database.exec(
			"INSERT INTO authors (id, site_id, name, avatar, created_at) VALUES ('author of later', 'blog', 'Later', 7, 0)",
		);
		insertComment(database, "later", "visible");
		const rows = database.prepare("SELECT id, answered_author_id FROM comments ORDER BY id").all();
		expect(rows.map((row) => Object.values(row))).toEqual([
			["held", "author of seen"],
			["later", null],
			["seen", null],
		]);
	});
});

describe("0009 over a database in use", () => {
	it("knows when each thread was last written in, and takes what the version before writes", () => {
		const database = databaseInUse();
		for (const name of ["0003_feeds.sql", "0004_roles.sql", "0005_acts.sql", "0009_threads_people.sql"])
			database.exec(migration(name));
		const one = (sql: string) => Object.values(database.prepare(sql).get()!)[0];
		expect(one("SELECT active_at FROM threads"), "of the newest comment readers see").toBe(1);
		database.exec(
			`INSERT INTO threads (site_id, page_key, created_at) VALUES ('blog', '/later', 5);
			INSERT INTO authors (id, site_id, name, avatar, created_at) VALUES ('author of new', 'blog', 'New', 7, 0);`,
		);
		insertComment(database, "new", "visible");
		expect(one("SELECT active_at FROM threads WHERE page_key = '/later'")).toBe(5);
		expect(one("SELECT comment_count FROM threads WHERE page_key = '/post'")).toBe(2);
		expect(one("SELECT count(*) FROM threads WHERE likeness IS NULL"), "compared in the night").toBe(2);
		expect(one("SELECT count(*) FROM authors WHERE name_words IS NULL")).toBe(3);
	});
});

describe("0006 over a database in use", () => {
	it("counts what is there and what the version before writes, which is found once its words are written down", () => {
		const database = databaseInUse();
		for (const name of ["0003_feeds.sql", "0004_roles.sql", "0005_acts.sql"]) database.exec(migration(name));
		database.exec(
			`INSERT INTO accounts (id, name, role, created_at) VALUES ('owner', 'Owner', 'owner', 0);
			INSERT INTO decisions (comment_id, version, account_id, action, from_status, to_status, created_at)
			VALUES ('seen', 1, 'owner', 'approve', 'pending', 'visible', 1);`,
		);
		database.exec(migration("0006_queue.sql"));
		const row = (sql: string) => Object.values(database.prepare(sql).get()!);
		const counts = "SELECT visible, pending, spam, removed, deleted, reported FROM site_counts WHERE site_id = 'blog'";
		expect(row(counts)).toEqual([1, 1, 0, 0, 0, 0]);
		expect(row("SELECT site_id FROM decisions")).toEqual(["blog"]);
		database.exec(
			`INSERT INTO authors (id, site_id, name, avatar, created_at) VALUES ('author of later', 'blog', 'Later', 7, 0);
			INSERT INTO decisions (comment_id, version, account_id, action, from_status, to_status, created_at)
			VALUES ('held', 1, 'owner', 'spam', 'pending', 'spam', 2);
			UPDATE comments SET status = 'spam', version = 2 WHERE id = 'held';`,
		);
		insertComment(database, "later", "visible");
		expect(row(counts)).toEqual([2, 0, 1, 0, 0, 0]);
		expect(row("SELECT site_id FROM decisions WHERE comment_id = 'held'")).toEqual(["blog"]);
		expect(row("SELECT count(*) FROM comments WHERE words IS NULL")).toEqual([3]);
		database.exec(`UPDATE comments SET words = '["text"]' WHERE id = 'later'`);
		expect(row("SELECT comment_id FROM comment_words WHERE word = 'text'")).toEqual(["later"]);
		database.exec("UPDATE comments SET status = 'deleted', text = '' WHERE id = 'later'");
		expect(row("SELECT count(*) FROM comment_words")).toEqual([0]);
	});
});

describe("0015 over a database in use", () => {
	it("counts nothing of threads that were deleted before, and takes what the version before writes", () => {
		const database = databaseInUse();
		for (const name of ["0003_feeds", "0004_roles", "0005_acts", "0006_queue", "0009_threads_people"])
			database.exec(migration(`${name}.sql`));
		const counts = () => Object.values(database.prepare("SELECT visible, pending FROM site_counts").get()!);
		expect(counts()).toEqual([1, 1]);
		database.exec("UPDATE threads SET deleted_at = 5");
		database.exec(migration("0015_deleted_threads.sql"));
		expect(counts()).toEqual([0, 0]);
		database.exec("UPDATE comments SET status = 'visible' WHERE id = 'held'; UPDATE threads SET deleted_at = NULL;");
		expect(counts()).toEqual([2, 0]);
		database.exec(
			`INSERT INTO accounts (id, name, role, created_at) VALUES ('owner', 'Owner', 'owner', 0);
			INSERT INTO decisions (comment_id, version, account_id, action, from_status, to_status, created_at)
			VALUES ('held', 1, 'owner', 'approve', 'pending', 'visible', 2);`,
		);
		expect(database.prepare("SELECT held_at FROM decisions").get()).toEqual({ held_at: null });
	});
});
