// The file local D1 keeps its data in. Another process may use it while the Worker runs: it is in WAL mode, and each side
// sees what the other commits.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { CommandError, root } from "../worker/cli/wrangler.ts";

/** @param persistTo the directory given to wrangler as `--persist-to`; the Worker has asked its database something since. */
export function openLocalDatabase(persistTo: string): DatabaseSync {
	const directory = join(persistTo, "v3/d1/miniflare-D1DatabaseObject");
	const files = readdirSync(directory).filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name));
	const [file] = files;
	if (file === undefined || files.length > 1) {
		throw new CommandError(
			`Expected one database in ${directory}, found ${files.length}. Begin anew: npm start -- --fresh`,
		);
	}
	return new DatabaseSync(join(directory, file), { timeout: 10_000 });
}

/** Applies what is new in worker/migrations, and notes it where `wrangler d1 migrations` looks. */
export function migrate(database: DatabaseSync): void {
	database.exec(
		`CREATE TABLE IF NOT EXISTS d1_migrations (
			id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
		)`,
	);
	const applied = new Set(
		database
			.prepare("SELECT name FROM d1_migrations")
			.all()
			.map((row) => row.name),
	);
	const directory = join(root, "worker/migrations");
	const names = readdirSync(directory).filter((name) => name.endsWith(".sql") && !applied.has(name));
	for (const name of names.sort()) {
		const note = `INSERT INTO d1_migrations (name) VALUES ('${name}');`;
		database.exec(`BEGIN IMMEDIATE; ${readFileSync(join(directory, name), "utf8")}\n${note} COMMIT;`);
	}
}
