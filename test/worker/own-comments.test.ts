// An author's own words afterwards, on real D1: editing, deleting, and finding them again.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { expectProblem } from "./support/api.ts";
import { reads, site, visitor } from "./support/people.ts";

describe("editComment", () => {
	it("changes an own comment and says when", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const { id, version } = await ada.says("Frist");
		const { json } = await ada.editComment(id, { text: "First", version });
		expect(json.comment).toMatchObject({ text: "First", version: version + 1, status: "visible" });
		expect((await reads(blog)).comments[0]).toMatchObject({ body: [["p", ["First"]]], editedAt: expect.any(Number) });
	});

	it("of fifty edits at once one wins and the others are told", async () => {
		const ada = visitor(await site());
		const { id, version } = await ada.says();
		const answers = await Promise.all(
			Array.from({ length: 50 }, (_, n) => ada.editComment(id, { text: `Edit ${n} of mine`, version })),
		);
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
		expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
	});

	it("of somebody else's comment finds nothing", async () => {
		const blog = await site();
		const { id, version } = await visitor(blog).says();
		const eve = visitor(blog);
		await eve.says();
		expectProblem(await eve.editComment(id, { text: "Mine now", version }), "not-found");
		expectProblem(await visitor(blog).editComment(id, { text: "Mine now", version }), "signed-out");
	});

	it("after the site's window has passed is refused", async () => {
		const blog = await site({ editWindowMinutes: 15 });
		const ada = visitor(blog);
		const { id, version, editableUntil, createdAt } = await ada.says();
		expect(editableUntil).toBe(createdAt + 15 * 60_000);
		await env.DB.prepare("UPDATE comments SET created_at = created_at - 900001 WHERE id = ?1").bind(id).run();
		expectProblem(await ada.editComment(id, { text: "Too late", version }), "edit-window-passed");
		expectProblem(await ada.deleteComment(id), "edit-window-passed");
	});

	it("is screened again and may only move towards moderation", async () => {
		const blog = await site({ maxLinks: 1 });
		const ada = visitor(blog);
		const { id, version } = await ada.says("Clean");
		const links = "https://a.example https://b.example https://c.example";
		const held = (await ada.editComment(id, { text: links, version })).json.comment;
		expect(held.status).toBe("pending");
		expect((await reads(blog)).commentCount).toBe(0);
		const mended = (await ada.editComment(id, { text: "Clean again", version: held.version })).json.comment;
		expect(mended.status, "what waits is let through by a person").toBe("pending");
	});

	it("says what is wrong with the new text and keeps the old", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const { id, version } = await ada.says("Kept");
		expectProblem(await ada.editComment(id, { text: " ", version }), "invalid", "/text");
		expect((await reads(blog)).comments[0]?.body).toEqual([["p", ["Kept"]]]);
	});
});

describe("deleteComment", () => {
	it("takes the words and the name out of the database for good", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const { id } = await ada.says({ text: "Regretted words", name: "Ada Regret", email: "ada@example.org" });
		expect((await ada.deleteComment(id)).json).toEqual({ comment: null });
		expect(await reads(blog)).toMatchObject({ commentCount: 0, comments: [] });
		const row = await env.DB.prepare("SELECT * FROM comments WHERE id = ?1").bind(id).first();
		expect(JSON.stringify(row)).not.toMatch(/Regret/);
		const email = "SELECT email_sealed FROM authors WHERE site_id = ?1";
		expect(await env.DB.prepare(email).bind(blog.id).first("email_sealed")).toBeNull();
	});

	it("of a comment with replies leaves its place, and nothing when the last reply goes", async () => {
		const blog = await site();
		const [ada, eve] = [visitor(blog), visitor(blog)];
		const root = await ada.says("root");
		const reply = await eve.says({ text: "reply", parentId: root.id });
		expect((await ada.deleteComment(root.id)).json.comment).toMatchObject({
			status: "deleted",
			author: null,
			body: [],
		});
		expect((await reads(blog)).comments.map(({ status }) => status)).toEqual(["deleted", "visible"]);
		await eve.deleteComment(reply.id);
		expect((await reads(blog)).comments).toEqual([]);
	});

	it("twice, or of somebody else's, finds nothing", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const { id } = await ada.says();
		const eve = visitor(blog);
		await eve.says();
		expectProblem(await eve.deleteComment(id), "not-found");
		await ada.deleteComment(id);
		expectProblem(await ada.deleteComment(id), "not-found");
	});
});

describe("readViewer", () => {
	it("shows an author what waits, marked as such, and nobody else", async () => {
		const blog = await site({ mode: "hold-all" });
		const ada = visitor(blog);
		const mine = await ada.says("Waiting words");
		expect((await ada.readViewer()).json).toMatchObject({
			author: { name: "Ada" },
			comments: [{ id: mine.id, status: "pending", text: "Waiting words", editableUntil: expect.any(Number) }],
		});
		const eve = visitor(blog);
		await eve.says("Other words");
		expect(JSON.stringify((await eve.readViewer()).json)).not.toContain("Waiting words");
		expect(JSON.stringify(await reads(blog))).not.toContain("Waiting words");
	});

	it("does not tell a spammer that they were found out", async () => {
		const blog = await site({ mode: "hold-all" });
		const ada = visitor(blog);
		const { id } = await ada.says();
		await env.DB.prepare("UPDATE comments SET status = 'spam' WHERE id = ?1").bind(id).run();
		expect((await ada.readViewer()).json.comments[0]?.status).toBe("pending");
	});

	it("of nobody, of an expired token and of a revoked one is signed out", async () => {
		const blog = await site();
		expectProblem(await visitor(blog).readViewer(), "signed-out");
		const ada = visitor(blog);
		await ada.says();
		expect((await ada.forgetViewer()).status).toBe(204);
		expectProblem(await ada.readViewer(), "signed-out");
		expectProblem(await ada.createComment(), "signed-out");
		const old = visitor(blog);
		await old.says();
		await env.DB.prepare("UPDATE viewer_tokens SET expires_at = 1 WHERE site_id = ?1").bind(blog.id).run();
		expectProblem(await old.readViewer(), "signed-out");
	});
});
