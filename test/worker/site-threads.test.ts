// The threads room: what a site's threads are found by, and what is done to them.

import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { UNDO_MS } from "../../worker/contract/acts.ts";
import { THREADS_PAGE } from "../../worker/contract/limits.ts";
import type { ThreadAnswer, ThreadItem, ThreadList } from "../../worker/contract/wire.ts";
import { catchUp } from "../../worker/jobs/catch-up.ts";
import { type Answer, call, expectProblem } from "./support/api.ts";
import { fill } from "./support/bulk.ts";
import { listThreadUncached, moderator, reads, site, type TestSite, visitor } from "./support/people.ts";

let headers: Record<string, string>;
beforeAll(async () => {
	headers = (await moderator()).headers;
});

const list = (at: TestSite, query: Record<string, string> = {}): Promise<Answer<ThreadList>> =>
	call("listThreads", { params: { site: at.id }, headers, query });
const edit = (at: TestSite, thread: number, body: object): Promise<Answer<ThreadAnswer>> =>
	call("editThread", { params: { site: at.id, thread: String(thread) }, headers, body });
const remove = (at: TestSite, thread: number, query = {}): Promise<Answer<ThreadAnswer>> =>
	call("deleteThread", { params: { site: at.id, thread: String(thread) }, headers, query });
const restore = (at: TestSite, thread: number): Promise<Answer<ThreadAnswer>> =>
	call("restoreThread", { params: { site: at.id, thread: String(thread) }, headers });
const keysOf = ({ json }: Answer<ThreadList>) => json.threads.map(({ page }) => page.key);
const actsOf = async (at: TestSite) =>
	(await env.DB.prepare("SELECT kind, before, after, why FROM acts WHERE site_id = ?1 ORDER BY id").bind(at.id).all())
		.results;

/** A thread somebody wrote in. */
async function thread(at: TestSite, page: string, pageTitle = ""): Promise<ThreadItem> {
	await visitor(at).says({ page, pageTitle });
	return (await list(at)).json.threads.find((one) => one.page.key === page)!;
}

describe("listThreads", () => {
	it("has the latest comment first, and pages through all once", async () => {
		const blog = await site();
		for (const page of ["/a", "/b", "/c", "/a"]) await visitor(blog).says({ page });
		expect(keysOf(await list(blog))).toEqual(["/a", "/c", "/b"]);
		await env.DB.prepare(
			`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
			INSERT INTO threads (site_id, page_key, created_at) SELECT ?1, '/n' || i, i / 3 FROM n`,
		)
			.bind(blog.id)
			.run();
		const seen: string[] = [];
		let after: string | null = null;
		do {
			const page: Answer<ThreadList> = await list(blog, after ? { after } : {});
			expect(page.cost.rowsRead).toBeLessThanOrEqual(2 * THREADS_PAGE + 10);
			seen.push(...keysOf(page));
			after = page.json.next;
		} while (after);
		expect(seen).toHaveLength(63);
		expect(new Set(seen).size).toBe(63);
	});

	it("finds threads by beginnings of words of title and address, accents or not, and reads no more for a large site", async () => {
		const blog = await site();
		await thread(blog, "https://blog.example/2024/the-piano-tuner", "Der Klavierstimmer öffnet");
		await thread(blog, "https://blog.example/caf%C3%A9/menu", "Menu");
		await thread(blog, "/other", "Something else");
		const found = async (text: string) => keysOf(await list(blog, { text }));
		expect(await found("piano")).toEqual(["https://blog.example/2024/the-piano-tuner"]);
		expect(await found("OFFNET klavier")).toEqual(["https://blog.example/2024/the-piano-tuner"]);
		expect(await found("cafe")).toEqual(["https://blog.example/caf%C3%A9/menu"]);
		expect(await found("https://www.blog.example/2024/the-pi")).toEqual(["https://blog.example/2024/the-piano-tuner"]);
		expect(await found("klavier menu")).toEqual([]);
		expect((await found("…")).length, "no word at all").toBe(3);
		await env.DB.prepare(
			`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
			INSERT INTO threads (site_id, page_key, created_at, words) SELECT ?1, '/n' || i, 0, '["notes","n' || i || '"]' FROM n`,
		)
			.bind(blog.id)
			.run();
		const many = await list(blog, { text: "notes" });
		expect(many.json).toMatchObject({ isCut: true, next: null });
		expect(many.cost).toMatchObject({ roundTrips: 3 });
		expect(many.cost.rowsRead).toBeLessThan(1_200);
		expect((await list(blog, { text: "notes n2999" })).cost.rowsRead).toBeLessThan(1_500);
		expect(await found("piano")).toHaveLength(1);
	});

	it("shows nobody another site's threads", async () => {
		const [one, other] = [await site(), await site()];
		const { id } = await thread(one, "/a", "Secret");
		const admin = await moderator("admin", other);
		const asked = { params: { site: one.id, thread: String(id) }, headers: admin.headers };
		expectProblem(await call("listThreads", asked), "unknown-site");
		expect((await list(other, { text: "secret" })).json.threads).toEqual([]);
		expectProblem(await edit(other, id, { isClosed: true }), "not-found");
	});
});

describe("editThread", () => {
	it("closes and opens, which readers see at once, and keeps who did and why", async () => {
		const blog = await site();
		const { id } = await thread(blog, "/a");
		expect((await edit(blog, id, { isClosed: true, why: "Calm down" })).json.thread.isClosed).toBe(true);
		expect(await reads(blog, { page: "/a" })).toMatchObject({ isClosed: true, commentCount: 1 });
		expectProblem(await visitor(blog).createComment({ page: "/a" }), "thread-closed");
		expect(keysOf(await list(blog, { state: "closed" }))).toEqual(["/a"]);
		await edit(blog, id, { isClosed: false });
		await edit(blog, id, { isClosed: false });
		expect((await visitor(blog).createComment({ page: "/a" })).status).toBe(201);
		expect(await actsOf(blog)).toEqual([
			{ kind: "thread.close", before: '{"isClosed":false}', after: '{"isClosed":true}', why: "Calm down" },
			{ kind: "thread.open", before: '{"isClosed":true}', after: '{"isClosed":false}', why: null },
		]);
	});

	it("opens one alone that is closed by its age, and it stays open; undone, it is as old as it was", async () => {
		const blog = await site({ closeAfterDays: 30 });
		const { id } = await thread(blog, "/a");
		await thread(blog, "/b");
		await env.DB.prepare("UPDATE threads SET created_at = 0 WHERE site_id = ?1").bind(blog.id).run();
		const shown = async () => (await list(blog)).json.threads.find((one) => one.id === id);
		expect(await shown()).toMatchObject({ isClosed: true, isAged: true });
		expect((await edit(blog, id, { isClosed: true })).status).toBe(200);
		expect((await edit(blog, id, { isClosed: false })).json.thread).toMatchObject({ isClosed: false, isAged: false });
		expect((await visitor(blog).createComment({ page: "/a" })).status).toBe(201);
		expectProblem(await visitor(blog).createComment({ page: "/b" }), "thread-closed");
		expect((await edit(blog, id, { isClosed: true })).json.thread).toMatchObject({ isClosed: true, isAged: false });
		await edit(blog, id, { isClosed: false });
		expect((await visitor(blog).createComment({ page: "/a" })).status).toBe(201);
		expect((await actsOf(blog)).map(({ kind, after }) => [kind, after])).toEqual([
			["thread.open", '{"isClosed":false,"staysOpen":true}'],
			["thread.close", '{"isClosed":true}'],
			["thread.open", '{"isClosed":false}'],
		]);
		const [{ id: act }] = (
			await env.DB.prepare("SELECT min(id) AS id FROM acts WHERE site_id = ?1").bind(blog.id).all<{ id: number }>()
		).results as [{ id: number }];
		expectProblem(await call("undoAct", { params: { id: String(act) }, headers, body: {} }), "nothing-to-undo");
	});

	it("holds its comments to a mode of its own, until it is as the site again", async () => {
		const blog = await site();
		const { id } = await thread(blog, "/a");
		expect((await edit(blog, id, { mode: "hold-all", why: "heated" })).json.thread.mode).toBe("hold-all");
		expect((await reads(blog, { page: "/a" })).settings.mode).toBe("hold-all");
		expect((await visitor(blog).says({ page: "/a" })).status).toBe("pending");
		expect((await visitor(blog).says({ page: "/b" })).status).toBe("visible");
		expectProblem(await edit(blog, id, { mode: "hold-some" }), "invalid", "/mode");
		expect((await edit(blog, id, { title: "Named" })).json.thread.mode).toBe("hold-all");
		expect((await edit(blog, id, { mode: null })).json.thread.mode).toBeNull();
		expect((await visitor(blog).says({ page: "/a" })).status).toBe("visible");
		expect((await actsOf(blog)).filter(({ kind }) => kind === "thread.mode")).toEqual([
			{ kind: "thread.mode", before: '{"mode":null}', after: '{"mode":"hold-all"}', why: "heated" },
			{ kind: "thread.mode", before: '{"mode":"hold-all"}', after: '{"mode":null}', why: null },
		]);
	});

	it("names it and its address, which must be on the site, and it is found by the new words", async () => {
		const blog = await site();
		const { id } = await thread(blog, "/a", "Wrong");
		expectProblem(await edit(blog, id, { url: "https://evil.example/a" }), "invalid", "/url");
		expectProblem(await edit(blog, id, { url: "javascript:alert(1)" }), "invalid", "/url");
		const url = `${blog.origin}/a`;
		const { json } = await edit(blog, id, { title: "  Right  ", url });
		expect(json.thread.page).toEqual({ key: "/a", title: "Right", url });
		expect(keysOf(await list(blog, { text: "right" }))).toEqual(["/a"]);
		expect(keysOf(await list(blog, { text: "wrong" }))).toEqual([]);
		expect((await edit(blog, id, { url: null })).json.thread.page.url).toBeNull();
	});

	it("moves it to another key, and the former one goes on finding it", async () => {
		const blog = await site();
		const { id } = await thread(blog, "https://a.example/old");
		await thread(blog, "/taken");
		expectProblem(await edit(blog, id, { page: "/taken" }), "page-taken");
		expectProblem(await edit(blog, id, { page: " x ".repeat(400) }), "invalid", "/page");
		const { json } = await edit(blog, id, { page: "https://www.a.example/new/" });
		expect(json.thread).toMatchObject({ page: { key: "https://a.example/new" }, aliases: ["https://a.example/old"] });
		for (const page of ["https://a.example/old", "https://a.example/new"])
			expect((await reads(blog, { page })).commentCount, page).toBe(1);
		await visitor(blog).says({ page: "https://a.example/old" });
		expect((await reads(blog, { page: "https://a.example/new" })).commentCount).toBe(2);
		// And back again: no key is left over.
		const back = (await edit(blog, id, { page: "https://a.example/old" })).json.thread;
		expect(back).toMatchObject({ page: { key: "https://a.example/old" }, aliases: ["https://a.example/new"] });
	});
});

describe("undoAct, of a thread", () => {
	const undo = async (at: TestSite, kind: string) => {
		const sql = "SELECT max(id) AS id FROM acts WHERE site_id = ?1 AND kind = ?2 AND undoes IS NULL";
		const id = await env.DB.prepare(sql).bind(at.id, kind).first("id");
		return call("undoAct", { params: { id: String(id) }, headers, body: {} });
	};

	it("gives it back title, address and key, each by itself, though one request changed them all", async () => {
		const blog = await site();
		const old = await thread(blog, "/a", "Before");
		await edit(blog, old.id, { title: "After", page: "/b", isClosed: true });
		expect((await undo(blog, "thread.edit")).status).toBe(200);
		expect((await undo(blog, "thread.move")).status).toBe(200);
		const [now] = (await list(blog)).json.threads;
		expect(now).toMatchObject({ page: { key: "/a", title: "Before" }, isClosed: true });
		expectProblem(await undo(blog, "thread.move"), "nothing-to-undo");
		expect((await undo(blog, "thread.close")).status).toBe(200);
		expect(await reads(blog, { page: "/a" })).toMatchObject({ commentCount: 1, isClosed: false });
	});

	it("makes an old one closed by its age again, and gives it back its mode", async () => {
		const blog = await site({ closeAfterDays: 30 });
		const { id } = await thread(blog, "/a");
		await env.DB.prepare("UPDATE threads SET created_at = 0 WHERE site_id = ?1").bind(blog.id).run();
		await edit(blog, id, { isClosed: false, mode: "hold-all" });
		expect((await undo(blog, "thread.mode")).status).toBe(200);
		expect((await list(blog)).json.threads[0]).toMatchObject({ isClosed: false, mode: null });
		expect((await undo(blog, "thread.open")).status).toBe(200);
		expect((await list(blog)).json.threads[0]).toMatchObject({ isClosed: true, isAged: true });
	});

	it("gives back one that was deleted, and deletes one that was given back, for thirty days anew", async () => {
		const blog = await site();
		const { id } = await thread(blog, "/a");
		await remove(blog, id);
		expect((await undo(blog, "thread.delete")).status).toBe(200);
		expect((await reads(blog, { page: "/a" })).commentCount).toBe(1);
		await remove(blog, id);
		await env.DB.prepare("UPDATE threads SET deleted_at = 1 WHERE id = ?1").bind(id).run();
		await restore(blog, id);
		expect((await undo(blog, "thread.restore")).status).toBe(200);
		const [again] = (await list(blog, { state: "deleted" })).json.threads;
		expect(again!.deletedAt).toBeGreaterThan(Date.now() - 60_000);
	});

	it("is refused where it changed since, and where another has the key", async () => {
		const blog = await site();
		const { id } = await thread(blog, "/a");
		await edit(blog, id, { title: "One" });
		await env.DB.prepare("UPDATE threads SET title = 'Another' WHERE id = ?1").bind(id).run();
		expectProblem(await undo(blog, "thread.edit"), "changed-meanwhile");
		await edit(blog, id, { page: "/b" });
		await env.DB.prepare("DELETE FROM thread_aliases WHERE thread_id = ?1").bind(id).run();
		await visitor(blog).says({ page: "/a" });
		expectProblem(await undo(blog, "thread.move"), "page-taken");
		await edit(blog, id, { isClosed: true });
		await edit(blog, id, { isClosed: false });
		expectProblem(await undo(blog, "thread.close"), "nothing-to-undo");
	});
});

describe("deleteThread and restoreThread", () => {
	it("takes it from readers, and gives it back with all that was in it", async () => {
		const blog = await site();
		const { id } = await thread(blog, "/a");
		expect((await remove(blog, id, { why: "Off topic" })).json.thread.deletedAt).toBeGreaterThan(0);
		expect(await reads(blog, { page: "/a" })).toMatchObject({ commentCount: 0, comments: [], isClosed: true });
		expect(keysOf(await list(blog))).toEqual([]);
		expect(keysOf(await list(blog, { state: "deleted" }))).toEqual(["/a"]);
		await restore(blog, id);
		expect(await reads(blog, { page: "/a" })).toMatchObject({ commentCount: 1, isClosed: false });
		expect((await actsOf(blog)).map(({ kind, why }) => [kind, why])).toEqual([
			["thread.delete", "Off topic"],
			["thread.restore", null],
		]);
	});

	it("is removed for good when its 30 days are over, a part a night, and the page begins anew", async () => {
		const blog = await site();
		await fill(blog, { page: "/a", roots: 700, replies: 1, from: 40_000_000 });
		const ada = visitor(blog);
		const own = await ada.says({ page: "/a" });
		await ada.editComment(own.id, { text: "Other words than before", version: 1 });
		await ada.setReaction(own.id, { kind: "👍", isOn: true });
		await ada.setPageReaction({ page: "/a" });
		await visitor(blog).reportComment(own.id, { note: "A note" });
		const kept = await thread(blog, "/b");
		const gone = (await list(blog)).json.threads.find(({ page }) => page.key === "/a")!;
		await remove(blog, gone.id);
		await catchUp(env.DB, undefined, Date.now() + UNDO_MS - 60_000);
		expect((await list(blog, { state: "deleted" })).json.threads).toHaveLength(1);
		const left = () =>
			env.DB.prepare("SELECT count(*) AS n FROM comments WHERE site_id = ?1").bind(blog.id).first<number>("n");
		// More than one night removes; what other tests have deleted may go before.
		for (let night = 0; night < 5 && (await left())! > 1; night++)
			await catchUp(env.DB, undefined, Date.now() + UNDO_MS + 60_000);
		expect(await left()).toBe(1);
		expect((await list(blog, { state: "deleted" })).json.threads).toEqual([]);
		expect(keysOf(await list(blog))).toEqual([kept.page.key]);
		expect((await visitor(blog).createComment({ page: "/a" })).status).toBe(201);
		expect((await listThreadUncached(blog, { page: "/a" })).json.commentCount).toBe(1);
	});
});
