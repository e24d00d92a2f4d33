// What the queue can be narrowed to: every filter finds what it says, costs what it shows, and its counts are true.

import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import type { QueueCounts, QueueItem, QueueView } from "../../worker/contract/wire.ts";
import { readQueueCounts } from "../../worker/db/counts.ts";
import { openDatabase } from "../../worker/db/database.ts";
import { readQueue } from "../../worker/db/queue.ts";
import type { QueueFilter } from "../../worker/db/queue-filter.ts";
import { removeDueThread } from "../../worker/db/removal.ts";
import { indexWords } from "../../worker/db/search.ts";
import { askedWords } from "../../worker/domain/comment-words.ts";
import { call, expectProblem } from "./support/api.ts";
import { fill } from "./support/fill.ts";
import { moderator, site, type TestSite, visitor } from "./support/people.ts";

type Query = Record<string, string | undefined>;
type Person = { headers: Record<string, string> };

const list = (who: Person, query: Query) => call<QueueView>("listQueue", { headers: who.headers, query });
const count = (who: Person, query: Query) => call<QueueCounts>("countQueue", { headers: who.headers, query });
const idsOf = async (who: Person, query: Query) => (await list(who, query)).json.items.map(({ id }) => id);

/** Page by page to the end, each of which reads so many rows at most. */
async function listAll(who: Person, query: Query, atMost: number): Promise<QueueItem[]> {
	const seen: QueueItem[] = [];
	let after: string | undefined;
	do {
		const { json, cost } = await list(who, { ...query, after });
		expect(cost.rowsRead, JSON.stringify(query)).toBeLessThanOrEqual(atMost);
		seen.push(...json.items);
		after = json.hasMore ? json.cursor! : undefined;
	} while (after);
	return seen;
}

async function itemOf(who: Person, id: string): Promise<QueueItem> {
	return (await call<QueueItem>("readQueueItem", { params: { id }, headers: who.headers })).json;
}

describe("listQueue narrowed", () => {
	let blog: TestSite;
	let mod: Awaited<ReturnType<typeof moderator>>;
	const said: Record<string, string> = {};

	beforeAll(async () => {
		blog = await site({ mode: "hold-first", maxLinks: 0 });
		mod = await moderator("moderator", blog);
		const ada = visitor(blog);
		const bob = visitor(blog);
		const first = await ada.says({ text: "The first café in Straßburg", name: "Ada" });
		await mod.decide(first.id, { action: "approve", version: first.version });
		const spam = await bob.says({ text: "Buy cheap pills at https://pills.example", name: "Bob", page: "/other" });
		await mod.decide(spam.id, { action: "spam", version: spam.version });
		const removed = await bob.says({ text: "Rude vocables", name: "Bob" });
		await mod.decide(removed.id, { action: "remove", version: removed.version });
		said.visible = first.id;
		said.spam = spam.id;
		said.removed = removed.id;
		said.pending = (await bob.says({ text: "私は東京に住んでいます", name: "Bob", page: "/other" })).id;
		said.links = (await ada.says({ text: "See https://links.example today", name: "Ada" })).id;
		said.reported = (await ada.says({ text: "Something readers dislike", name: "Ada" })).id;
		await visitor(blog).reportComment(said.reported);
	});

	const cases: [string, Query, string[]][] = [
		["nothing", {}, ["pending", "links", "reported"]],
		["the newest first", { order: "newest" }, ["reported", "links", "pending"]],
		["a status", { status: "spam" }, ["spam"]],
		["another", { status: "visible" }, ["reported", "visible"]],
		["any status", { status: "any", order: "oldest" }, ["visible", "spam", "removed", "pending", "links", "reported"]],
		["a page", { page: "/other" }, ["pending"]],
		["a page, whatever the status", { page: "/other", status: "any" }, ["pending", "spam"]],
		["a reported comment's page", { page: "/post" }, ["links", "reported"]],
		["a check", { reason: "links", status: "any" }, ["links", "spam"]],
		["a check among what waits", { reason: "links" }, ["links"]],
		["links", { hasLinks: "1" }, ["links"]],
		["reports", { reported: "1" }, ["reported"]],
		["a word, spelled without care", { text: "cafe", status: "any" }, ["visible"]],
		["the beginning of a word", { text: "pil", status: "any" }, ["spam"]],
		["several words", { text: "vocables rude", status: "any" }, ["removed"]],
		["words that never stand together", { text: "vocables pills", status: "any" }, []],
		["a script without spaces", { text: "東京", status: "any" }, ["pending"]],
		["a name", { text: "Bob", status: "any" }, ["pending", "removed", "spam"]],
		["days to come", { from: "2999-01-01", status: "any" }, []],
		["days until now", { to: "2999-01-01", status: "spam" }, ["spam"]],
		["what waits in those days", { from: "2020-01-01" }, ["pending", "links", "reported"]],
	];
	for (const [what, query, expected] of cases) {
		it(`to ${what}`, async () => {
			const order = query.order ?? ((query.status ?? "waiting") === "waiting" ? "oldest" : "newest");
			const found = await idsOf(mod, { site: blog.id, ...query });
			const names = found.map((id) => Object.keys(said).find((name) => said[name] === id));
			expect(names, order).toEqual(expected);
			const { matching } = (await count(mod, { site: blog.id, ...query })).json;
			expect(matching).toEqual({ n: expected.length, isMore: false });
			// Without a site named it is of those one may see, which here is the same.
			if (!query.page) expect(await idsOf(mod, query)).toEqual(found);
		});
	}

	it("to an author, whose id stands on each of their comments", async () => {
		const { authorId, thread } = await itemOf(mod, said.links!);
		expect(thread).toEqual({ id: expect.any(Number), isClosed: false });
		expect(await idsOf(mod, { author: authorId, status: "any" })).toEqual([said.reported, said.links, said.visible]);
		expect(await idsOf(mod, { author: authorId })).toEqual([said.links, said.reported]);
	});

	it("never to what is another site's", async () => {
		const elsewhere = await moderator("moderator", await site());
		const { authorId } = await itemOf(mod, said.links!);
		expect(await idsOf(elsewhere, { author: authorId, status: "any" })).toEqual([]);
		expect(await idsOf(elsewhere, { text: "pills", status: "any" })).toEqual([]);
		expectProblem(await list(elsewhere, { site: blog.id }), "unknown-site");
		expectProblem(await count(elsewhere, { site: blog.id }), "unknown-site");
		expect((await count(elsewhere, {})).json).toMatchObject({ pending: 0, sites: [] });
	});

	it("to what is no filter is refused by name", async () => {
		const wrong: [Query, string][] = [
			[{ status: "held" }, "?status"],
			[{ from: "yesterday" }, "?from"],
			[{ page: "/post" }, "?page"],
			[{ text: "a" }, "?text"],
			[{ after: "1" }, "?after"],
			[{ reason: "%" }, "?reason"],
		];
		for (const [query, pointer] of wrong) expectProblem(await list(mod, query), "invalid", pointer);
	});

	it("by a word no longer, once it was edited away or taken back", async () => {
		const place = await site();
		const eve = visitor(place);
		const { id } = await eve.says("An extraordinary remark");
		const owner = await moderator();
		const find = (text: string) => idsOf(owner, { site: place.id, status: "any", text });
		expect(await find("extraordinary")).toEqual([id]);
		await eve.editComment(id, { text: "An ordinary remark", version: 1 });
		expect(await find("extraordinary")).toEqual([]);
		expect(await find("ordinary")).toEqual([id]);
		await eve.deleteComment(id);
		expect(await find("ordinary")).toEqual([]);
		const left = env.DB.prepare("SELECT count(*) AS n FROM comment_words WHERE comment_id = ?1").bind(id);
		expect(await left.first("n")).toBe(0);
	});

	it("by words of before there was a search, once the night has written them down", async () => {
		const place = await site();
		const { id } = await visitor(place).says("Antediluvian thoughts");
		await env.DB.prepare("UPDATE comments SET words = NULL WHERE id = ?1").bind(id).run();
		const owner = await moderator();
		const find = () => idsOf(owner, { site: place.id, status: "any", text: "antediluvian" });
		expect(await find()).toEqual([]);
		while ((await indexWords(openDatabase(env.DB), 100)) > 0);
		expect(await find()).toEqual([id]);
	});
});

describe("what a filter costs", () => {
	it("is about what it shows, whatever the size", async () => {
		const blog = await site({ mode: "hold-all" });
		const spammer = crypto.randomUUID();
		await fill(blog, { n: 3_000, status: "pending" });
		await fill(blog, { n: 1_500, status: "spam", author: spammer });
		await fill(blog, { n: 3_000, status: "visible" });
		const mod = await moderator("moderator", blog);
		const straight = [
			{},
			{ order: "newest" },
			{ status: "pending" },
			{ status: "spam" },
			{ page: "/bulk", status: "spam" },
		];
		const walked: Query[] = [
			{ status: "visible" },
			{ status: "any" },
			{ status: "any", order: "oldest" },
			{ page: "/bulk" },
			{ page: "/bulk", status: "any" },
			{ author: spammer, status: "any" },
			{ status: "removed" },
			{ reported: "1" },
		];
		for (const query of [...straight, ...walked]) {
			const answer = await list(mod, { site: blog.id, ...query });
			expect(answer.cost.rowsRead, JSON.stringify(query)).toBeLessThanOrEqual(straight.includes(query) ? 170 : 290);
		}
		const bounded: Query[] = [
			{ reason: "links" },
			{ status: "visible", hasLinks: "1" },
			{ author: spammer, status: "removed" },
			{ text: "bulk", status: "removed" },
			{ text: "bulk words", status: "any" },
		];
		for (const query of bounded) {
			const answer = await list(mod, { site: blog.id, ...query });
			expect(answer.cost.rowsRead, JSON.stringify(query)).toBeLessThanOrEqual(1_600);
		}
	});

	it("is looked up along an index, never by going through a table", async () => {
		const blog = await site({ mode: "hold-all" });
		const asked: { sql: string; values: unknown[] }[] = [];
		const db = openDatabase(env.DB);
		const spying = {
			...db,
			prepare(sql: string, ...values: unknown[]) {
				asked.push({ sql, values });
				return db.prepare(sql, ...values);
			},
		};
		const common = { sites: [blog.id], isNewestFirst: false };
		const filters: QueueFilter[] = [
			...(["waiting", "pending", "visible", "spam", "removed", "any"] as const).flatMap((status) => [
				{ ...common, status },
				{ ...common, status, isNewestFirst: true },
				{ ...common, status, sites: null },
				{ ...common, status, page: "/bulk" },
				{ ...common, status, author: "somebody" },
				{ ...common, status, reason: "links", hasLinks: true },
				{ ...common, status, from: 1_000, to: 2_000 },
				{ ...common, status, words: askedWords("bulk words")! },
			]),
			{ ...common, status: "any", isReported: true },
			{ ...common, sites: [blog.id, "another"], status: "waiting" },
		];
		for (const filter of filters) {
			await readQueue(spying, { filter, after: undefined });
			await readQueueCounts(spying, filter);
		}
		expect(asked.length).toBeGreaterThan(2 * filters.length - 20);
		const plans = await env.DB.batch<{ detail: string }>(
			asked.map(({ sql, values }) => env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind(...values)),
		);
		for (const [index, { results }] of plans.entries()) {
			const plan = results.map(({ detail }) => detail).join("\n");
			// Across all sites the order of ids is an index itself, and counters are a row a site.
			const scans = plan
				.split("\n")
				.filter((line) => /^SCAN (comments|first|threads|authors|decisions|accounts|sites|reports)\b/.test(line));
			expect(
				scans.filter((line) => !/USING (COVERING )?INDEX/.test(line)),
				`${asked[index]!.sql}\n${plan}`,
			).toEqual([]);
		}
	});

	it("has an end, from which one goes on, and says how far it came", async () => {
		const blog = await site();
		await fill(blog, { n: 1_200, status: "visible" });
		const mod = await moderator("moderator", blog);
		const query = { site: blog.id, status: "visible", hasLinks: "1" };
		const seen: QueueView[] = [];
		let after: string | undefined;
		do {
			const { json } = await list(mod, { ...query, after });
			seen.push(json);
			after = json.hasMore ? (json.cursor ?? undefined) : undefined;
		} while (after);
		expect(seen.map(({ items }) => items.length)).toEqual([0, 0, 0]);
		expect(seen[0]).toMatchObject({ hasMore: true, lookedBackTo: expect.any(Number) });
		expect(seen.at(-1)).not.toHaveProperty("lookedBackTo");
	});

	it("is bounded beside what a deleted thread leaves behind, of which nothing is shown", async () => {
		const [blog, other] = [await site({ mode: "hold-all" }), await site({ mode: "hold-all" })];
		await fill(blog, { n: 1_200, status: "pending", page: "/gone" });
		await fill(blog, { n: 60, status: "pending" });
		await fill(other, { n: 30, status: "pending", heldAfter: 5_000 });
		await env.DB.prepare("UPDATE threads SET deleted_at = 1 WHERE site_id = ?1 AND page_key = '/gone'")
			.bind(blog.id)
			.run();
		const mod = await moderator("moderator", blog);
		const ofBoth = await moderator("moderator", blog);
		await env.DB.prepare("INSERT INTO grants (account_id, site_id, role, created_at) VALUES (?1, ?2, 'moderator', 0)")
			.bind(ofBoth.name, other.id)
			.run();
		const asked: [Person, Query, number][] = [
			[mod, { site: blog.id }, 60],
			[mod, { site: blog.id, order: "newest" }, 60],
			[mod, { site: blog.id, status: "any" }, 60],
			[ofBoth, {}, 90],
			[ofBoth, { order: "newest" }, 90],
		];
		for (const [who, query, n] of asked) {
			const seen = await listAll(who, query, 3_200);
			expect(seen.length, JSON.stringify(query)).toBe(n);
			expect(new Set(seen.map(({ id }) => id)).size).toBe(n);
			expect(seen.every(({ page }) => page.key === "/bulk")).toBe(true);
		}
		const held = (await listAll(ofBoth, {}, 3_200)).map(({ site: { id } }) => id);
		expect(held).toEqual([...Array(60).fill(blog.id), ...Array(30).fill(other.id)]);
	});

	it("fills its pages though comments of a deleted thread stand between", async () => {
		const blog = await site();
		const word = `w${crypto.randomUUID().slice(0, 8)}`;
		for (let turn = 0; turn < 4; turn++) {
			for (const page of ["/gone", "/bulk"]) await fill(blog, { n: 20, status: "spam", page, word });
		}
		await env.DB.prepare("UPDATE threads SET deleted_at = 1 WHERE site_id = ?1 AND page_key = '/gone'")
			.bind(blog.id)
			.run();
		const mod = await moderator("moderator", blog);
		for (const query of [{ status: "spam" }, { status: "any" }, { text: word, status: "any" }]) {
			const { items, hasMore } = (await list(mod, { site: blog.id, ...query })).json;
			expect([items.length, hasMore], JSON.stringify(query)).toEqual([25, true]);
			expect(await listAll(mod, { site: blog.id, ...query }, 1_600)).toHaveLength(80);
		}
	});

	it("page by page shows everything once", async () => {
		const blog = await site();
		for (const status of ["visible", "pending", "spam"]) await fill(blog, { n: 40, status });
		const mod = await moderator("moderator", blog);
		for (const query of [
			{ status: "any" },
			{ status: "any", order: "oldest" },
			{ text: "bulk", status: "any" },
			{ order: "newest" },
		]) {
			const seen: string[] = [];
			let after: string | undefined;
			do {
				const { json } = await list(mod, { site: blog.id, ...query, after });
				seen.push(...json.items.map(({ id }) => id));
				after = json.hasMore ? json.cursor! : undefined;
			} while (after);
			expect(new Set(seen).size, JSON.stringify(query)).toBe(seen.length);
			expect(seen).toHaveLength("status" in query ? 120 : 40);
		}
	});
});

describe("countQueue", () => {
	it("is exact after every turn of a comment, in a few rows", async () => {
		const blog = await site({ mode: "hold-all" });
		const mod = await moderator("moderator", blog);
		const says = (text: string) => visitor(blog).says(text);
		const [one, two, three] = [await says("One thing"), await says("Another thing"), await says("A third thing")];
		const approved = (await mod.decide(one.id, { action: "approve", version: 1 })).json.item;
		await visitor(blog).reportComment(one.id);
		await mod.decide(two.id, { action: "spam", version: 1 });
		await mod.decide(three.id, { action: "remove", version: 1 });
		const expected = { waiting: 1, pending: 0, visible: 1, spam: 1, removed: 1, reported: 1 };
		const answer = await count(mod, { site: blog.id });
		expect(answer.json).toMatchObject({
			...expected,
			sites: [{ id: blog.id, ...expected }],
			matching: { n: 1, isMore: false },
		});
		expect(answer.cost.rowsRead).toBeLessThanOrEqual(10);
		await mod.decide(one.id, { action: "undo", version: approved.version });
		expect((await count(mod, { site: blog.id })).json).toMatchObject({
			pending: 1,
			visible: 0,
			reported: 0,
			waiting: 1,
		});
	});

	it("leaves out what a deleted thread holds, whatever becomes of it, until it comes back", async () => {
		const blog = await site({ mode: "hold-all" });
		const owner = await moderator();
		const says = (page: string) => visitor(blog).says({ page });
		const decide = (id: string, action: string, version = 1) => owner.decide(id, { action, version });
		const gone = [
			await says("/gone"),
			await says("/gone"),
			await says("/gone"),
			await says("/gone"),
			await says("/gone"),
		];
		for (const [index, action] of ["approve", "spam", "remove", "approve"].entries())
			await decide(gone[index]!.id, action);
		await visitor(blog).reportComment(gone[3]!.id);
		await says("/here");
		const counts = async () => (await count(owner, { site: blog.id })).json;
		const before = await counts();
		expect(before).toMatchObject({ waiting: 3, pending: 2, visible: 2, spam: 1, removed: 1, reported: 1 });
		const params = { site: blog.id, thread: String((await itemOf(owner, gone[0]!.id)).thread.id) };
		const turn = (name: "deleteThread" | "restoreThread") => call(name, { params, headers: owner.headers, query: {} });
		await turn("deleteThread");
		await turn("deleteThread");
		expect(await counts()).toMatchObject({ waiting: 1, pending: 1, visible: 0, spam: 0, removed: 0, reported: 0 });
		await env.DB.prepare("UPDATE comments SET status = 'spam' WHERE id = ?1").bind(gone[4]!.id).run();
		expect(await counts()).toMatchObject({ waiting: 1, spam: 0 });
		await turn("restoreThread");
		expect(await counts()).toMatchObject({ waiting: 2, pending: 1, visible: 2, spam: 2, removed: 1, reported: 1 });
		await turn("deleteThread");
		await env.DB.prepare("UPDATE threads SET deleted_at = 1 WHERE id = ?1").bind(params.thread).run();
		while (await removeDueThread(openDatabase(env.DB), Date.now()));
		expect(await counts()).toMatchObject({ waiting: 1, pending: 1, visible: 0, spam: 0, removed: 0, reported: 0 });
	});

	it("follows a thread of 20,000 comments in about as many rows as it holds aside", async () => {
		const blog = await site();
		await fill(blog, { n: 20_000, status: "visible", page: "/big" });
		await fill(blog, { n: 300, status: "spam", page: "/big" });
		await fill(blog, { n: 10, status: "visible" });
		const db = openDatabase(env.DB);
		const ofSite = () => count(owner, { site: blog.id }).then(({ json }) => [json.visible, json.spam]);
		const owner = await moderator();
		expect(await ofSite()).toEqual([20_010, 300]);
		await db.run(db.prepare("UPDATE threads SET deleted_at = 1 WHERE site_id = ?1 AND page_key = '/big'", blog.id));
		expect(db.usage.rowsRead).toBeLessThanOrEqual(400);
		expect(await ofSite()).toEqual([10, 0]);
		const [big, small] = ["/big", "/bulk"].map(
			(key) => `(SELECT id FROM threads WHERE site_id = ?1 AND page_key = '${key}')`,
		);
		const move = (to: string, from: string) =>
			env.DB.prepare(`UPDATE comments SET thread_id = ${to} WHERE thread_id = ${from}`).bind(blog.id).run();
		await move(big!, small!);
		expect(await ofSite(), "moved by a merge into what was deleted meanwhile").toEqual([0, 0]);
	});

	it("agrees with the table on every site", async () => {
		const { results } = await env.DB.prepare(
			`SELECT c.site_id FROM site_counts AS c WHERE (visible, pending, spam, removed, deleted, reported) <> (
				SELECT count(*) FILTER (WHERE status = 'visible'), count(*) FILTER (WHERE status = 'pending'),
					count(*) FILTER (WHERE status = 'spam'), count(*) FILTER (WHERE status = 'removed'),
					count(*) FILTER (WHERE status = 'deleted'), count(*) FILTER (WHERE status = 'visible' AND reports <> '{}')
				FROM comments JOIN threads ON threads.id = thread_id AND deleted_at IS NULL WHERE comments.site_id = c.site_id)`,
		).all();
		expect(results).toEqual([]);
	});

	it("says 100+ where more match than are worth counting", async () => {
		const blog = await site();
		await fill(blog, { n: 150, status: "spam", reasons: '[{"check":"honeypot"}]' });
		const mod = await moderator("moderator", blog);
		expect((await count(mod, { site: blog.id, status: "spam" })).json.matching).toEqual({ n: 150, isMore: false });
		const query = { site: blog.id, status: "spam", reason: "honeypot" };
		expect((await count(mod, query)).json.matching).toEqual({ n: 100, isMore: true });
	});
});
