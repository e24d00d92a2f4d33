// One thread under several keys: former ones, and those the site's redirects name. Whoever asks by any of them reads,
// writes, likes and listens in the same thread, and nothing of it costs a round trip more.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { CountsView } from "../../worker/contract/wire.ts";
import { prefixesOf } from "../../worker/domain/redirects.ts";
import { call, expectProblem, send } from "./support/api.ts";
import { listThreadUncached, moderator, PAGE, reads, site, type TestSite, visitor } from "./support/people.ts";

const OLD = "https://old.example/blog/post";
const NEW = "https://new.example/notes/post";

async function alias(at: TestSite, page: string, of = PAGE): Promise<void> {
	await env.DB.prepare(
		"INSERT INTO thread_aliases SELECT site_id, ?3, id, 0 FROM threads WHERE site_id = ?1 AND page_key = ?2",
	)
		.bind(at.id, of, page)
		.run();
}

async function redirect(at: TestSite, from: string, to: string): Promise<void> {
	await env.DB.prepare("UPDATE sites SET redirects = ?2 WHERE id = ?1")
		.bind(at.id, JSON.stringify(prefixesOf([{ from, to }])))
		.run();
}

const threadsOf = async (at: TestSite) =>
	(await env.DB.prepare("SELECT page_key FROM threads WHERE site_id = ?1").bind(at.id).all()).results.length;

describe("a former key", () => {
	it("finds the thread in every read, and every write goes into it", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const first = await ada.says("The first");
		await alias(blog, "/former");
		expect(await reads(blog, { page: "/former" })).toMatchObject({ page: "/former", commentCount: 1, version: 1 });
		const counted = { params: { site: blog.id }, query: { page: [PAGE, "/former", "/none"] } };
		expect((await call<CountsView>("countThreads", counted)).json.counts).toEqual({
			[PAGE]: 1,
			"/former": 1,
			"/none": 0,
		});
		const reply = await visitor(blog).says({ page: "/former", parentId: first.id, text: "An answer" });
		expect(reply.parentId).toBe(first.id);
		await ada.setPageReaction({ page: "/former" });
		expect((await ada.readViewer("/former")).json.comments.map(({ id }) => id)).toEqual([first.id]);
		expect((await ada.readViewer("/former")).json.likesPage).toBe(true);
		for (const page of [PAGE, "/former"]) {
			const { comments, likes } = (await listThreadUncached(blog, { page })).json;
			expect(comments.map(({ id }) => id)).toEqual([first.id, reply.id]);
			expect(likes?.count).toBe(1);
			const html = await send<string>(`/v1/sites/${blog.id}/thread.html?page=${page}&root=${first.id}`);
			expect(html.json).toContain("An answer");
			expect((await send<{ items: unknown[] }>(`/v1/sites/${blog.id}/feed.json?page=${page}`)).json.items).toHaveLength(
				2,
			);
		}
		expect(await threadsOf(blog)).toBe(1);
	});

	it("is cleared from the edge's cache with the thread's own", async () => {
		const blog = await site();
		const first = await visitor(blog).says();
		await alias(blog, "/former");
		for (let n = 0; n < 3; n++) await reads(blog, { page: "/former" });
		await visitor(blog).setReaction(first.id, { kind: "👍", isOn: true });
		expect((await reads(blog, { page: "/former" })).comments[0]?.reactions).toEqual([["👍", 1]]);
		await visitor(blog).says({ page: PAGE });
		expect((await reads(blog, { page: "/former" })).commentCount).toBe(2);
	});
});

describe("a redirect", () => {
	it("finds a thread of the old address by the new one and the other way, whole parts of a path alone", async () => {
		const blog = await site();
		await redirect(blog, "https://old.example/blog", "https://new.example/notes");
		await visitor(blog).says({ page: OLD });
		await visitor(blog).says({ page: NEW });
		await visitor(blog).says({ page: "https://new.example/notes/later" });
		await visitor(blog).says({ page: "https://new.example/notes" });
		await visitor(blog).says({ page: "https://old.example/blogging/post" });
		const count = async (page: string) => (await reads(blog, { page })).commentCount;
		expect([await count(OLD), await count(NEW)]).toEqual([2, 2]);
		expect(await count("https://old.example/blog/later")).toBe(1);
		expect(await count("https://old.example/blog/")).toBe(1);
		expect(await count("https://new.example/notesging/post")).toBe(0);
		expect(await threadsOf(blog)).toBe(4);
	});

	it("gives way to a thread of that very key", async () => {
		const blog = await site();
		await visitor(blog).says({ page: OLD });
		await visitor(blog).says({ page: NEW });
		await redirect(blog, "https://old.example/blog", "https://new.example/notes");
		expect((await reads(blog, { page: NEW })).commentCount).toBe(1);
		expect(await threadsOf(blog)).toBe(2);
	});
});

describe("a deleted thread", () => {
	const deleted = async () => {
		const blog = await site();
		const ada = visitor(blog);
		const first = await ada.says("Words of the deleted");
		await ada.setPageReaction();
		await env.DB.prepare("UPDATE threads SET deleted_at = 7000 WHERE site_id = ?1").bind(blog.id).run();
		return { blog, ada, first };
	};

	it("is empty and closed to readers, wherever they look", async () => {
		const { blog, first } = await deleted();
		expect((await listThreadUncached(blog)).json).toMatchObject({
			commentCount: 0,
			isClosed: true,
			closedAt: 7000,
			comments: [],
			likes: { count: 0, recent: [] },
			version: 1,
		});
		const params = { site: blog.id, id: first.id };
		expectProblem(await call("listReplies", { params }), "not-found");
		for (const address of ["feed.json", `feed.json?page=${PAGE}`, "recent", `thread.html?page=${PAGE}`]) {
			const { status, json } = await send(`https://other-${address.length}.test/v1/sites/${blog.id}/${address}`);
			expect(status).toBe(200);
			expect(JSON.stringify(json)).not.toContain("Words of the deleted");
		}
		const counted = { params: { site: blog.id }, query: { page: PAGE } };
		expect((await call<CountsView>("countThreads", counted)).json.counts).toEqual({ [PAGE]: 0 });
	});

	it("takes nothing, and waits in no queue", async () => {
		const { blog, ada, first } = await deleted();
		expectProblem(await ada.createComment(), "thread-closed");
		expectProblem(await ada.setReaction(first.id, { kind: "👍", isOn: true }), "not-found");
		expectProblem(await ada.reportComment(first.id), "not-found");
		expect((await ada.readViewer()).json.comments).toEqual([]);
		await env.DB.prepare("UPDATE comments SET status = 'pending', held_at = 1 WHERE site_id = ?1").bind(blog.id).run();
		expect((await (await moderator()).queue(blog)).json.items).toEqual([]);
	});
});

describe("what finding a thread costs", () => {
	it("is nothing where there are no former keys, and one round trip in any case", async () => {
		const blog = await site();
		await visitor(blog).says();
		const plain = (await listThreadUncached(blog)).cost;
		await alias(blog, "/former");
		await redirect(blog, "https://old.example", "https://new.example");
		const own = (await listThreadUncached(blog)).cost;
		const former = (await listThreadUncached(blog, { page: "/former" })).cost;
		expect(own).toEqual(plain);
		expect(former.roundTrips).toBe(1);
		expect(former.rowsRead - plain.rowsRead).toBeLessThanOrEqual(6);
	});
});
