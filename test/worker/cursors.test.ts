// Cursors: whatever a thread holds, however it is ordered and paged, and wherever a reader comes in, walking through it
// meets every listed comment once.

import { env } from "cloudflare:workers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RepliesView, Sort, ThreadView } from "../../worker/contract/wire.ts";
import { call } from "./support/api.ts";
import { bulkId, fill, react } from "./support/bulk.ts";
import { listThreadUncached, PAGE, site, type TestSite } from "./support/people.ts";

type Listed = { id: string; parent_id: string | null; root_id: string | null; reaction_count: number };

describe("walking through a thread by its cursors", () => {
	const shape = fc.record({
		roots: fc.integer({ min: 0, max: 60 }),
		replies: fc.integer({ min: 0, max: 6 }),
		rootsPerPage: fc.integer({ min: 5, max: 50 }),
		repliesShown: fc.integer({ min: 0, max: 8 }),
		removed: fc.array(fc.nat(400), { maxLength: 60 }),
		reactions: fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 4 })), { maxLength: 40 }),
		sort: fc.constantFrom<Sort>("newest", "oldest", "top"),
		focus: fc.nat(400),
	});
	type Shape = typeof shape extends fc.Arbitrary<infer Value> ? Value : never;
	let from = 50_000_000;
	const filled = async ({ roots, replies, rootsPerPage, repliesShown, removed, reactions }: Shape) => {
		from += 1_000_000;
		const blog = await site({ rootsPerPage, repliesShown });
		if (roots > 0) await fill(blog, { page: PAGE, roots, replies, from });
		await remove(removed.map((n) => bulkId(from + n)));
		await react(
			blog,
			reactions.map(([n, count]) => [bulkId(from + n), count]),
		);
		return { blog, listed: await listedComments(blog) };
	};
	it("meets every listed comment once, in order, and ends", async () => {
		await fc.assert(
			fc.asyncProperty(shape, async (thread) => {
				const { blog, listed } = await filled(thread);
				const met = await walk(blog, thread.sort);
				expect(met.roots).toEqual(rootsInOrder(listed, thread.sort));
				expect(met.replies.toSorted()).toEqual(
					listed.flatMap(({ id, parent_id }) => (parent_id === null ? [] : [id])).toSorted(),
				);
			}),
			{ numRuns: 25 },
		);
	}, 60_000);

	it("from any comment on, up and down, meets every top-level comment once, in order", async () => {
		await fc.assert(
			fc.asyncProperty(shape, async (thread) => {
				const { blog, listed } = await filled(thread);
				const focused = listed[thread.focus % Math.max(1, listed.length)];
				if (!focused) return;
				const { sort } = thread;
				const start = (await listThreadUncached(blog, { sort, focus: focused.id })).json;
				expect(rootsOf(start)[0]).toBe(focused.root_id ?? focused.id);
				expect(start.path?.map(({ id }) => id)).toEqual(focused.root_id ? [focused.id] : []);
				const above: string[] = [];
				for (let before = start.previous; before; ) {
					const page: ThreadView = (await listThreadUncached(blog, { sort, before })).json;
					above.unshift(...rootsOf(page));
					before = page.previous;
				}
				const below: string[] = [];
				for (let after = start.next; after; ) {
					const page: ThreadView = (await listThreadUncached(blog, { sort, after })).json;
					below.push(...rootsOf(page));
					after = page.next;
				}
				expect([...above, ...rootsOf(start), ...below]).toEqual(rootsInOrder(listed, sort));
			}),
			{ numRuns: 25 },
		);
	}, 60_000);
});

const rootsOf = ({ comments }: ThreadView) => comments.flatMap(({ id, parentId }) => (parentId === null ? [id] : []));

async function remove(ids: string[]): Promise<void> {
	await env.DB.prepare("UPDATE comments SET status = 'removed' WHERE id IN (SELECT value FROM json_each(?1))")
		.bind(JSON.stringify(ids))
		.run();
}

/** What the tables say: visible ones, and those with visible replies below. */
async function listedComments(at: TestSite): Promise<Listed[]> {
	const { results } = await env.DB.prepare(
		`SELECT id, parent_id, root_id, (SELECT count(*) FROM comment_reactions WHERE comment_id = id) AS reaction_count
		FROM comments WHERE site_id = ?1 AND (status = 'visible' OR EXISTS (
			SELECT 1 FROM comments AS below WHERE below.root_id = comments.id AND below.status = 'visible')) ORDER BY id`,
	)
		.bind(at.id)
		.all<Listed>();
	return results;
}

function rootsInOrder(listed: Listed[], sort: Sort): string[] {
	const newest = listed.filter(({ parent_id }) => parent_id === null).toReversed();
	const inOrder = {
		newest,
		oldest: newest.toReversed(),
		top: newest.toSorted((one, other) => other.reaction_count - one.reaction_count),
	};
	return inOrder[sort].map(({ id }) => id);
}

/** What a reader meets who presses every "more" there is. */
async function walk(at: TestSite, sort: Sort): Promise<{ roots: string[]; replies: string[] }> {
	const met = { roots: [] as string[], replies: [] as string[] };
	let after: string | null = null;
	do {
		const { json } = await listThreadUncached(at, { sort, ...(after && { after }) });
		for (const root of json.comments.filter(({ parentId }) => parentId === null)) {
			const shown = json.comments.filter(({ parentId }) => parentId === root.id).map(({ id }) => id);
			met.roots.push(root.id);
			met.replies.push(...shown, ...(root.replyCount > shown.length ? await rest(at, root.id, shown.at(-1)) : []));
		}
		after = json.next;
	} while (after);
	return met;
}

async function rest(at: TestSite, rootId: string, after: string | undefined): Promise<string[]> {
	const ids: string[] = [];
	let next: string | null | undefined = after;
	do {
		const params = { site: at.id, id: rootId };
		const { json }: { json: RepliesView } = await call<RepliesView>("listReplies", {
			params,
			query: { after: next ?? undefined },
		});
		ids.push(...json.comments.map(({ id }) => id));
		next = json.next;
	} while (next);
	return ids;
}
