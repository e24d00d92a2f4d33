// One decision on many comments: in pages, once however often it is sent, never on what was changed, undone as a whole.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { BulkView, DecideMany, LogView, QueueCounts, Undone } from "../../worker/contract/wire.ts";
import { call, expectProblem } from "./support/api.ts";
import { fill } from "./support/fill.ts";
import { listThreadUncached, moderator, site, type TestSite, visitor } from "./support/people.ts";

type Person = { headers: Record<string, string> };
const send = (who: Person, body: DecideMany) => call<BulkView>("decideMany", { headers: who.headers, body });
const counts = async (who: Person, at: TestSite) =>
	(await call<QueueCounts>("countQueue", { headers: who.headers, query: { site: at.id } })).json;

/** Sends until it is over, as the page does. */
async function runThrough(who: Person, begin: Omit<Extract<DecideMany, { by: "filter" }>, "after">) {
	const costs: number[] = [];
	let view: BulkView | undefined;
	let requests = 0;
	do {
		const answer = await send(who, { ...begin, after: view?.cursor ?? null });
		expect(answer.status, JSON.stringify(answer.json)).toBe(200);
		view = answer.json;
		requests += 1;
		costs.push(answer.cost.rowsWritten);
		expect(answer.cost.statements).toBeLessThanOrEqual(50);
		expect(answer.cost.rowsRead).toBeLessThanOrEqual(6_000);
	} while (!view.isOver);
	return { view, requests, costs };
}

async function undoThrough(who: Person, act: number): Promise<number> {
	let total = 0;
	for (;;) {
		const answer = await call<Undone>("undoAct", { params: { id: String(act) }, headers: who.headers, body: {} });
		expect(answer.status, JSON.stringify(answer.json)).toBe(200);
		total += answer.json.count;
		if (answer.json.isOver) return total;
	}
}

const newBulk = (filter: object) => ({
	by: "filter" as const,
	id: crypto.randomUUID(),
	action: "spam" as const,
	filter,
});

describe("decideMany", () => {
	it("decides on those named, but on none that was changed or is somebody else's", async () => {
		const blog = await site({ mode: "hold-all" });
		const other = await site({ mode: "hold-all" });
		const ada = visitor(blog);
		const one = await ada.says("One");
		const two = await visitor(blog).says("Two");
		const foreign = await visitor(other).says("Elsewhere");
		await ada.editComment(one.id, { text: "One, edited", version: 1 });
		const mod = await moderator("moderator", blog);
		const comments = [one, two, foreign].map(({ id }) => ({ id, version: 1 }));
		const body = { by: "ids" as const, id: crypto.randomUUID(), action: "approve" as const, comments, why: "all fine" };
		expect((await send(mod, body)).json).toMatchObject({ done: 1, isOver: true });
		expect((await send(mod, body)).json).toMatchObject({ done: 1, isOver: true });
		expect(await counts(mod, blog)).toMatchObject({ visible: 1, pending: 1 });
		const { entries } = (await call<LogView>("listActs", { headers: mod.headers, query: { site: blog.id } })).json;
		expect(entries).toMatchObject([{ kind: "bulk.approve", count: 1, why: "all fine", canUndo: true }]);
	});

	it("works off 10,000 in pages of a hundred, each within what a free plan runs", async () => {
		const blog = await site({ mode: "hold-all" });
		await fill(blog, { n: 10_000, status: "pending" });
		const mod = await moderator("moderator", blog);
		const { view, requests, costs } = await runThrough(mod, newBulk({ site: blog.id }));
		expect(view).toMatchObject({ done: 10_000, isOver: true });
		expect(requests).toBeLessThanOrEqual(101);
		console.info(`rows written for each of 10,000: ${(costs.reduce((a, b) => a + b, 0) / 10_000).toFixed(1)}`);
		expect(Math.max(...costs)).toBeLessThanOrEqual(2_000);
		expect(await counts(mod, blog)).toMatchObject({ pending: 0, spam: 10_000 });
	}, 400_000);

	it("is undone as a whole, page by page, and no twice", async () => {
		const blog = await site({ mode: "hold-all" });
		await fill(blog, { n: 350, status: "pending" });
		const mod = await moderator("moderator", blog);
		const { view } = await runThrough(mod, newBulk({ site: blog.id }));
		expect(await undoThrough(mod, view.act)).toBe(350);
		expect(await counts(mod, blog)).toMatchObject({ pending: 350, spam: 0, waiting: 350 });
		const again = await call("undoAct", { params: { id: String(view.act) }, headers: mod.headers, body: {} });
		expect(again.json).toEqual({ isOver: true, count: 0 });
	});

	it("that is undone gives comments their places in the queue back", async () => {
		const blog = await site({ mode: "hold-all" });
		const held = [await visitor(blog).says("One"), await visitor(blog).says("Two"), await visitor(blog).says("Three")];
		const mod = await moderator("moderator", blog);
		const comments = held.slice(0, 2).map(({ id, version }) => ({ id, version }));
		const body = { by: "ids" as const, id: crypto.randomUUID(), action: "approve" as const, comments };
		const { act } = (await send(mod, body)).json;
		await visitor(blog).reportComment(held[0]!.id);
		expect(await undoThrough(mod, act)).toBe(2);
		expect((await mod.queue(blog)).json.items.map(({ id }) => id)).toEqual(held.map(({ id }) => id));
	});

	it("sent twice, or by two tabs at once, does each page once", async () => {
		const blog = await site({ mode: "hold-all" });
		await fill(blog, { n: 150, status: "pending" });
		const mod = await moderator("moderator", blog);
		const begin = newBulk({ site: blog.id });
		const first = (await send(mod, { ...begin, after: null })).json;
		expect(first).toMatchObject({ done: 100, isOver: false });
		expect((await send(mod, { ...begin, after: null })).json).toEqual(first);
		const both = await Promise.all([
			send(mod, { ...begin, after: first.cursor }),
			send(mod, { ...begin, after: first.cursor }),
		]);
		expect(both.map(({ status }) => status)).toEqual([200, 200]);
		expect((await send(mod, { ...begin, after: first.cursor })).json).toMatchObject({ done: 150, isOver: true });
		const n = await env.DB.prepare("SELECT count(*) AS n FROM decisions WHERE bulk_id = ?1").bind(begin.id).first("n");
		expect(n).toBe(150);
		expectProblem(await send(await moderator("moderator", blog), { ...begin, after: null }), "not-found");
	});

	it("leaves alone what comes while it runs", async () => {
		const blog = await site({ mode: "hold-all" });
		await fill(blog, { n: 120, status: "pending" });
		const mod = await moderator("moderator", blog);
		const begin = newBulk({ site: blog.id });
		const first = (await send(mod, { ...begin, after: null })).json;
		await new Promise((resolve) => setTimeout(resolve, 5));
		await visitor(blog).says("I came later");
		const second = (await send(mod, { ...begin, after: first.cursor })).json;
		expect(second).toMatchObject({ done: 120, isOver: true });
		expect(await counts(mod, blog)).toMatchObject({ pending: 1 });
	});

	it("takes away all of an author, whatever their status, and gives it back but for what was decided since", async () => {
		const blog = await site();
		const eve = visitor(blog);
		const [one, two] = [await eve.says("First advert"), await eve.says("Second advert")];
		await visitor(blog).says("An honest word");
		await visitor(blog).reportComment(one.id);
		const mod = await moderator("moderator", blog);
		const author = (await env.DB.prepare("SELECT author_id FROM comments WHERE id = ?1")
			.bind(one.id)
			.first<string>("author_id"))!;
		const begin = { ...newBulk({ author, status: "any" }), action: "remove" as const };
		const { view } = await runThrough(mod, begin);
		expect(view.done).toBe(2);
		expect((await listThreadUncached(blog)).json.commentCount).toBe(1);
		await mod.decide(two.id, { action: "spam", version: 2 });
		expect(await undoThrough(mod, view.act)).toBe(1);
		expect((await listThreadUncached(blog)).json.commentCount).toBe(2);
		// The report that the bulk settled is open again.
		expect(await counts(mod, blog)).toMatchObject({ visible: 2, spam: 1, reported: 1 });
	});

	it("is refused by name where it asks for what is none", async () => {
		const blog = await site();
		const mod = await moderator("moderator", blog);
		expectProblem(await send(mod, { ...newBulk({}), id: "x", after: null }), "invalid", "/id");
		expectProblem(await send(mod, { ...newBulk({ site: "no-such-site" }), after: null }), "unknown-site");
	});
});
