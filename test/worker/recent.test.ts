// The newest comments of a site, by their beginnings.

import { describe, expect, it } from "vitest";
import { EXCERPT_MAX, RECENT_MAX } from "../../worker/contract/limits.ts";
import type { RecentView } from "../../worker/contract/wire.ts";
import { type Answer, API, call, expectProblem } from "./support/api.ts";
import { fill } from "./support/bulk.ts";
import { comment, moderator, site, type TestSite, visitor } from "./support/people.ts";

let hosts = 0;
const recent = (at: TestSite, query: { limit?: string } = {}, host?: string): Promise<Answer<RecentView>> =>
	call<RecentView>("listRecent", { params: { site: at.id }, query, ...(host && { host }) });
const uncached = (at: TestSite, query: { limit?: string } = {}) => recent(at, query, `https://recent-${++hosts}.test`);

describe("listRecent", () => {
	it("has the newest of all pages first, each with its page, its author and its beginning as plain text", async () => {
		const blog = await site();
		await visitor(blog).says({ page: "/one", name: "Ada", text: "First" });
		await visitor(blog).says({
			page: `${blog.origin}/two`,
			pageTitle: "Two",
			pageUrl: `${blog.origin}/two`,
			name: "Bea",
			website: "bea.example",
			text: "# Not a heading\n\n> *quoted*\n\nand `code`, [a link](https://x.example)\n\n- one\n- two",
		});
		const { json } = await recent(blog);
		expect(json.comments).toMatchObject([
			{
				url: `${blog.origin}/two#comment-${json.comments[0]?.id}`,
				page: { key: `${blog.origin}/two`, title: "Two", url: `${blog.origin}/two` },
				author: { name: "Bea", website: "https://bea.example/" },
			},
			{ page: { key: "/one", title: "", url: null }, author: { name: "Ada" }, excerpt: "First" },
		]);
		expect(json.comments[0]?.excerpt).toMatch(/quoted and code, a link one two$/);
	});

	it("leads nowhere but to the site and to this installation, whatever a page calls itself", async () => {
		const blog = await site();
		const hostile = [
			"javascript:alert(1)//",
			"JavaScript:alert(1)",
			" \tjava\nscript:alert(1)",
			"data:text/html,<script>alert(1)</script>",
			`blob:${blog.origin}/1`,
			"https://evil.example/phish",
			"//evil.example/phish",
			`https://evil.example@${blog.origin.slice(8)}.evil.example/`,
			'"><img src=x onerror=alert(1)>',
		];
		const ada = visitor(blog);
		for (const text of hostile) {
			await ada.createComment(await comment(blog, { page: text, pageTitle: text, pageUrl: text }));
		}
		await ada.says({ page: `${blog.origin}/known` });
		const { comments } = (await recent(blog, { limit: "20" })).json;
		expect(comments).toHaveLength(hostile.length + 1);
		expect(comments[0]).toMatchObject({ url: `${blog.origin}/known#comment-${comments[0]?.id}` });
		for (const { id, url, page } of comments.slice(1)) {
			expect(page.url).toBe(null);
			const { origin, pathname, searchParams, hash } = new URL(url);
			expect([origin, pathname, hash]).toEqual([API, `/v1/sites/${blog.id}/thread.html`, `#comment-${id}`]);
			expect(searchParams.get("page")).toBe(page.key);
		}
	});

	it("cuts a long comment after a word, and one without spaces between signs", async () => {
		const blog = await site();
		await visitor(blog).says("word ".repeat(100));
		await visitor(blog).says("👨‍👩‍👧‍👦".repeat(60));
		const [family, words] = (await recent(blog)).json.comments.map(({ excerpt }) => excerpt);
		expect(words).toBe(`${"word ".repeat(28).trim()}…`);
		expect(family).toBe(`${"👨‍👩‍👧‍👦".repeat(Math.floor((EXCERPT_MAX - 1) / 7))}…`);
		for (const text of [words, family]) expect([...text!].length).toBeLessThanOrEqual(EXCERPT_MAX);
	});

	it("has only what readers see, of this site, and loses what is removed at once where it happens", async () => {
		const blog = await site();
		const spam = await visitor(blog).says();
		await visitor(blog).says({ subject: "a honeypot" });
		await visitor(await site()).says();
		expect((await recent(blog)).json.comments.map(({ id }) => id)).toEqual([spam.id]);
		await (await moderator()).decide(spam.id, { action: "remove", version: spam.version });
		expect((await recent(blog)).json.comments).toEqual([]);
	});

	it("has five, or as many as asked for up to twenty, at a row or two each", async () => {
		const blog = await site();
		await fill(blog, { page: "/many", roots: 300, replies: 1, from: 220_000_000 });
		expect((await uncached(blog)).json.comments).toHaveLength(5);
		const { json, cost } = await uncached(blog, { limit: String(RECENT_MAX) });
		expect(json.comments).toHaveLength(RECENT_MAX);
		expect(cost.roundTrips).toBe(1);
		expect(cost.rowsRead).toBeLessThanOrEqual(2 * RECENT_MAX + 5);
		for (const limit of ["0", "21", "-1", "many", ""])
			expectProblem(await recent(blog, { limit }), "invalid", "?limit");
		expectProblem(await recent({ ...blog, id: "nowhere" }), "unknown-site");
	});
});
