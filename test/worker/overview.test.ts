// The overview on real D1: what is counted by day, what a look back costs, and how use is estimated.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { app } from "../../worker/app.ts";
import type { OverviewView } from "../../worker/contract/wire.ts";
import { forgetExpired } from "../../worker/jobs/forget-expired.ts";
import { API, call, expectProblem, newAddress } from "./support/api.ts";
import { moderator, site, type TestSite, visitor } from "./support/people.ts";

type Asking = { headers: Record<string, string> };
const look = (who: Asking, query: Record<string, string> = {}) =>
	call<OverviewView>("readOverview", { headers: who.headers, query });
const today = async (who: Asking, at: TestSite) => (await look(who, { site: at.id })).json.days.at(-1)!;

describe("readOverview", () => {
	it("counts what was written today, what had to wait, spam, reactions and the threads it happened in", async () => {
		const [blog, owner] = [await site({ mode: "hold-all" }), await moderator()];
		const guest = visitor(blog);
		const first = await guest.says({ page: "/a" });
		await visitor(blog).says({ page: "/a" });
		const spam = await visitor(blog).says({ page: "/b" });
		await owner.decide(spam.id, { action: "spam", version: 1 });
		await owner.decide(first.id, { action: "approve", version: 1 });
		await guest.setReaction(first.id, { kind: "👍", isOn: true });
		await guest.setPageReaction({ page: "/a" });
		expect(await today(owner, blog)).toMatchObject({ comments: 3, held: 3, spam: 1, reactions: 2, threads: 2 });
		await owner.decide(spam.id, { action: "undo", version: 2 });
		await guest.setPageReaction({ page: "/a", isOn: false });
		expect(await today(owner, blog)).toMatchObject({ comments: 3, held: 3, spam: 0, reactions: 1 });
	});

	it("has every day of the span, the last of them today, and reads no more than a row for each", async () => {
		const [blog, owner] = [await site(), await moderator()];
		await visitor(blog).says();
		const now = Math.floor(Date.now() / 86_400_000);
		await env.DB.prepare("INSERT INTO site_days (site_id, day, comments) VALUES (?1, ?2, 7), (?1, ?3, 100)")
			.bind(blog.id, now - 29, now - 30)
			.run();
		const { json, cost } = await look(owner, { site: blog.id });
		expect(json.days).toHaveLength(30);
		expect(json.days.at(-1)!.day).toBe(new Date().toISOString().slice(0, 10));
		expect(json.days[0]).toMatchObject({ comments: 7, spam: 0 });
		expect(json.usage).toBeUndefined();
		expect(cost.rowsRead).toBeLessThan(30 + 30);
		expect((await look(owner, { site: blog.id, days: "90" })).json.days).toHaveLength(90);
		expectProblem(await look(owner, { days: "31" }), "invalid", "?days");
	});

	it("shows whoever is somebody on some sites these alone, and what it costs to nobody but an owner", async () => {
		const [blog, other] = [await site(), await site()];
		for (const at of [blog, other]) await visitor(at).says();
		const reader = await moderator("reader", blog);
		const { json } = await look(reader);
		expect(json.days.at(-1)).toMatchObject({ comments: 1 });
		expect(json.usage).toBeUndefined();
		expectProblem(await look(reader, { site: other.id }), "unknown-site");
		expect((await look(await moderator())).json.usage?.free).toEqual({
			requests: 100_000,
			rowsRead: 5_000_000,
			rowsWritten: 100_000,
		});
	});
});

describe("what the installation uses", () => {
	it("is estimated from one request in so many", async () => {
		const [blog, owner] = [await site(), await moderator()];
		const used = async () => (await look(owner)).json.usage!.days.at(-1)!;
		const before = await used();
		const waiting: Promise<unknown>[] = [];
		const ctx = { waitUntil: (work: Promise<unknown>) => waiting.push(work), passThroughOnException() {}, props: {} };
		for (let n = 0; n < 40; n += 1) {
			const request = new Request(`${API}/v1/sites/${blog.id}/thread?page=/never-${n}`, {
				headers: { "CF-Connecting-IP": newAddress() },
			});
			await app.fetch(request, { ...env, EDGE_CACHE: "off", USAGE_SAMPLE: "2" } as never, ctx as never);
		}
		await Promise.all(waiting);
		const { requests, rowsRead } = await used();
		// Each of forty is counted twice or not at all: fewer than six either way happen once in a million runs.
		expect(requests - before.requests).toBeGreaterThan(10);
		expect(requests - before.requests).toBeLessThan(70);
		expect(rowsRead - before.rowsRead).toBeGreaterThan(0);
	});

	it("forgets by night which threads a past day had, not how many", async () => {
		const blog = await site();
		await visitor(blog).says();
		await forgetExpired(env.DB, Date.now() + 3 * 86_400_000);
		const left = await env.DB.prepare(
			"SELECT count(*) AS n FROM thread_days JOIN threads ON threads.id = thread_id WHERE site_id = ?1",
		).bind(blog.id);
		expect(await left.first("n")).toBe(0);
		expect(await today(await moderator(), blog)).toMatchObject({ threads: 1 });
	});
});
