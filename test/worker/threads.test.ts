// What readers get, and what it costs: one round trip, rows in proportion to what is shown, the same at every size.

import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { EDGE_CACHE_SECONDS, SHARED_CACHE_SECONDS } from "../../worker/contract/limits.ts";
import { sorts } from "../../worker/contract/settings.ts";
import type { CountsView, RepliesView, ViewerView } from "../../worker/contract/wire.ts";
import { type Answer, API, call, expectProblem, send } from "./support/api.ts";
import { bulkId, fill, react } from "./support/bulk.ts";
import {
	listThread,
	listThreadUncached,
	moderator,
	PAGE,
	reads,
	site,
	type TestSite,
	visitor,
} from "./support/people.ts";

const list = (at: TestSite, id: string, after?: string) =>
	call<RepliesView>("listReplies", { params: { site: at.id, id }, query: { after } });
const countsOf = (at: TestSite, page: string | string[]): Promise<Answer<CountsView>> =>
	call<CountsView>("countThreads", { params: { site: at.id }, query: { page } });

describe("listThread", () => {
	it("of a page nobody wrote on is empty, of a site nobody has is refused", async () => {
		const blog = await site();
		expect(await reads(blog)).toMatchObject({
			page: PAGE,
			version: 0,
			commentCount: 0,
			isClosed: false,
			closedAt: null,
			likes: { count: 0, recent: [] },
			comments: [],
			next: null,
			previous: null,
		});
		expectProblem(await listThread({ ...blog, id: "nowhere" }), "unknown-site");
	});

	it("pages through all top-level comments once, newest or oldest first", async () => {
		const blog = await site({ rootsPerPage: 10 });
		await fill(blog, { page: PAGE, roots: 37, from: 1_000 });
		for (const sort of ["newest", "oldest"] as const) {
			const seen: string[] = [];
			let after: string | null = null;
			do {
				const page: Awaited<ReturnType<typeof reads>> = await reads(blog, { sort, ...(after && { after }) });
				seen.push(...page.comments.map(({ id }) => id));
				after = page.next;
			} while (after);
			expect(seen).toHaveLength(37);
			expect(seen).toEqual(sort === "oldest" ? [...seen].sort() : [...seen].sort().reverse());
			expect(new Set(seen).size).toBe(37);
		}
	});

	it("without a wish is sorted as the site says", async () => {
		for (const sort of sorts) {
			const blog = await site({ sort });
			const first = await visitor(blog).says("first");
			const second = await visitor(blog).says("second");
			await visitor(blog).setReaction(first.id, { kind: "👍", isOn: true });
			const order = sort === "newest" ? [second.id, first.id] : [first.id, second.id];
			const { comments, settings } = await reads(blog);
			expect(comments.map(({ id }) => id)).toEqual(order);
			expect(settings.sort).toBe(sort);
		}
	});

	it("has the first replies of each comment in time order, and the rest by listReplies", async () => {
		const blog = await site();
		await fill(blog, { page: PAGE, roots: 2, replies: 60, from: 2_000 });
		const { comments } = await reads(blog, { sort: "oldest" });
		expect(comments).toHaveLength(2 * (1 + 3));
		const [root, ...shown] = comments.slice(0, 4);
		expect(root?.replyCount).toBe(60);
		const seen = shown.map(({ id }) => id);
		let next: string | null = seen.at(-1)!;
		while (next) {
			const { json }: Answer<RepliesView> = await list(blog, root!.id, next);
			seen.push(...json.comments.map(({ id }) => id));
			next = json.next;
		}
		expect(seen).toHaveLength(60);
		expect(seen).toEqual([...seen].sort());
	});

	it("never shows one site's comments to another, by page or by id", async () => {
		const [one, other] = [await site(), await site()];
		const { id } = await visitor(one).says();
		expect((await reads(other)).comments).toEqual([]);
		expectProblem(await list(other, id), "not-found");
	});

	it("is the same for everybody: public, without a preflight, revalidated by its ETag", async () => {
		const blog = await site();
		await visitor(blog).says();
		const url = `/v1/sites/${blog.id}/thread?page=${PAGE}`;
		const first = await send(url, { headers: { Origin: "https://anywhere.example" } });
		expect(first.headers.get("Access-Control-Allow-Origin")).toBe("*");
		expect(first.headers.get("Access-Control-Allow-Credentials")).toBeNull();
		expect(first.headers.get("Vary") ?? "").not.toMatch(/origin|cookie|authorization/i);
		const ETag = first.headers.get("ETag")!;
		const again = await send(url, { headers: { "If-None-Match": ETag } });
		expect(again.status).toBe(304);
		expect(again.json).toBe("");
		expect(again.headers.get("Access-Control-Allow-Origin"), "a page of another origin reads it too").toBe("*");
		await visitor(blog).says();
		expect((await send(url, { headers: { "If-None-Match": ETag } })).status).toBe(200);
	});

	it("is kept by the edge, cleared by a write, and never kept beyond 30 s", async () => {
		const blog = await site();
		const spam = await visitor(blog).says();
		await reads(blog);
		const { headers } = await untilCached(blog);
		expect(headers.get("Cache-Control")).toBe(`public, max-age=0, s-maxage=${SHARED_CACHE_SECONDS}`);
		expect(EDGE_CACHE_SECONDS + SHARED_CACHE_SECONDS).toBeLessThanOrEqual(30);
		await (await moderator()).decide(spam.id, { action: "remove", version: spam.version });
		expect((await reads(blog)).comments, "gone at once where the moderator is").toEqual([]);
	});

	it("takes any other spelling of a page for the same thread, also from the cache", async () => {
		const blog = await site();
		await visitor(blog).says({ page: "https://Blog.example/post/index.html?utm_source=x#top" });
		for (const page of [
			"https://blog.example/post",
			"http://www.blog.example/post/",
			"https://blog.example/post?fbclid=1",
		]) {
			expect((await reads(blog, { page })).commentCount, page).toBe(1);
		}
	});

	it("in the top order has the most reactions first, then the newest", async () => {
		const blog = await site();
		await fill(blog, { page: PAGE, roots: 4, from: 3_000 });
		const [one, two, three, four] = [3_000, 3_001, 3_002, 3_003].map(bulkId) as [string, string, string, string];
		await react(blog, [
			[one, 2],
			[three, 3],
			[two, 2],
		]);
		const { comments } = await reads(blog, { sort: "top" });
		expect(comments.map(({ id }) => id)).toEqual([three, two, one, four]);
	});

	it("raises its version with every change readers can see, and with no other", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const owner = await moderator();
		const version = async () => (await reads(blog)).version;
		const first = await ada.says();
		expect(await version()).toBe(1);
		const { comment } = (await ada.editComment(first.id, { text: "Better words", version: 1 })).json;
		expect(await version()).toBe(2);
		await ada.setReaction(first.id, { kind: "👍", isOn: true });
		await ada.setPageReaction();
		await ada.reportComment(first.id);
		expect(await version(), "neither reactions nor reports").toBe(2);
		await owner.decide(first.id, { action: "approve", version: comment.version });
		expect(await version(), "what stood is left standing").toBe(2);
		await owner.decide(first.id, { action: "remove", version: comment.version + 1 });
		expect(await version()).toBe(3);
		const held = await visitor(blog).says({ subject: "a honeypot" });
		expect(held.status).toBe("pending");
		expect(await version(), "nobody sees what waits").toBe(3);
		await owner.decide(held.id, { action: "approve", version: held.version });
		expect(await version()).toBe(4);
		const own = await ada.says("a third");
		await ada.deleteComment(own.id);
		expect(await version()).toBe(6);
	});

	it("says since when a closed thread takes no comments", async () => {
		const blog = await site();
		await visitor(blog).says();
		const set = (isClosed: number) =>
			env.DB.prepare("UPDATE threads SET is_closed = ?2 WHERE site_id = ?1").bind(blog.id, isClosed).run();
		const before = Date.now() - 1_000;
		await set(1);
		const { json } = await listThreadUncached(blog);
		expect(json).toMatchObject({ isClosed: true, version: 2 });
		expect(json.closedAt).toBeGreaterThan(before);
		await set(0);
		expect((await listThreadUncached(blog)).json).toMatchObject({ isClosed: false, closedAt: null, version: 3 });
	});

	it("refuses what is no cursor and no order", async () => {
		const blog = await site();
		expectProblem(await listThread(blog, { after: "1 OR 1=1" }), "invalid", "?after");
		expectProblem(await listThread(blog, { sort: "random" }), "invalid", "?sort");
		expectProblem(await listThread(blog, { page: " " }), "invalid", "?page");
	});
});

describe("the cost of a page view", () => {
	const sizes = { small: 50, large: 10_000 };
	const sites = {} as Record<keyof typeof sizes, TestSite>;

	beforeAll(async () => {
		let from = 1_000_000;
		for (const [name, roots] of Object.entries(sizes) as [keyof typeof sizes, number][]) {
			sites[name] = await site();
			await fill(sites[name], { page: PAGE, roots: roots / 2, replies: 1, from });
			await fill(sites[name], { page: "/flat", roots: roots / 2, from: from + 100_000 });
			await fill(sites[name], { page: "/deep", roots: 25, replies: Math.min(20, roots / 25), from: from + 200_000 });
			from += 1_000_000;
		}
	}, 60_000);

	for (const page of [PAGE, "/flat", "/deep"]) {
		it(`${page}: one round trip, at most two rows a comment and ten, whatever the size of the thread`, async () => {
			for (const name of Object.keys(sizes) as (keyof typeof sizes)[]) {
				for (const sort of [undefined, ...sorts]) {
					const { cost, json } = await listThreadUncached(sites[name], { page, ...(sort && { sort }) });
					expect(cost.roundTrips).toBe(1);
					expect(cost.rowsRead).toBeGreaterThan(json.comments.length);
					expect(cost.rowsRead, `${name} ${sort}`).toBeLessThanOrEqual(2 * json.comments.length + 10);
				}
			}
		});
	}

	it("is the same in a thread of 50 and of 10,000, on its first page and deep inside", async () => {
		const cost = async (name: keyof typeof sizes, after?: string) =>
			(await listThreadUncached(sites[name], { page: "/flat", sort: "oldest", ...(after && { after }) })).cost.rowsRead;
		expect(Math.abs((await cost("large")) - (await cost("small"))), "the look ahead").toBeLessThanOrEqual(1);
		const { results } = await env.DB.prepare(
			"SELECT id FROM comments WHERE thread_id = (SELECT id FROM threads WHERE site_id = ?1 AND page_key = '/flat') ORDER BY id LIMIT 1 OFFSET 2500",
		)
			.bind(sites.large.id)
			.all<{ id: string }>();
		// What is pinned is asked for on the first page alone.
		const [first, deep] = [await cost("large"), await cost("large", results[0]!.id)];
		expect(first - deep).toBeGreaterThanOrEqual(0);
		expect(first - deep).toBeLessThanOrEqual(2);
	});

	it("of a write is the same in a thread of 50 and of 10,000", async () => {
		const written = async (name: keyof typeof sizes) =>
			(await visitor(sites[name]).createComment({ page: "/flat" })).cost;
		const [small, large] = [await written("small"), await written("large")];
		expect(large).toEqual(small);
		expect(large.roundTrips).toBe(2);
	});

	it("of the counts of 20 pages is a row a page", async () => {
		const pages = [PAGE, "/flat", "/deep", ...Array.from({ length: 17 }, (_, n) => `/other-${n}`)];
		const { cost, json } = await countsOf(sites.large, pages);
		expect(cost.roundTrips).toBe(1);
		expect(cost.rowsRead).toBeLessThanOrEqual(2 * pages.length + 10);
		expect(json.counts[PAGE]).toBe(sizes.large);
	});

	it("uses an index for every hot query, and sorts nothing", async () => {
		const plans = await hotPlans(sites.large);
		expect(plans.length).toBeGreaterThan(5);
		for (const { sql, plan } of plans) {
			// Of an insert SQLite lists the search for orphans of its foreign keys, which runs only while there are any.
			if (/^\s*INSERT INTO (comments|decisions|authors|threads)\b/.test(sql)) continue;
			// What is walked along an index is a subquery of that name.
			expect(plan, sql).not.toMatch(/SCAN (?!json_each|\w+ VIRTUAL TABLE|CONSTANT|\(subquery|walked)|TEMP B-TREE/);
		}
	});
});

describe("countThreads", () => {
	it("answers under the names asked for, 0 for a page nobody wrote on", async () => {
		const blog = await site();
		await visitor(blog).says({ page: "https://blog.example/a/" });
		const asked = ["https://blog.example/a?utm_campaign=x", "/b"];
		expect((await countsOf(blog, asked)).json.counts).toEqual({ [asked[0]!]: 1, "/b": 0 });
		expect((await countsOf(blog, "/b")).json.counts).toEqual({ "/b": 0 });
	});

	it("answers each asker by their own spelling, also from the cache", async () => {
		const blog = await site();
		for (const page of ["https://blog.example/a/", "https://blog.example/a", "http://www.blog.example/a?fbclid=1"]) {
			expect(Object.keys((await countsOf(blog, page)).json.counts)).toEqual([page]);
		}
	});

	it("takes 50 pages and not 51", async () => {
		const blog = await site();
		const pages = Array.from({ length: 51 }, (_, n) => `/p${n}`);
		expect((await countsOf(blog, pages.slice(1))).status).toBe(200);
		expectProblem(await countsOf(blog, pages), "invalid", "?page");
	});
});

/** The statements of the hot routes, as D1 was given them, each with its plan. */
async function hotPlans(at: TestSite): Promise<{ sql: string; plan: string }[]> {
	const { app } = await import("../../worker/app.ts");
	const asked: { sql: string; values: unknown[] }[] = [];
	const DB = spyOn(env.DB, asked);
	const context = { waitUntil() {}, passThroughOnException() {}, props: {} } as never;
	const owner = await moderator();
	const ada = visitor(at);
	const own = await ada.says({ page: "/flat" });
	const headers = { ...ada.headers(), "Content-Type": "application/json" };
	const ask = (path: string, init: RequestInit = {}) =>
		app.request(`https://comments.test${path}`, { headers, ...init }, { ...env, DB }, context);
	await ask(`/v1/sites/${at.id}/thread?page=%2Fflat&after=01TEST00000000000000000000`);
	for (const order of ["", "&sort=newest", "&sort=oldest", "&sort=top"]) {
		for (const place of [`focus=${own.id}`, `before=${own.id}`, "after=2-01TEST00000000000000000000"]) {
			await ask(`/v1/sites/${at.id}/thread?page=%2Fflat&${place}${order}`);
		}
	}
	await ask(`/v1/sites/${at.id}/recent`);
	await ask(`/v1/sites/${at.id}/comments/${own.id}/replies`);
	await ask(`/v1/sites/${at.id}/counts?page=%2Fflat&page=%2Fnew`);
	await ask(`/v1/sites/${at.id}/thread.html?page=%2Fflat&replyTo=${own.id}`);
	await ask(`/v1/sites/${at.id}/thread.html?page=%2Fflat&root=${own.id}`);
	await ask(`/v1/sites/${at.id}/feed.atom`);
	await ask(`/v1/sites/${at.id}/feed.json?page=%2Fflat`);
	const viewer = await ask(`/v1/sites/${at.id}/viewer?page=%2Fflat`);
	const { repliesFeed = "" } = (await viewer.json()) as ViewerView;
	expect((await ask(new URL(repliesFeed).pathname)).status).toBe(200);
	const body = JSON.stringify({
		clientId: crypto.randomUUID(),
		page: "/flat",
		text: "Planned",
		name: "Ada",
		parentId: own.id,
	});
	await ask(`/v1/sites/${at.id}/comments`, { method: "POST", body });
	await ask(`/v1/sites/${at.id}/comments/${own.id}`, {
		method: "PATCH",
		body: JSON.stringify({ text: "Again", version: 1 }),
	});
	const putting = { method: "PUT", body: JSON.stringify({ page: "/flat", kind: "👍", isOn: true }) };
	await ask(`/v1/sites/${at.id}/comments/${own.id}/reaction`, putting);
	await ask(`/v1/sites/${at.id}/thread/reaction`, putting);
	await ask(`/v1/sites/${at.id}/comments/${own.id}/reports`, { method: "POST", body: '{"reason":"spam"}' });
	const asOwner = { headers: { ...headers, Origin: API, Authorization: "", Cookie: owner.cookie } };
	await ask(`/v1/moderation/comments/${own.id}/revisions`, asOwner);
	const decision = { method: "POST", body: '{"action":"approve","version":2}' };
	await ask(`/v1/moderation/comments/${own.id}/decisions`, { ...asOwner, ...decision });
	for (const site of ["", `?site=${at.id}`]) {
		await ask(`/v1/moderation/queue${site}`, asOwner);
	}
	return Promise.all(
		asked.map(async ({ sql, values }) => {
			const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
				.bind(...values)
				.all<{ detail: string }>();
			return { sql, plan: results.map(({ detail }) => detail).join("\n") };
		}),
	);
}

/** Notes what is prepared and bound; everything still goes to the real database. */
function spyOn(db: D1Database, asked: { sql: string; values: unknown[] }[]): D1Database {
	return new Proxy(db, {
		get(target, key) {
			if (key !== "prepare") return Reflect.get(target, key).bind(target);
			return (sql: string) => ({
				bind(...values: unknown[]) {
					asked.push({ sql, values });
					return target.prepare(sql).bind(...values);
				},
			});
		},
	});
}

/** Reads until the answer comes from the edge's cache, which is filled behind the first answer. */
async function untilCached(at: TestSite): Promise<Answer> {
	for (let attempt = 0; attempt < 50; attempt++) {
		const answer = await listThread(at);
		if (/cache;desc=hit/.test(answer.headers.get("Server-Timing") ?? "")) return answer;
	}
	throw new Error("the answer was never kept by the cache");
}
