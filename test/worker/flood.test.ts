// A flood of hostile comments: the site stays readable, nothing is lost, somebody is told once. Scaled down from ten
// thousand posts by a thousand addresses at a site that takes 300 an hour, which `npm run bench -- flood` sends: 300 by 60
// at one that takes 10.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Dismissed, NoticesView } from "../../worker/contract/wire.ts";
import { openDatabase } from "../../worker/db/database.ts";
import { undoDismissal } from "../../worker/db/notices.ts";
import { type Answer, call, expectProblem, newAddress } from "./support/api.ts";
import {
	comment,
	listThread,
	listThreadUncached,
	moderator,
	PAGE,
	site,
	type TestSite,
	visitor,
} from "./support/people.ts";

const HOUR = 3_600_000;
const POSTS = 300;
const ADDRESSES = 60;
const PER_HOUR = 10;
/** Sent at once: each address sends two in a wave, and may send one. */
const WAVE = 2 * ADDRESSES;

const listNotices = async (headers: Record<string, string>) =>
	(await call<NoticesView>("listNotices", { headers })).json.notices;

describe("ten thousand hostile posts from a thousand addresses, in small", () => {
	it("leave the site readable, hold what comes, lose nothing, and are told of once", async () => {
		const blog = await site({ proof: "never", floodPerHour: PER_HOUR });
		const boss = await moderator("moderator", blog);
		const before = (await listThreadUncached(blog)).cost;
		const { formToken } = await comment(blog);
		const addresses = Array.from({ length: ADDRESSES }, newAddress);
		const crowd = Array.from({ length: POSTS }, (_, n) => {
			const person = visitor(blog, { address: addresses[n % ADDRESSES]! });
			return () => person.createComment({ text: `Buy now ${n}`, formToken });
		});
		const real = { posts: [] as Answer[], reads: [] as Answer[] };
		const statuses: number[] = [];
		for (let from = 0; from < POSTS; from += WAVE) {
			const wave = crowd.slice(from, from + WAVE).map((post) => post());
			real.posts.push(await visitor(blog).createComment({ text: `An honest question ${from}`, formToken }));
			real.reads.push(await listThreadUncached(blog));
			statuses.push(...(await Promise.all(wave)).map(({ status }) => status));
		}

		expect(new Set(statuses), "what is not taken is told so").toEqual(new Set([201, 429]));
		const taken = statuses.filter((status) => status === 201).length;
		expect(taken).toBeGreaterThanOrEqual(ADDRESSES);

		expect(real.posts.map(({ status }) => status)).toEqual(real.posts.map(() => 201));
		const rows = await env.DB.prepare("SELECT status, count(*) AS n FROM comments WHERE site_id = ?1 GROUP BY status")
			.bind(blog.id)
			.all<{ status: string; n: number }>();
		const count = Object.fromEntries(rows.results.map(({ status, n }) => [status, n]));
		expect(count.visible! + count.pending!, "everything taken is there").toBe(taken + real.posts.length);
		expect(count.visible, "the rest waits").toBeLessThanOrEqual(PER_HOUR + WAVE);
		const last = (real.posts.at(-1)!.json as { comment: { status: string } }).comment;
		expect(last.status, "an honest one too").toBe("pending");

		for (const { status, cost } of real.reads) {
			expect(status).toBe(200);
			expect(cost.roundTrips).toBe(before.roundTrips);
			expect(cost.rowsRead).toBeLessThanOrEqual(before.rowsRead + 60);
		}
		const notices = await listNotices(boss.headers);
		expect(notices).toMatchObject([{ kind: "flood", site: { id: blog.id } }]);
		const cost = await attempt(blog, formToken);
		const calm = (await visitor(await site()).createComment()).cost;
		expect(cost.rowsWritten, "one more in a flood writes nothing of it").toBeLessThanOrEqual(calm.rowsWritten + 3);
	}, 60_000);
});

async function attempt(blog: TestSite, formToken: string) {
	return (await visitor(blog).createComment({ formToken, page: PAGE })).cost;
}

describe("a flood", () => {
	/** A site that just got one comment too many. */
	async function flooded(proof: "never" | "flood" = "never") {
		const blog = await site({ proof, floodPerHour: 10 });
		const start = Date.now() - (Date.now() % HOUR);
		const count = (n: number) =>
			env.DB.prepare("INSERT OR REPLACE INTO rate_counters VALUES (?1, ?2, ?3, 9e15, ?4)")
				.bind(`site|${HOUR}|${blog.id}`, start, n, start + HOUR)
				.run();
		await count(10);
		expect((await visitor(blog).says()).status).toBe("pending");
		return { blog, count };
	}
	const shift = (at: TestSite, by: number) =>
		env.DB.prepare("UPDATE notices SET since = since - ?2, until = until - ?2 WHERE site_id = ?1")
			.bind(at.id, by)
			.run();

	it("ends by itself after an hour below the threshold, and not before; the next one is another", async () => {
		const { blog, count } = await flooded();
		const boss = await moderator("reader", blog);
		await count(0);
		await shift(blog, HOUR - 60_000);
		expect((await visitor(blog).says()).status).toBe("pending");
		await shift(blog, 60_000);
		expect((await visitor(blog).says()).status).toBe("visible");
		await count(10);
		expect((await visitor(blog).says()).status).toBe("pending");
		expect(await listNotices(boss.headers)).toHaveLength(2);
	});

	it("that goes on is the same one", async () => {
		const { blog, count } = await flooded();
		await shift(blog, 0.6 * HOUR);
		await count(50);
		await visitor(blog).says();
		const notices = await listNotices((await moderator("reader", blog)).headers);
		expect(notices).toHaveLength(1);
		expect(notices[0]!.until - Date.now()).toBeGreaterThan(0.9 * HOUR);
	});

	it("of which nothing comes in is not over while many addresses knock, of which a few rows are written", async () => {
		const { blog } = await flooded("flood");
		const { formToken } = await comment(blog);
		const knock = async (address = newAddress()) => {
			const answer = await visitor(blog, { address }).createComment({ formToken });
			expectProblem(answer, "proof-needed");
			return answer.cost.rowsWritten;
		};
		const until = () =>
			env.DB.prepare("SELECT until FROM notices WHERE site_id = ?1").bind(blog.id).first<number>("until");
		const young = await until();
		for (let n = 0; n < 25; n++) expect(await knock(), "of a young flood nothing is written").toBe(0);
		expect(await until()).toBe(young);

		await shift(blog, 0.6 * HOUR);
		const old = await until();
		const stubborn = newAddress();
		const costs: number[] = [];
		for (let n = 0; n < 25; n++) costs.push(await knock(stubborn));
		expect(
			costs.slice(1).every((rows) => rows === 0),
			"one address counts once",
		).toBe(true);
		expect(await until()).toBe(old);
		for (let n = 0; n < 19; n++) expect(await knock()).toBeLessThanOrEqual(10);
		expect((await until())! - Date.now()).toBeGreaterThan(0.9 * HOUR);
		expect(await knock()).toBe(0);
		expect(await listNotices((await moderator("reader", blog)).headers)).toHaveLength(1);
	});

	it("leaves another site of the installation as it was", async () => {
		const { blog } = await flooded("flood");
		const other = await site({ floodPerHour: 10 });
		const address = newAddress();
		expectProblem(await visitor(blog, { address }).createComment(), "proof-needed");
		expect((await visitor(other, { address }).says()).status).toBe("visible");
		expect(await listNotices((await moderator("reader", other)).headers)).toEqual([]);
		const form = await call<{ challenge?: object }>("readForm", { params: { site: other.id }, query: { page: PAGE } });
		expect(form.json.challenge).toBeUndefined();
	});

	it("of comments that wait leaves the edge's copies, and one that is let through clears them", async () => {
		const { blog } = await flooded();
		const isHit = async () => /cache;desc=hit/.test((await listThread(blog)).headers.get("Server-Timing") ?? "");
		await expect.poll(isHit, { interval: 5 }).toBe(true);
		const held = await visitor(blog).says();
		expect(await isHit()).toBe(true);
		await (await moderator("moderator", blog)).decide(held.id, { action: "approve", version: 1 });
		expect(await isHit()).toBe(false);
	});

	it("is put away once for all of the site, which can be undone", async () => {
		const { blog } = await flooded();
		const boss = await moderator("moderator", blog);
		const [notice] = await listNotices(boss.headers);
		const dismiss = (headers: Record<string, string>) =>
			call<Dismissed>("dismissNotice", { params: { notice: String(notice!.id) }, headers });
		const other = await moderator("moderator", await site());
		expectProblem(await dismiss(other.headers), "not-found");
		expect((await dismiss(boss.headers)).status).toBe(200);
		expect(await listNotices(boss.headers)).toEqual([]);
		expectProblem(await dismiss(boss.headers), "not-found");
		const db = openDatabase(env.DB);
		await db.batch(undoDismissal(db, { subject: String(notice!.id) }));
		expect(await listNotices(boss.headers)).toHaveLength(1);
	});
});
