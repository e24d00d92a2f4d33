// Readers report, moderators decide: a reported comment stays where it is and stands in the queue until somebody has.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { QUEUE_PAGE, REPORT_NOTE_MAX } from "../../worker/contract/limits.ts";
import { forgetExpired } from "../../worker/jobs/forget-expired.ts";
import { call, expectProblem, newAddress } from "./support/api.ts";
import { bulkId, fill } from "./support/bulk.ts";
import { moderator, PAGE, reads, site, visitor } from "./support/people.ts";

describe("reportComment", () => {
	it("puts a visible comment into the queue with reasons, counts and notes, and leaves it in sight", async () => {
		const blog = await site();
		const said = await visitor(blog).says("Buy my pills");
		expect((await visitor(blog).reportComment(said.id, { note: " It *sells* something " })).status).toBe(204);
		await visitor(blog).reportComment(said.id);
		await visitor(blog).reportComment(said.id, { reason: "off-topic", note: "" });
		const { items } = (await (await moderator()).queue(blog)).json;
		expect(items).toMatchObject([{ id: said.id, status: "visible", verdict: "publish", version: 1 }]);
		expect(items[0]?.reports).toEqual([
			{ reason: "spam", count: 2, notes: ["It *sells* something"] },
			{ reason: "off-topic", count: 1, notes: [] },
		]);
		expect((await reads(blog)).comments.map(({ id }) => id)).toEqual([said.id]);
	});

	it("is one by each visitor: by their token, else by their address; a repeat is taken and changes nothing", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		const ada = visitor(blog);
		await ada.says({ page: "/elsewhere" });
		const guest = visitor(blog, { address: newAddress() });
		for (const person of [ada, ada, guest, guest]) expect((await person.reportComment(id)).status).toBe(204);
		await ada.reportComment(id, { reason: "abuse" });
		expect((await (await moderator()).queue(blog)).json.items[0]?.reports).toEqual([
			{ reason: "spam", count: 2, notes: [] },
		]);
	});

	it("sent by one visitor fifty times at once is one", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		const ada = visitor(blog);
		await ada.says({ page: "/elsewhere" });
		await Promise.all(Array.from({ length: 50 }, () => ada.reportComment(id)));
		expect((await (await moderator()).queue(blog)).json.items[0]?.reports).toEqual([
			{ reason: "spam", count: 1, notes: [] },
		]);
	});

	it("makes nobody an author and gives no token; no address is kept", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		const address = newAddress();
		expect((await visitor(blog, { address }).reportComment(id)).json).toBe("");
		const authors = env.DB.prepare("SELECT count(*) AS n FROM authors WHERE site_id = ?1").bind(blog.id);
		expect(await authors.first("n")).toBe(1);
		const row = await env.DB.prepare("SELECT * FROM reports WHERE comment_id = ?1").bind(id).first();
		expect(JSON.stringify(row)).not.toContain(address);
	});

	it("refuses an unknown reason and a note too long, and does not find what readers cannot see", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		const held = await visitor(blog).says({ subject: "a honeypot" });
		expectProblem(await visitor(blog).reportComment(id, { reason: "boring" as never }), "invalid", "/reason");
		expectProblem(await visitor(blog).reportComment(id, { note: "x".repeat(REPORT_NOTE_MAX + 1) }), "invalid", "/note");
		expectProblem(await visitor(blog).reportComment(held.id), "not-found");
		expectProblem(await visitor(await site()).reportComment(id), "not-found");
	});

	it("takes five an hour of one address", async () => {
		const blog = await site();
		const address = newAddress();
		const statuses: number[] = [];
		for (let n = 0; n < 6; n++) {
			const { id } = await visitor(blog).says();
			statuses.push((await visitor(blog, { address }).reportComment(id)).status);
		}
		expect(statuses).toEqual([204, 204, 204, 204, 204, 429]);
	});
});

describe("decide, on a reported comment", () => {
	const reported = async () => {
		const blog = await site();
		const { id, version } = await visitor(blog).says();
		await visitor(blog).reportComment(id, { note: "Look at this" });
		const owner = await moderator();
		const waiting = async () => (await owner.queue(blog)).json.items;
		return { blog, id, version, owner, waiting };
	};

	it("approve leaves it in sight and settles the reports; undone, it waits with them again", async () => {
		const { blog, id, version, owner, waiting } = await reported();
		const approved = await owner.decide(id, { action: "approve", version });
		expect(approved.json.item).toMatchObject({ status: "visible", version: version + 1, reports: [] });
		expect(await waiting()).toEqual([]);
		expectProblem(await owner.decide(id, { action: "approve", version: version + 1 }), "already-decided");
		const undone = await owner.decide(id, { action: "undo", version: version + 1 });
		expect(undone.json.item).toMatchObject({ status: "visible", reports: [{ reason: "spam", count: 1 }] });
		expect(await waiting()).toMatchObject([{ id, reports: [{ notes: ["Look at this"] }] }]);
		expect((await reads(blog)).commentCount).toBe(1);
	});

	it("remove takes it out of sight and settles the reports; undone, both are as before", async () => {
		const { blog, id, version, owner, waiting } = await reported();
		await owner.decide(id, { action: "remove", version });
		expect([await waiting(), (await reads(blog)).comments]).toEqual([[], []]);
		await owner.decide(id, { action: "undo", version: version + 1 });
		expect(await waiting()).toMatchObject([{ id, status: "visible", reports: [{ count: 1 }] }]);
		expect((await reads(blog)).commentCount).toBe(1);
	});

	it("of two moderators one wins, and the loser settles nothing", async () => {
		const { id, version, owner, waiting, blog } = await reported();
		await owner.decide(id, { action: "approve", version });
		await visitor(blog).reportComment(id, { reason: "abuse" });
		const second = await moderator();
		expectProblem(await second.decide(id, { action: "approve", version }), "already-decided");
		expect(await waiting()).toMatchObject([{ id, reports: [{ reason: "abuse", count: 1 }] }]);
	});

	it("a visitor whose report was settled does not open it again by repeating it", async () => {
		const blog = await site();
		const { id, version } = await visitor(blog).says();
		const guest = visitor(blog, { address: newAddress() });
		await guest.reportComment(id);
		const owner = await moderator();
		await owner.decide(id, { action: "approve", version });
		await guest.reportComment(id);
		expect((await owner.queue(blog)).json.items).toEqual([]);
	});

	it("a comment its author deletes takes the reports with it", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const { id } = await ada.says();
		await visitor(blog).reportComment(id, { note: "It says: my address is …" });
		await ada.deleteComment(id);
		expect((await (await moderator()).queue(blog)).json.items).toEqual([]);
		expect(await env.DB.prepare("SELECT count(*) AS n FROM reports WHERE comment_id = ?1").bind(id).first("n")).toBe(0);
	});
});

describe("the queue of held and reported comments", () => {
	it("is one list in the order they began to wait, and a reported one is last", async () => {
		const blog = await site();
		const old = await visitor(blog).says();
		const held = await visitor(blog).says({ subject: "a honeypot" });
		const owner = await moderator();
		const { cursor } = (await owner.queue(blog)).json;
		await visitor(blog).reportComment(old.id);
		expect((await owner.queue(blog)).json.items.map(({ id }) => id)).toEqual([held.id, old.id]);
		expect(
			(await owner.queue(blog, cursor!)).json.items.map(({ id }) => id),
			"and found by who polls",
		).toEqual([old.id]);
	});

	it("costs a page of rows among thousands that do not wait", async () => {
		const blog = await site();
		const from = 210_000_000;
		await fill(blog, { page: PAGE, roots: 4_000, from });
		await env.DB.prepare(
			`INSERT INTO reports (comment_id, reporter, reason, note, created_at)
			SELECT comments.id, 'reader ' || value, 'spam', 'a note', created_at FROM comments, json_each('[1,2,3,4,5,6,7,8]')
			WHERE site_id = ?1 AND comments.id < ?2`,
		)
			.bind(blog.id, bulkId(from + 60))
			.run();
		const { headers } = await moderator();
		const { json, cost } = await call<{ items: unknown[]; hasMore: boolean }>("listQueue", {
			headers,
			query: { site: blog.id },
		});
		expect(json).toMatchObject({ hasMore: true });
		expect(json.items).toHaveLength(QUEUE_PAGE);
		// A comment and its place in the walk, its site, page, last decision and newest notes: no more however many wait, or were
		// reported how often.
		expect(cost.rowsRead).toBeLessThanOrEqual(9 * (QUEUE_PAGE + 1) + 10);
	});
});

describe("forgetting", () => {
	it("forgets settled reports after a month, and no open one", async () => {
		const blog = await site();
		const owner = await moderator();
		const [settled, open] = [await visitor(blog).says(), await visitor(blog).says()];
		for (const { id } of [settled, open]) await visitor(blog).reportComment(id);
		await owner.decide(settled.id, { action: "approve", version: settled.version });
		const count = async (id: string) =>
			env.DB.prepare("SELECT count(*) AS n FROM reports WHERE comment_id = ?1").bind(id).first("n");
		const days = (n: number) => Date.now() + n * 24 * 3_600_000;
		await forgetExpired(env.DB, days(29));
		expect(await count(settled.id)).toBe(1);
		await forgetExpired(env.DB, days(31));
		expect([await count(settled.id), await count(open.id)]).toEqual([0, 1]);
	});
});
