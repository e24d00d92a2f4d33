// `npm start` as a person meets it: what it prints, what it keeps, and that nothing of it stays behind.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { openLocalDatabase } from "../../demo/local-database.ts";
import { root, wrangler } from "../../worker/cli/wrangler.ts";
import type { AlikeView, PersonList, QueueView, ThreadList } from "../../worker/contract/wire.ts";

const persistTo = mkdtempSync(join(tmpdir(), "afterword-start-"));
const running = new Set<ChildProcess>();
afterEach(() => Promise.all([...running].map(stop)));
afterAll(() => rmSync(persistTo, { recursive: true, force: true }));

async function start({ port, args = [] }: { port: number; args?: string[] }) {
	const child = spawn(process.execPath, ["demo/start.ts", "--persist-to", persistTo, ...args], {
		cwd: root,
		env: { ...process.env, PORT: String(port) },
		stdio: ["ignore", "pipe", "pipe"],
	});
	running.add(child);
	const said = { text: "", child };
	const { promise: settled, resolve } = Promise.withResolvers<void>();
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding("utf8").on("data", (text: string) => {
			said.text += text;
			if (said.text.includes("Ready in")) resolve();
		});
	}
	child.once("close", () => resolve());
	await settled;
	return said;
}

async function stop(child: ChildProcess): Promise<number | null> {
	running.delete(child);
	if (child.exitCode === null) {
		child.kill("SIGINT");
		await once(child, "close");
	}
	return child.exitCode;
}

/** A port that is free, and the one after it. */
async function freePort(): Promise<number> {
	for (let port = 20_000 + Math.floor(Math.random() * 20_000); ; port += 2) {
		if ((await isFree(port)) && (await isFree(port + 1))) return port;
	}
}

async function isFree(port: number): Promise<boolean> {
	const probe = createServer();
	const { promise, resolve } = Promise.withResolvers<boolean>();
	probe.once("error", () => resolve(false)).listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
	return promise;
}

/** The owner of the printed link, reading what the dashboard reads. */
async function signIn(api: string, link: string) {
	const session = await fetch(`${api}/v1/moderation/session`, {
		method: "POST",
		headers: { Origin: api, "Content-Type": "application/json" },
		body: JSON.stringify({ link }),
	});
	const cookie = session.headers.get("Set-Cookie")!.split(";")[0]!;
	return async <View>(path: string): Promise<View> => {
		const answer = await fetch(`${api}/v1/moderation/${path}`, { headers: { Cookie: cookie } });
		expect(answer.status, path).toBe(200);
		return (await answer.json()) as View;
	};
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

describe("npm start", () => {
	it("serves both origins, prints a way in, and leaves nothing running", async () => {
		const port = await freePort();
		const { text, child } = await start({ port });
		expect(text).toContain(`http://localhost:${port + 1}/`);
		expect(text).toMatch(new RegExp(`http://localhost:${port}/dashboard/#sign-in=[\\w-]{43}$`, "m"));
		const page = await fetch(`http://127.0.0.1:${port + 1}/`);
		expect(await page.text()).toContain(`src="http://localhost:${port}/embed.js"`);
		expect((await fetch(`http://127.0.0.1:${port + 1}/..%2fserver.ts`)).status).toBe(404);
		const thread = await fetch(`http://localhost:${port}/v1/sites/demo/thread?page=/the-piano-tuner/`);
		expect(((await thread.json()) as { commentCount: number }).commentCount).toBeGreaterThan(10);

		const link = /#sign-in=([\w-]{43})$/m.exec(text)![1];
		const owner = await signIn(`http://localhost:${port}`, link!);
		const { items } = await owner<QueueView>("queue?site=demo&status=any&text=lighthouse");
		expect(
			items.map(({ author }) => author.name),
			"a search finds at once",
		).toEqual(["Ruth"]);
		const { threads } = await owner<ThreadList>("sites/demo/threads?text=piano");
		expect(threads.map(({ page }) => page.title)).toEqual(["The piano tuner comes in November"]);
		const { people } = await owner<PersonList>("sites/demo/people?text=nkechi");
		expect(people.map(({ name }) => name)).toEqual(["Nkechi"]);
		const { groups, isPartial } = await owner<AlikeView>("sites/demo/alike");
		expect(groups.map(({ likeness }) => likeness)).toEqual(["/books/the-lighthouse", "/notebook/fog"]);
		expect(groups.map(({ threads: [first] }) => first!.page.key)).toEqual(["/books/the-lighthouse/", "/notebook/fog/"]);
		expect(isPartial).toBe(false);

		const second = await start({ port });
		expect(second.text).toMatch(new RegExp(`^Port ${port} is in use\\..*PORT=`, "m"));
		expect(await stop(second.child)).toBe(1);

		expect(await stop(child)).toBe(0);
		expect(await isFree(port)).toBe(true);
		expect(await isFree(port + 1)).toBe(true);
	});

	it("keeps the data, follows PORT, and begins anew when told", async () => {
		const port = await freePort();
		const origins = `SELECT value FROM sites, json_each(origins) WHERE sites.id = 'demo' AND value LIKE '%:${port + 1}'`;
		const before = rows("SELECT id FROM comments ORDER BY id");
		await stop((await start({ port })).child);
		expect(rows("SELECT id FROM comments ORDER BY id")).toEqual(before);
		expect(rows(origins)).toHaveLength(2);
		await stop((await start({ port, args: ["--fresh"] })).child);
		const anew = rows("SELECT id FROM comments ORDER BY id");
		expect(anew).toHaveLength(before.length);
		expect(anew).not.toEqual(before);
	});

	it("leaves a database that wrangler finds nothing to do on", async () => {
		const list = await wrangler(["d1", "migrations", "list", "DB", "--local", "--persist-to", persistTo]);
		expect(list).toMatchObject({ code: 0, stdout: expect.stringContaining("No migrations to apply") });
	});
});
