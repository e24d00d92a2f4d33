// What a visitor writes, on real D1: comments, replies, previews.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { DEPTH_MAX } from "../../worker/contract/limits.ts";
import { expectProblem } from "./support/api.ts";
import { comment, moderator, reads, site, type TestSite, visitor } from "./support/people.ts";

describe("createComment", () => {
	it("a visitor writes, gets a token, and a reader sees the comment", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const { status, json, cost } = await ada.createComment({ text: "Hello *there*", website: "ada.example" });
		expect(status).toBe(201);
		expect(json.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
		expect(cost.roundTrips).toBe(2);
		const thread = await reads(blog);
		expect(thread.commentCount).toBe(1);
		expect(thread.comments[0]).toMatchObject({
			id: json.comment.id,
			status: "visible",
			body: [["p", ["Hello ", ["em", ["there"]]]]],
			author: { name: "Ada", website: "https://ada.example/" },
		});
	});

	it("the token is given once, to the first write, and known again on the second", async () => {
		const ada = visitor(await site());
		await ada.says();
		expect((await ada.createComment()).json.token).toBeUndefined();
		expect((await ada.readViewer()).json.comments).toHaveLength(2);
	});

	it("the token's text is nowhere in the database", async () => {
		const ada = visitor(await site());
		await ada.says();
		const { results } = await env.DB.prepare("SELECT token_hash FROM viewer_tokens").all();
		expect(JSON.stringify(results)).not.toContain(ada.token);
	});

	it("a token of another site is nobody here, and the text is not stored under a guest", async () => {
		const [one, other] = [await site(), await site()];
		const ada = visitor(one);
		await ada.says();
		expectProblem(await visitor(other, { token: ada.token! }).createComment(), "signed-out");
		expect((await reads(other)).commentCount).toBe(0);
	});

	it("a retry with the same client id is answered with the first result", async () => {
		const blog = await site();
		const body = await comment(blog);
		const first = await visitor(blog).createComment(body);
		await env.DB.prepare("UPDATE comments SET created_at = created_at - 3600000 WHERE site_id = ?").bind(blog.id).run();
		const retried = visitor(blog);
		const again = await retried.createComment(body);
		expect(again.json.now, "is of this answer").toBeGreaterThanOrEqual(again.json.comment.createdAt + 3_600_000);
		expect(again.status).toBe(200);
		expect(again.headers.get("Idempotent-Replay")).toBe("true");
		expect(again.json.comment.id).toBe(first.json.comment.id);
		expect((await retried.readViewer()).json.comments[0]?.id, "who lost the answer gets a token again").toBe(
			first.json.comment.id,
		);
		expect((await reads(blog)).commentCount).toBe(1);
	});

	it("another text under the same client id is refused and nothing is stored", async () => {
		const blog = await site();
		const body = await comment(blog);
		await visitor(blog).createComment(body);
		expectProblem(await visitor(blog).createComment({ ...body, text: "Something else" }), "client-id-reused");
		expect((await reads(blog)).commentCount).toBe(1);
	});

	it("fifty identical posts at once make one row, and all are answered with it", async () => {
		const blog = await site();
		const body = await comment(blog);
		const answers = await Promise.all(Array.from({ length: 50 }, () => visitor(blog).createComment(body)));
		expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(49);
		expect(new Set(answers.map(({ json }) => json.comment.id)).size).toBe(1);
		expect((await reads(blog)).commentCount).toBe(1);
	});

	it("two equal posts at once under two client ids: one is stored, the other is told so", async () => {
		const blog = await site();
		const said = { text: "Twice, please", name: "Ada" };
		const answers = await Promise.all([visitor(blog).createComment(said), visitor(blog).createComment(said)]);
		expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
		expectProblem(answers.find(({ status }) => status === 409)!, "duplicate-comment");
		expect((await reads(blog)).commentCount).toBe(1);
	});

	it("words that were edited away may be said again", async () => {
		const ada = visitor(await site());
		const { id, version } = await ada.says({ text: "First thought" });
		await ada.editComment(id, { text: "Second thought", version });
		await ada.says({ text: "First thought" });
	});

	it("the same words may be said again once the first are deleted", async () => {
		const ada = visitor(await site());
		const said = { text: "On second thought" };
		await ada.deleteComment((await ada.says(said)).id);
		await ada.says(said);
	});

	it("a thread is made by the first write and never by a read", async () => {
		const blog = await site();
		for (let page = 0; page < 40; page++) await reads(blog, { page: `/unknown-${page}` });
		const threads = () =>
			env.DB.prepare("SELECT count(*) AS n FROM threads WHERE site_id = ?1").bind(blog.id).first("n");
		expect(await threads()).toBe(0);
		await visitor(blog).says();
		expect(await threads()).toBe(1);
	});

	const names = async (at: TestSite) => {
		const sql = "SELECT title, url FROM threads WHERE site_id = ?1 ORDER BY id";
		return (await env.DB.prepare(sql).bind(at.id).all()).results;
	};

	it("the first writer's title and address stay, and an address elsewhere is not taken", async () => {
		const blog = await site();
		await visitor(blog).says({ pageTitle: "  The\npost ", pageUrl: `${blog.origin}/post` });
		await visitor(blog).says({ pageTitle: "Hijacked", pageUrl: `${blog.origin}/elsewhere` });
		await visitor(blog).says({ page: "/other", pageUrl: "https://evil.example/" });
		await visitor(blog).says({ page: "/blob", pageUrl: `blob:${blog.origin}/1` });
		expect(await names(blog)).toEqual([
			{ title: "The post", url: `${blog.origin}/post` },
			{ title: "", url: null },
			{ title: "", url: null },
		]);
	});

	it("a key that says a page of the site leads there and to no other page of it", async () => {
		const blog = await site();
		await visitor(blog).says({ page: `${blog.origin}/a`, pageUrl: `${blog.origin}/b` });
		await visitor(blog).says({ page: `${blog.origin}/b`, pageUrl: `${blog.origin}/b/?utm_source=x` });
		expect(await names(blog)).toEqual([
			{ title: "", url: null },
			{ title: "", url: `${blog.origin}/b/?utm_source=x` },
		]);
	});

	it("what was said of a page before readers could see a comment there is said anew by the next", async () => {
		const blog = await site({ mode: "hold-first" });
		await visitor(blog).setPageReaction({ pageTitle: "Liked", pageUrl: `${blog.origin}/liked` });
		expect(await names(blog)).toEqual([{ title: "", url: null }]);
		await visitor(blog).says({ pageTitle: "Buy now", pageUrl: `${blog.origin}/buy` });
		expect(await names(blog), "for the moderators").toEqual([{ title: "Buy now", url: `${blog.origin}/buy` }]);
		const ada = visitor(blog);
		const held = await ada.says({ pageTitle: "The post", pageUrl: `${blog.origin}/post` });
		await (await moderator()).decide(held.id, { action: "approve", version: held.version });
		await visitor(blog).says({ pageTitle: "Buy now", pageUrl: `${blog.origin}/buy` });
		expect(await names(blog)).toEqual([{ title: "The post", url: `${blog.origin}/post` }]);
	});

	it("an e-mail never leaves the server, in no form, and is not readable in the table", async () => {
		const blog = await site();
		const email = "ada.lovelace@example.org";
		const ada = visitor(blog);
		const { json } = await ada.createComment({ email });
		const seen = JSON.stringify([json, await reads(blog), (await ada.readViewer()).json]);
		const forms = await Promise.all(["SHA-1", "SHA-256"].map((name) => digest(name, email)));
		for (const form of [email, ...forms]) expect(seen).not.toContain(form);
		const { results } = await env.DB.prepare("SELECT * FROM authors WHERE site_id = ?1").bind(blog.id).all();
		expect(JSON.stringify(results)).not.toContain("lovelace");
	});

	it("the same e-mail has the same picture on one site and another elsewhere", async () => {
		const [one, other] = [await site(), await site()];
		const pictures = [];
		for (const blog of [one, one, other]) {
			pictures.push((await visitor(blog).says({ email: "Ada@example.org" })).author?.avatar);
		}
		expect(pictures[0]).toBe(pictures[1]);
		expect(pictures[0]).not.toBe(pictures[2]);
	});

	it("fields are off, optional or required as the site says", async () => {
		const strict = await site({ email: "required", website: "off" });
		expectProblem(await visitor(strict).createComment(), "invalid", "/email");
		expectProblem(await visitor(strict).createComment({ email: "nobody" }), "invalid", "/email");
		const told = await visitor(strict).says({ email: "a@b.example", website: "https://ada.example" });
		expect(told.author?.website).toBeUndefined();
	});

	it("every wrong field is named at once", async () => {
		const blog = await site();
		const answer = await visitor(blog).createComment({
			text: "  ",
			name: "\u200b",
			email: "x@",
			website: "javascript:alert(1)",
		});
		const problem = expectProblem(answer, "invalid");
		expect(problem.issues).toEqual([
			{ pointer: "/text", code: "required" },
			{ pointer: "/name", code: "not-valid" },
			{ pointer: "/email", code: "not-valid" },
			{ pointer: "/website", code: "not-valid" },
		]);
	});

	it("a text over the site's limit is refused with the limit", async () => {
		const blog = await site({ textMax: 50 });
		const problem = expectProblem(await visitor(blog).createComment({ text: "x".repeat(51) }), "invalid");
		expect(problem.issues).toEqual([{ pointer: "/text", code: "too-long", limit: 50 }]);
		await visitor(blog).says({ text: "😀".repeat(50) });
	});

	it("a closed thread takes nothing", async () => {
		const blog = await site();
		await visitor(blog).says();
		await env.DB.prepare("UPDATE threads SET is_closed = 1 WHERE site_id = ?1").bind(blog.id).run();
		expectProblem(await visitor(blog).createComment(), "thread-closed");
		expect(await reads(blog)).toMatchObject({ isClosed: true, commentCount: 1 });
	});
});

describe("replies", () => {
	it("nest as they were written, with their counts on every ancestor", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const root = await ada.says("root");
		const child = await ada.says({ text: "child", parentId: root.id });
		const grandchild = await ada.says({ text: "grandchild", parentId: child.id });
		const { comments, commentCount } = await reads(blog);
		expect(comments.map(({ id, parentId, replyCount }) => ({ id, parentId, replyCount }))).toEqual([
			{ id: root.id, parentId: null, replyCount: 2 },
			{ id: child.id, parentId: root.id, replyCount: 1 },
			{ id: grandchild.id, parentId: child.id, replyCount: 0 },
		]);
		expect(commentCount).toBe(3);
	});

	it("deeper than the limit attach to the ancestor there and name whom they answer", async () => {
		const blog = await site({ repliesShown: 20 });
		let parentId: string | null = null;
		for (let depth = 0; depth <= DEPTH_MAX + 3; depth++) {
			parentId = (await visitor(blog).says({ text: `depth ${depth}`, name: `Writer ${depth}`, parentId })).id;
		}
		const { comments } = await reads(blog);
		const depthOf = (id: string | null): number =>
			id ? 1 + depthOf(comments.find((one) => one.id === id)!.parentId) : 0;
		expect(comments.map(({ id }) => depthOf(id) - 1)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8]);
		expect(comments.slice(8).map(({ replyTo }) => replyTo)).toEqual([undefined, "Writer 8", "Writer 9", "Writer 10"]);
	});

	it("to a comment that is not there, not in this thread or not in sight are refused alike", async () => {
		const blog = await site({ mode: "hold-all" });
		const elsewhere = await visitor(await site()).says();
		const waiting = await visitor(blog).says();
		for (const parentId of [elsewhere.id, waiting.id, "01ARZ3NDEKTSV4RRFFQ69G5FAV"]) {
			const problem = expectProblem(await visitor(blog).createComment({ parentId }), "invalid");
			expect(problem.issues).toEqual([{ pointer: "/parentId", code: "not-found" }]);
		}
	});

	it("to a comment deleted meanwhile find its place while it has other replies", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const root = await ada.says("root");
		await visitor(blog).says({ text: "first reply", parentId: root.id });
		await ada.deleteComment(root.id);
		await visitor(blog).says({ text: "late reply", parentId: root.id });
		const { comments } = await reads(blog);
		expect(comments.map(({ status }) => status)).toEqual(["deleted", "visible", "visible"]);
	});
});

describe("previewComment", () => {
	it("makes of a text what writing it would, and stores nothing", async () => {
		const blog = await site();
		const text = "> quoted\n\n**bold** <b>html</b>";
		const { json } = await visitor(blog).previewComment(text);
		expect(json.body).toEqual((await visitor(blog).says(text)).body);
		expect((await reads(blog)).commentCount).toBe(1);
	});
});

async function digest(name: string, text: string): Promise<string> {
	return new Uint8Array(await crypto.subtle.digest(name, new TextEncoder().encode(text))).toHex();
}
