// Cursors: whatever a thread holds and however it is paged, a reader walking through it meets every listed comment once.

import { env } from "cloudflare:workers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RepliesView } from "../../worker/contract/wire.ts";
import { call } from "./support/api.ts";
import { bulkId, fill } from "./support/bulk.ts";
import { listThreadUncached, PAGE, site, type TestSite } from "./support/people.ts";

describe("walking through a thread by its cursors", () => {
	const shape = fc.record({
		roots: fc.integer({ min: 0, max: 60 }),
		replies: fc.integer({ min: 0, max: 6 }),
		rootsPerPage: fc.integer({ min: 5, max: 50 }),
		repliesShown: fc.integer({ min: 0, max: 8 }),
		removed: fc.array(fc.nat(400), { maxLength: 60 }),
		sort: fc.constantFrom("newest" as const, "oldest" as const),
	});

	it("meets every listed comment once, in order, and ends", async () => {
		let from = 50_000_000;
		await fc.assert(
			fc.asyncProperty(shape, async ({ roots, replies, rootsPerPage, repliesShown, removed, sort }) => {
				from += 1_000_000;
				const blog = await site({ rootsPerPage, repliesShown });
				if (roots > 0) await fill(blog, { page: PAGE, roots, replies, from });
				await remove(removed.map((n) => bulkId(from + n)));
				const listed = await listedIds(blog);
				const met = await walk(blog, sort);
				expect(met.roots).toEqual(listed.roots.toSorted((a, b) => (sort === "oldest" ? 1 : -1) * (a < b ? -1 : 1)));
				expect(met.replies.toSorted()).toEqual(listed.replies.toSorted());
			}),
			{ numRuns: 25 },
		);
	}, 60_000);
});

async function remove(ids: string[]): Promise<void> {
	await env.DB.prepare("UPDATE comments SET status = 'removed' WHERE id IN (SELECT value FROM json_each(?1))")
		.bind(JSON.stringify(ids))
		.run();
}

/** What the tables say: visible ones, and those with visible replies below. */
async function listedIds(at: TestSite): Promise<{ roots: string[]; replies: string[] }> {
	const { results } = await env.DB.prepare(
		`SELECT id, parent_id FROM comments WHERE site_id = ?1 AND (status = 'visible' OR EXISTS (
			SELECT 1 FROM comments AS below WHERE below.root_id = comments.id AND below.status = 'visible'))`,
	)
		.bind(at.id)
		.all<{ id: string; parent_id: string | null }>();
	return {
		roots: results.filter(({ parent_id }) => parent_id === null).map(({ id }) => id),
		replies: results.filter(({ parent_id }) => parent_id !== null).map(({ id }) => id),
	};
}

/** What a reader meets who presses every "more" there is. */
async function walk(at: TestSite, sort: "newest" | "oldest"): Promise<{ roots: string[]; replies: string[] }> {
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
