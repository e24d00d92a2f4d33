// `wrangler d1 export` writes out the whole database: nothing in it may be of a kind that it refuses, as the virtual tables
// of full-text search are.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { root, wrangler } from "../../worker/cli/wrangler.ts";

const folder = mkdtempSync(join(tmpdir(), "afterword-export-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("the whole database can be exported, what comments are found by included", async () => {
	const database = { binding: "DB", database_name: "exported", database_id: "exported" };
	const config = {
		name: "exported",
		compatibility_date: "2026-10-01",
		d1_databases: [{ ...database, migrations_dir: join(root, "worker/migrations") }],
	};
	writeFileSync(join(folder, "wrangler.jsonc"), JSON.stringify(config));
	const run = async (...args: string[]) => {
		const { code, stdout, stderr } = await wrangler(["d1", ...args, "--local", "--cwd", folder]);
		expect(code, stdout + stderr).toBe(0);
	};
	await run("migrations", "apply", "DB");
	await run(
		"execute",
		"DB",
		"--command",
		`INSERT INTO sites (id, name, created_at) VALUES ('blog', 'Blog', 0);
		INSERT INTO threads (site_id, page_key, created_at) VALUES ('blog', '/post', 0);
		INSERT INTO authors (id, site_id, name, avatar, created_at) VALUES ('ada', 'blog', 'Ada', 7, 0);
		INSERT INTO comments (id, site_id, thread_id, author_id, author_name, author_avatar, text, body, markup_version, status,
			verdict, created_at, words)
		VALUES ('one', 'blog', 1, 'ada', 'Ada', 7, 'Remarkable', '[]', 1, 'visible', 'publish', 1, '["remarkable"]');`,
	);
	const file = join(folder, "all.sql");
	await run("export", "DB", "--output", file);
	const written = readFileSync(file, "utf8");
	expect(written).toMatch(/INSERT INTO "comment_words".*'remarkable'/);
	expect(written).toMatch(/INSERT INTO "site_counts".*'blog',1,0,0,0,0,0/);
}, 180_000);
