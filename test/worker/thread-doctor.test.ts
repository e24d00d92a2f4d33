// The thread doctor: pages that are one by all but chance, merged with all that hangs on them, and that undone.

import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { UNDO_MS } from "../../worker/contract/acts.ts";
import { MOVED_AT_ONCE } from "../../worker/contract/limits.ts";
import type {
	AlikeView,
	ComparedView,
	LogView,
	MergesView,
	MergeView,
	RedirectPreview,
	RedirectsView,
	Undone,
} from "../../worker/contract/wire.ts";
import { catchUp } from "../../worker/jobs/catch-up.ts";
import { type Answer, call, expectProblem } from "./support/api.ts";
import { fill } from "./support/bulk.ts";
import { moderator, reads, site, type TestSite, visitor } from "./support/people.ts";

let headers: Record<string, string>;
beforeAll(async () => {
	headers = (await moderator()).headers;
});

const alike = (at: TestSite, after?: string): Promise<Answer<AlikeView>> =>
	call("listAlike", { params: { site: at.id }, headers, query: { after } });
const groupsOf = async (at: TestSite) =>
	(await alike(at)).json.groups.map(({ threads }) => threads.map(({ page }) => page.key));
const merge = (at: TestSite, into: number, from: number): Promise<Answer<MergeView>> =>
	call("mergeThreads", { params: { site: at.id, thread: String(into) }, headers, body: { from } });
const undo = (at: TestSite, id: number): Promise<Answer<MergeView>> =>
	call("undoMerge", { params: { site: at.id, merge: String(id) }, headers });
const proceed = (at: TestSite, id: number): Promise<Answer<MergeView>> =>
	call("continueMerge", { params: { site: at.id, merge: String(id) }, headers });
const merges = (at: TestSite): Promise<Answer<MergesView>> => call("listMerges", { params: { site: at.id }, headers });
const idOf = async (at: TestSite, page: string) =>
	(await env.DB.prepare("SELECT id FROM threads WHERE site_id = ?1 AND page_key = ?2")
		.bind(at.id, page)
		.first<number>("id"))!;
const A = "https://blog.example/post";
const B = "https://blog.example/Post?ref=mail";

/** What must be right of every thread whoever wrote to it. */
async function expectCounted(at: TestSite): Promise<void> {
	const { results } = await env.DB.prepare(
		`SELECT page_key, comment_count, (SELECT count(*) FROM comments WHERE thread_id = threads.id AND status = 'visible') AS comments,
			like_count, (SELECT count(*) FROM page_reactions WHERE thread_id = threads.id) AS likes FROM threads WHERE site_id = ?1`,
	)
		.bind(at.id)
		.all<Record<string, unknown>>();
	for (const row of results)
		expect([row.comment_count, row.like_count], String(row.page_key)).toEqual([row.comments, row.likes]);
}

describe("listAlike", () => {
	it("has threads whose keys are one page's, the cleanest address first, and none that stands alone", async () => {
		const blog = await site();
		for (const page of [A, B, B, "https://blog.example/other", "https://m.blog.example/post/amp"])
			await visitor(blog).says({ page });
		const amp = "https://m.blog.example/post/amp";
		expect(await groupsOf(blog)).toEqual([[A, amp, B]]);
		const spelled = "https://blog.example/Post";
		for (let n = 0; n < 2; n++) await visitor(blog).says({ page: spelled });
		expect(await groupsOf(blog), "of equally clean ones the fullest").toEqual([[spelled, A, amp, B]]);
		expect((await alike(blog)).json).toMatchObject({ next: null, isPartial: false });
	});

	it("reads about as many rows as it shows, whatever else there is, and pages by whole groups", async () => {
		const blog = await site();
		await env.DB.prepare(
			`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
			INSERT INTO threads (site_id, page_key, created_at, likeness) SELECT ?1, '/p' || i, 0, '/p' || iif(i <= 100, i / 2, i) FROM n`,
		)
			.bind(blog.id)
			.run();
		const seen: string[] = [];
		let after: string | undefined;
		do {
			const { json, cost }: Answer<AlikeView> = await alike(blog, after);
			expect(cost.rowsRead).toBeLessThanOrEqual(2 * 61 + 10);
			seen.push(...json.groups.map(({ likeness }) => likeness));
			for (const { threads } of json.groups) expect(threads).toHaveLength(2);
			after = json.next ?? undefined;
		} while (after);
		expect(new Set(seen).size).toBe(seen.length);
		expect(seen).toHaveLength(49);
	});

	it("learns of threads from before by comparing them, now or in the night", async () => {
		const blog = await site();
		const insert = "INSERT INTO threads (site_id, page_key, title, created_at) VALUES (?1, ?2, 'Old', 0)";
		await env.DB.batch([A, B].map((page) => env.DB.prepare(insert).bind(blog.id, page)));
		expect((await alike(blog)).json).toMatchObject({ groups: [], isPartial: true });
		const answer = await call<ComparedView>("compareThreads", { params: { site: blog.id }, headers });
		expect(answer.json).toEqual({ isPartial: false });
		expect(await groupsOf(blog)).toHaveLength(1);
		await env.DB.prepare("UPDATE threads SET likeness = NULL, words = NULL WHERE site_id = ?1").bind(blog.id).run();
		expect(await groupsOf(blog)).toHaveLength(0);
		await catchUp(env.DB, undefined, Date.now());
		expect(await groupsOf(blog)).toHaveLength(1);
	});
});

describe("mergeThreads", () => {
	const two = async () => {
		const blog = await site();
		const [ada, bea] = [visitor(blog), visitor(blog)];
		const one = await ada.says({ page: A, text: "The very same words", name: "Ada" });
		const twin = await bea.says({ page: B, text: "The very same words", name: "Ada" });
		const reply = await ada.says({ page: B, parentId: twin.id, text: "An answer" });
		await ada.setReaction(twin.id, { kind: "👍", isOn: true });
		for (const person of [ada, bea]) await person.setPageReaction({ page: B });
		await ada.setPageReaction({ page: A });
		const [a, b] = [await idOf(blog, A), await idOf(blog, B)];
		return { blog, ada, bea, one, twin, reply, a, b };
	};

	it("brings all together under both keys: comments, answers, reactions, and each person's like once", async () => {
		const { blog, ada, one, twin, reply, a, b } = await two();
		const versions = [await reads(blog, { page: A }), await reads(blog, { page: B })].map(({ version }) => version);
		const { json } = await merge(blog, a, b);
		expect(json).toMatchObject({
			isRunning: false,
			isUndone: false,
			moved: 2,
			thread: { commentCount: 3, aliases: [B] },
		});
		for (const page of [A, B]) {
			const thread = await reads(blog, { page, sort: "oldest" });
			expect(thread.comments.map(({ id }) => id)).toEqual([one.id, twin.id, reply.id]);
			expect(thread.comments[1]?.reactions).toEqual([["👍", 1]]);
			expect(thread.likes?.count).toBe(2);
			expect(thread.version).toBeGreaterThan(Math.max(...versions));
		}
		expect((await ada.readViewer(A)).json.reactions).toEqual({ [twin.id]: ["👍"] });
		expect(await groupsOf(blog)).toEqual([]);
		await expectCounted(blog);
		expectProblem(await merge(blog, a, b), "invalid", "/from");
		expectProblem(await merge(blog, b, a), "not-found");
		expectProblem(await merge(blog, a, a), "invalid", "/from");
	});

	it("is undone for 30 days: each comment is where it was, with what was answered to it since", async () => {
		const { blog, bea, one, twin, reply, a, b } = await two();
		const { id } = (await merge(blog, a, b)).json;
		expect((await merges(blog)).json.merges).toMatchObject([{ id, from: { key: B }, into: { key: A } }]);
		const later = await bea.says({ page: A, parentId: twin.id, text: "Said since" });
		await bea.setReaction(later.id, { kind: "👍", isOn: true });
		const fresh = await bea.says({ page: B, text: "A new one under the other key" });
		expect((await undo(blog, id)).json).toMatchObject({ isUndone: true, isRunning: false });
		const idsOn = async (page: string) => (await reads(blog, { page, sort: "oldest" })).comments.map((one) => one.id);
		expect(await idsOn(A)).toEqual([one.id, fresh.id]);
		expect(await idsOn(B)).toEqual([twin.id, reply.id, later.id]);
		expect((await reads(blog, { page: A })).likes?.count).toBe(1);
		expect((await reads(blog, { page: B })).likes?.count).toBe(2);
		expect((await bea.readViewer(B)).json.reactions).toEqual({ [later.id]: ["👍"] });
		await expectCounted(blog);
		expect(await groupsOf(blog)).toHaveLength(1);
		expectProblem(await undo(blog, id), "nothing-to-undo");
		expect((await merges(blog)).json.merges).toEqual([]);
		const twins = await env.DB.prepare(
			"SELECT count(*) AS n FROM comments WHERE site_id = ?1 AND twin_hash IS NOT NULL",
		);
		expect(await twins.bind(blog.id).first("n"), "what was taken for the merge is given back").toBe(4 + 1);
	});

	it("is undone from the log too, step by step, and once", async () => {
		const blog = await site();
		await visitor(blog).says({ page: A });
		await fill(blog, { page: B, roots: MOVED_AT_ONCE, replies: 0, from: 31_000_000 });
		await visitor(blog).says({ page: B });
		const [a, b] = [await idOf(blog, A), await idOf(blog, B)];
		const { id } = (await merge(blog, a, b)).json;
		await proceed(blog, id);
		const log = async () =>
			(await call<LogView>("listActs", { headers, query: { site: blog.id } })).json.entries.filter(
				({ kind }) => kind === "thread.merge",
			);
		const [entry] = await log();
		expect(entry?.canUndo).toBe(true);
		const back = () =>
			call<Undone>("undoAct", { headers, params: { id: String(entry!.act) }, body: { why: "Two pages" } });
		expect((await back()).json).toEqual({ isOver: false, count: MOVED_AT_ONCE });
		expect((await back()).json).toEqual({ isOver: true, count: 1 });
		expectProblem(await back(), "nothing-to-undo");
		expect((await reads(blog, { page: A })).commentCount).toBe(1);
		expect((await reads(blog, { page: B })).commentCount).toBe(MOVED_AT_ONCE + 1);
		const [undoing, undone] = await log();
		const said = { label: undone!.label, from: undone!.from };
		expect(said).toEqual({ label: A, from: B });
		expect(undoing).toMatchObject({ undoes: entry!.act, why: "Two pages", ...said });
		expect(undone).toMatchObject({ isUndone: true, canUndo: false });
		await expectCounted(blog);
	});

	it("moves a large thread in steps, and the night finishes what a browser left", async () => {
		const blog = await site();
		await visitor(blog).says({ page: A });
		await fill(blog, { page: B, roots: MOVED_AT_ONCE, replies: 2, from: 30_000_000 });
		const [a, b] = [await idOf(blog, A), await idOf(blog, B)];
		const first = (await merge(blog, a, b)).json;
		expect(first).toMatchObject({ isRunning: true, moved: MOVED_AT_ONCE });
		expect((await proceed(blog, first.id)).json).toMatchObject({ isRunning: true, moved: MOVED_AT_ONCE });
		await catchUp(env.DB, undefined, Date.now());
		expect((await proceed(blog, first.id)).json).toMatchObject({ isRunning: false, moved: 0 });
		expect((await reads(blog, { page: B })).commentCount).toBe(1 + 3 * MOVED_AT_ONCE);
		await expectCounted(blog);
		const { isRunning } = (await undo(blog, first.id)).json;
		expect(isRunning).toBe(true);
		await catchUp(env.DB, undefined, Date.now());
		expect((await reads(blog, { page: A })).commentCount).toBe(1);
		await expectCounted(blog);
	});

	it("within one that is merged again is undone in the other order only", async () => {
		const { blog, a, b } = await two();
		const first = (await merge(blog, a, b)).json;
		await visitor(blog).says({ page: "/c" });
		const second = (await merge(blog, await idOf(blog, "/c"), a)).json;
		expect((await reads(blog, { page: B })).commentCount).toBe(4);
		expectProblem(await undo(blog, first.id), "nothing-to-undo");
		await undo(blog, second.id);
		expect((await reads(blog, { page: B })).commentCount).toBe(3);
		await undo(blog, first.id);
		expect((await reads(blog, { page: A })).commentCount).toBe(1);
		await expectCounted(blog);
	});

	it("is for good after 30 days: only the other key is left", async () => {
		const { blog, a, b } = await two();
		const { id } = (await merge(blog, a, b)).json;
		for (let night = 0; night < 3; night++) await catchUp(env.DB, undefined, Date.now() + UNDO_MS + 60_000);
		expectProblem(await undo(blog, id), "not-found");
		expect(await idOf(blog, B)).toBeNull();
		expect((await reads(blog, { page: B })).commentCount).toBe(3);
		await expectCounted(blog);
	});
});

describe("saveRedirects", () => {
	const rules = (at: TestSite): Promise<Answer<RedirectsView>> =>
		call("readRedirects", { params: { site: at.id }, headers });
	const save = (at: TestSite, body: object): Promise<Answer<RedirectsView>> =>
		call("saveRedirects", { params: { site: at.id }, headers, body });

	it("keeps rules in order, and what moved is found by both addresses", async () => {
		const blog = await site();
		await visitor(blog).says({ page: "https://old.example/blog/post" });
		await visitor(blog).says({ page: "https://old.example/blog/twice" });
		await visitor(blog).says({ page: "https://new.example/twice" });
		const asked = { from: "http://www.old.example/blog/", to: "https://new.example" };
		const preview: Answer<RedirectPreview> = await call("previewRedirect", {
			params: { site: blog.id },
			headers,
			query: asked,
		});
		expect(preview.json.matches.map(({ key, isTaken }) => [key, isTaken])).toEqual([
			["https://new.example/post", false],
			["https://new.example/twice", true],
		]);
		const { version } = (await rules(blog)).json;
		expect((await save(blog, { version, redirects: [asked] })).json).toEqual({
			version: version + 1,
			redirects: [{ from: "https://old.example/blog", to: "https://new.example" }],
		});
		expect((await rules(blog)).json.redirects).toHaveLength(1);
		expect((await reads(blog, { page: "https://new.example/post" })).commentCount).toBe(1);
		expectProblem(await save(blog, { version, redirects: [] }), "changed-meanwhile");
	});

	it("are undone from the log, unless they changed since", async () => {
		const blog = await site();
		const { version } = (await rules(blog)).json;
		const [first, second] = ["https://old.example", "https://older.example"].map((from) => ({
			from,
			to: "https://new.example",
		}));
		const undo = async () => {
			const sql = "SELECT min(id) AS id FROM acts WHERE site_id = ?1 AND kind = 'site.redirect'";
			const id = await env.DB.prepare(sql).bind(blog.id).first("id");
			return call("undoAct", { params: { id: String(id) }, headers, body: {} });
		};
		await save(blog, { version, redirects: [first] });
		await env.DB.prepare("UPDATE sites SET redirects = '[]' WHERE id = ?1").bind(blog.id).run();
		expectProblem(await undo(), "nothing-to-undo");
		await save(blog, { version: version + 1, redirects: [first, second] });
		expectProblem(await undo(), "nothing-to-undo");
		await env.DB.prepare("DELETE FROM acts WHERE site_id = ?1").bind(blog.id).run();
		await save(blog, { version: version + 2, redirects: [second] });
		expect((await undo()).status).toBe(200);
		expect((await rules(blog)).json).toEqual({ version: version + 4, redirects: [first, second] });
	});

	it("refuses a rule that names nothing or leads to itself, by its place", async () => {
		const blog = await site();
		const { version } = (await rules(blog)).json;
		const bad = [
			{ from: "/a", to: "/b" },
			{ from: "https://a.example", to: "http://www.a.example/" },
		];
		expectProblem(await save(blog, { version, redirects: bad }), "invalid", "/redirects/1/to");
		expectProblem(await save(blog, { version, redirects: [{ from: "/", to: "/b" }] }), "invalid", "/redirects/0/from");
		const many = Array.from({ length: 21 }, (_, n) => ({ from: `/${n}`, to: `/x${n}` }));
		expectProblem(await save(blog, { version, redirects: many }), "invalid", "/redirects");
	});
});
