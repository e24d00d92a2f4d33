// A link to one comment: the thread opens at it, however deep and far down it is, at the cost of any other page view.

import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { sorts } from "../../worker/contract/settings.ts";
import { expectProblem } from "./support/api.ts";
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

describe("listThread with a focus", () => {
	it("begins with the top-level comment above, and has the way down from there", async () => {
		const blog = await site({ rootsPerPage: 5, repliesShown: 0 });
		const ada = () => visitor(blog);
		const first = await ada().says("first");
		const root = await ada().says("second");
		const last = await ada().says("third");
		const reply = await ada().says({ text: "a reply", parentId: root.id });
		const below = await ada().says({ text: "a reply to the reply", parentId: reply.id });
		const page = await reads(blog, { sort: "oldest", focus: below.id });
		expect(page.comments.map(({ id }) => id)).toEqual([root.id, last.id]);
		expect(page.path?.map(({ id, parentId }) => [id, parentId])).toEqual([
			[reply.id, root.id],
			[below.id, reply.id],
		]);
		expect(page.previous).not.toBeNull();
		expect((await reads(blog, { sort: "oldest", before: page.previous! })).comments.map(({ id }) => id)).toEqual([
			first.id,
		]);
	});

	it("on a top-level comment has an empty way, on the first nothing before it", async () => {
		const blog = await site();
		const first = await visitor(blog).says();
		await visitor(blog).says();
		expect(await reads(blog, { sort: "oldest", focus: first.id })).toMatchObject({ path: [], previous: null });
		expect((await reads(blog, { sort: "newest", focus: first.id })).previous).not.toBeNull();
	});

	it("on what readers do not see here is the ordinary first page", async () => {
		const blog = await site();
		const elsewhere = await visitor(blog).says({ page: "/elsewhere" });
		const foreign = await visitor(await site()).says();
		const removed = await visitor(blog).says();
		await (await moderator()).decide(removed.id, { action: "remove", version: removed.version });
		const shown = await visitor(blog).says();
		for (const focus of [elsewhere.id, foreign.id, removed.id, bulkId(999_999_999)]) {
			for (const sort of sorts) {
				const page = await reads(blog, { sort, focus });
				expect(page.comments.map(({ id }) => id)).toEqual([shown.id]);
				expect(page).not.toHaveProperty("path");
				expect(page.previous).toBeNull();
			}
		}
	});

	it("on a removed comment whose place is kept lands on that place", async () => {
		const blog = await site();
		const root = await visitor(blog).says("gone, with its words");
		await visitor(blog).says({ text: "An answer", parentId: root.id });
		await (await moderator()).decide(root.id, { action: "remove", version: root.version });
		const page = await reads(blog, { focus: root.id });
		expect(page).toMatchObject({ path: [], comments: [{ id: root.id, status: "removed", body: [] }, {}] });
	});

	it("asks for one place at a time", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		expectProblem(await listThread(blog, { focus: id, after: id }), "invalid", "?focus");
		expectProblem(await listThread(blog, { focus: "1-2" }), "invalid", "?focus");
		expectProblem(await listThread(blog, { before: "x" }), "invalid", "?before");
	});
});

describe("the cost of opening a thread at a comment", () => {
	const ROOTS = 5_000;
	const from = 40_000_000;
	const middle = bulkId(from + ROOTS);
	const chain = Array.from({ length: 8 }, (_, n) => bulkId(from + 3 * ROOTS + n));
	let blog: TestSite;

	beforeAll(async () => {
		blog = await site();
		await fill(blog, { page: PAGE, roots: ROOTS, replies: 1, from });
		await react(
			blog,
			Array.from({ length: 300 }, (_, n) => [bulkId(from + 32 * n), 1 + (n % 4)]),
		);
		for (const [index, id] of chain.entries()) {
			const ancestors = [middle, ...chain.slice(0, index)];
			await env.DB.prepare(
				`INSERT INTO comments (id, site_id, thread_id, parent_id, root_id, ancestors, author_id, author_name, author_avatar,
					text, body, markup_version, status, verdict, created_at)
				SELECT ?1, site_id, thread_id, ?2, ?3, ?4, author_id, author_name, author_avatar, text, body, 1, 'visible', 'publish', 1
				FROM comments WHERE id = ?3`,
			)
				.bind(id, ancestors.at(-1), middle, JSON.stringify(ancestors))
				.run();
		}
	}, 60_000);

	it("eight replies deep in a thread of 10,000 is a row a comment and a few, in every order", async () => {
		for (const sort of [undefined, ...sorts]) {
			const asked = { focus: chain.at(-1)!, ...(sort && { sort }) };
			const { cost, json } = await listThreadUncached(blog, asked);
			expect(json.comments[0]?.id, sort).toBe(middle);
			expect(json.path?.map(({ id }) => id)).toEqual(chain);
			expect(json.previous).not.toBeNull();
			expect(cost.roundTrips).toBe(1);
			const returned = json.comments.length + json.path!.length;
			expect(cost.rowsRead, `${sort}`).toBeLessThanOrEqual(2 * returned + 30);
		}
	});

	it("and walking up from there costs what walking down does", async () => {
		for (const sort of sorts) {
			const { json } = await listThreadUncached(blog, { sort, focus: middle });
			const up = await listThreadUncached(blog, { sort, before: json.previous! });
			const down = await listThreadUncached(blog, { sort, after: json.next! });
			for (const { cost, json: page } of [up, down]) {
				expect(cost.roundTrips).toBe(1);
				expect(cost.rowsRead, sort).toBeLessThanOrEqual(2 * page.comments.length + 10);
			}
		}
	});
});
