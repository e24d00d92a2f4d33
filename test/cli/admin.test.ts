// The owner's command line against a local database of the test's own.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLocalDatabase } from "../../demo/local-database.ts";
import { LINK_MS, signInLink } from "../../worker/cli/access.ts";
import { root, wrangler } from "../../worker/cli/wrangler.ts";

const persistTo = mkdtempSync(join(tmpdir(), "afterword-admin-"));
const hostile = "Robert'); DROP TABLE accounts;-- “ü” $(id)";
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

function admin(...args: string[]) {
	const { PORT: _, ...env } = process.env;
	const command = ["worker/cli/admin.ts", ...args, "--persist-to", persistTo];
	return spawnSync(process.execPath, command, { cwd: root, env, encoding: "utf8" });
}

function run(sql: string): void {
	const database = openLocalDatabase(persistTo);
	database.exec(sql);
	database.close();
}

function rows(sql: string): Record<string, unknown>[] {
	const database = openLocalDatabase(persistTo);
	try {
		return database
			.prepare(sql)
			.all()
			.map((row) => ({ ...row }));
	} finally {
		database.close();
	}
}

beforeAll(async () => {
	expect(await wrangler(["d1", "migrations", "apply", "DB", "--local", "--persist-to", persistTo])).toMatchObject({
		code: 0,
	});
});
afterAll(() => rmSync(persistTo, { recursive: true }));

describe("sign-in-link", () => {
	it("opens the dashboard once, for 15 minutes, and leaves only a hash behind", () => {
		const said = admin("sign-in-link");
		expect(said).toMatchObject({ status: 0, stderr: "" });
		const token = /^http:\/\/localhost:8787\/dashboard\/#sign-in=([\w-]{43})$/m.exec(said.stdout)?.[1] ?? "";
		const [link, ...others] = rows("SELECT * FROM sign_in_links");
		expect(others).toEqual([]);
		expect(link).toMatchObject({ token_hash: sha256(token), used_at: null });
		expect(Number(link?.expires_at) - Number(link?.created_at)).toBe(15 * 60_000);
		expect(rows("SELECT id, name, role FROM accounts")).toEqual([
			{ id: link?.account_id, name: "Owner", role: "owner" },
		]);
	});

	it("takes any name for a name, and any address", () => {
		const said = admin("sign-in-link", "--name", hostile, "--url", "https://comments.example.com/");
		expect(said.stdout).toMatch(/^https:\/\/comments\.example\.com\/dashboard\/#sign-in=[\w-]{43}$/m);
		expect(rows("SELECT name FROM accounts ORDER BY created_at")).toEqual([{ name: "Owner" }, { name: hostile }]);
	});

	// What a command does again is the same statements again: wrangler, which takes seconds to start, had them above.
	it("is for the owner there is, not for another one each time", () => {
		for (const name of [undefined, hostile]) run(signInLink({ name, now: Date.now(), lifetime: LINK_MS }).sql);
		expect(rows("SELECT count(*) AS count FROM accounts")).toEqual([{ count: 2 }]);
		expect(rows("SELECT count(*) AS links FROM sign_in_links GROUP BY account_id")).toEqual([
			{ links: 2 },
			{ links: 2 },
		]);
	});

	it("says where it needs to know the deployed address", () => {
		expect(admin("sign-in-link", "--url", "comments.example.com")).toMatchObject({
			status: 1,
			stderr: expect.stringContaining("--url"),
		});
	});
});

describe("token", () => {
	it("is shown once, listed by its first characters, and ends when revoked", () => {
		const made = admin(
			"token",
			"create",
			"--name",
			"nightly export",
			"--scope",
			"queue",
			"--scope",
			"sites",
			"--days",
			"30",
		);
		const token = /^aw_[\w-]{43}$/m.exec(made.stdout)?.[0] ?? "";
		const prefix = token.slice(3, 11);
		const [row] = rows("SELECT * FROM api_tokens");
		expect(row).toMatchObject({
			token_hash: sha256(token),
			prefix,
			name: "nightly export",
			scopes: '["queue","sites"]',
		});
		expect(Number(row?.expires_at) - Number(row?.created_at)).toBe(30 * 24 * 3_600_000);
		// One in 64 begins like an option.
		run("UPDATE api_tokens SET prefix = '-' || substr(prefix, 2)");
		const listed = admin("token", "list").stdout;
		expect(listed).toMatch(new RegExp(`^aw_-${prefix.slice(1)}  nightly export  \\(queue, sites\\)`));
		const [first = ""] = listed.split(" ");
		expect(admin("token", "revoke", first)).toMatchObject({ status: 0, stdout: "Revoked: nightly export.\n" });
		expect(rows("SELECT * FROM api_tokens")).toEqual([]);
		expect(admin("token", "revoke", first).status).toBe(1);
	});

	it("with a guarded scope is made by naming that, and what it invited ends with it", () => {
		expect(admin("help").stdout).toContain(
			"roles (invites people, changes and ends what they may do, up to moderators)",
		);
		const made = admin("token", "create", "--name", "onboarding", "--scope", "roles");
		const token = /^aw_[\w-]{43}$/m.exec(made.stdout)?.[0] ?? "";
		run(`INSERT INTO invites (token_hash, label, grants, invited_by, created_at, expires_at, by_token)
			SELECT 'mo', 'Mo', '[]', account_id, 0, 9e15, token_hash FROM api_tokens WHERE token_hash = '${sha256(token)}'`);
		expect(rows("SELECT label FROM invites")).toEqual([{ label: "Mo" }]);
		admin("token", "revoke", token.slice(0, 11));
		expect(rows("SELECT label FROM invites")).toEqual([]);
	});

	it("needs a name and a scope there is", () => {
		expect(admin("token", "create", "--scope", "queue").stderr).toContain("--name");
		expect(admin("token", "create", "--name", "x", "--scope", "everything").stderr).toContain("everything");
	});
});

describe("account", () => {
	it("is listed with what it may do, comes in again by a link of its name, and is removed with every way in", () => {
		const database = openLocalDatabase(persistTo);
		database.exec(`INSERT INTO sites (id, name, created_at) VALUES ('blog', 'Blog', 0);
			INSERT INTO accounts (id, name, role, created_at) VALUES ('mo', 'Mo', 'moderator', 9);
			INSERT INTO grants (account_id, site_id, role, created_at) VALUES ('mo', 'blog', 'moderator', 9);
			INSERT INTO passkeys (id, account_id, name, public_key, counter, created_at) VALUES ('k', 'mo', 'Key', '', 0, 9);`);
		database.close();
		expect(admin("account", "list").stdout).toContain("Mo  (moderator of blog)  since 1970-01-01, 1 passkey\n");
		expect(admin("sign-in-link", "--name", "mo").status).toBe(0);
		expect(rows("SELECT count(*) AS links FROM sign_in_links WHERE account_id = 'mo'")).toEqual([{ links: 1 }]);
		expect(rows("SELECT name FROM accounts WHERE name = 'mo'")).toEqual([]);
		expect(admin("account", "remove", "Mo")).toMatchObject({
			status: 0,
			stdout: expect.stringContaining("Removed: Mo."),
		});
		for (const table of ["grants", "passkeys", "sign_in_links"])
			expect(rows(`SELECT 1 FROM ${table} WHERE account_id = 'mo'`), table).toEqual([]);
		expect(rows("SELECT kind, label FROM acts")).toEqual([{ kind: "account.remove", label: "Mo" }]);
		expect(admin("account", "list").stdout).not.toContain("Mo ");
		expect(admin("account", "remove", "Mo").status).toBe(1);
	});

	it("of the last owner stays", () => {
		const database = openLocalDatabase(persistTo);
		database.exec("UPDATE accounts SET role = 'moderator' WHERE name <> 'Owner'");
		database.close();
		expect(admin("account", "remove", "Owner")).toMatchObject({
			status: 1,
			stderr: expect.stringContaining("the last owner"),
		});
		expect(rows("SELECT name FROM accounts WHERE role = 'owner'")).toEqual([{ name: "Owner" }]);
	});
});

it("signs everybody out", () => {
	run(
		"INSERT INTO sessions (token_hash, account_id, created_at, last_used_at, expires_at) SELECT 'hash', id, 1, 1, 9 FROM accounts LIMIT 1",
	);
	expect(admin("sessions", "revoke-all").stdout).toBe("Signed out: 1 session.\n");
	expect(rows("SELECT 1 FROM sessions UNION SELECT 1 FROM sign_in_links")).toEqual([]);
});

it("has no command but those it names", () => {
	expect(admin("help")).toMatchObject({ status: 0, stdout: expect.stringContaining("sign-in-link") });
	expect(admin("make-coffee")).toMatchObject({ status: 1, stderr: expect.stringContaining("make-coffee") });
	expect(admin("sign-in-link", "--sugar")).toMatchObject({ status: 1, stderr: expect.stringContaining("--sugar") });
});
