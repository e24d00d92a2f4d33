// Deciding without signing in: a link shows and decides nothing, its form decides once, as whoever made the link.

import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import type { ModerationLink, QueueItem } from "../../worker/contract/wire.ts";
import { API, call, send } from "./support/api.ts";
import { byTag, elements, parsePage, words } from "./support/page.ts";
import { moderator, site, visitor } from "./support/people.ts";

type Person = { headers: Record<string, string> };

async function linkTo(who: Person, id: string): Promise<string> {
	const answer = await call<ModerationLink>("createModerationLink", { params: { id }, headers: who.headers });
	expect(answer.status).toBe(201);
	return answer.json.link;
}

const open = (link: string) => send<string>(link);
const press = (link: string, action: string, headers: Record<string, string> = { Origin: API }) =>
	send<string>(link, {
		method: "POST",
		headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
		body: new URLSearchParams({ action }).toString(),
	});
const buttonsOf = (page: string) => elements(parsePage(page), byTag("button")).map((button) => words(button));

async function statusOf(who: Person, id: string): Promise<string> {
	return (await call<QueueItem>("readQueueItem", { params: { id }, headers: who.headers })).json.status;
}

describe("a moderation link", () => {
	it("shows the comment under a strict policy and decides nothing by being opened", async () => {
		const blog = await site({ mode: "hold-all" });
		const { id } = await visitor(blog).says("Some <b>held</b> words");
		const mod = await moderator("moderator", blog);
		const link = await linkTo(mod, id);
		const page = await open(link);
		expect(page.status).toBe(200);
		expect(page.headers.get("Content-Security-Policy")).toContain("form-action 'self'");
		expect(page.headers.get("X-Robots-Tag")).toBe("noindex");
		expect(page.json).toContain("Some &lt;b&gt;held&lt;/b&gt; words");
		expect(page.json).toContain("Why it waited");
		expect(page.json).toContain("this site holds every comment");
		expect(page.json).toMatch(
			/You decide as <strong dir="auto">[^<]+<\/strong>\. Opening this page has decided nothing\./,
		);
		expect(buttonsOf(page.json)).toEqual(["Approve", "Mark as spam", "Remove"]);
		expect(await statusOf(mod, id)).toBe("pending");
	});

	it("decides once, as its maker, says so, and can be undone there", async () => {
		const blog = await site({ mode: "hold-all" });
		const { id } = await visitor(blog).says();
		const mod = await moderator("moderator", blog);
		const link = await linkTo(mod, id);
		const done = await press(link, "approve");
		expect(done.json).toContain("Approved");
		expect(buttonsOf(done.json)).toEqual(["Undo"]);
		expect(done.json).not.toContain("Opening this page");
		expect(done.json).toContain("It can be undone here until");
		expect((await open(link)).json).not.toContain("Opening this page");
		expect(await statusOf(mod, id)).toBe("visible");
		// A second press of an old page decides nothing more.
		expect((await press(link, "spam")).status).toBe(200);
		expect(await statusOf(mod, id)).toBe("visible");
		expect((await press(link, "undo")).json).toContain("Undone");
		expect(await statusOf(mod, id)).toBe("pending");
		const spent = await open(link);
		expect(buttonsOf(spent.json)).toEqual([]);
		expect(spent.json).toContain("no longer decides");
		const by = await env.DB.prepare("SELECT DISTINCT account_id FROM decisions WHERE comment_id = ?1")
			.bind(id)
			.first("account_id");
		expect(by).toBe(mod.name);
	});

	it("says in words that it was changed, has expired, is not whole, or that its maker is nobody any more", async () => {
		const blog = await site({ mode: "hold-all" });
		const ada = visitor(blog);
		const { id } = await ada.says();
		const mod = await moderator("moderator", blog);
		const link = await linkTo(mod, id);
		const clock = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 7 * 24 * 3_600_000 + 1);
		const expired = await open(link);
		clock.mockRestore();
		expect(expired.status).toBe(410);
		expect(expired.json).toContain("has expired");
		for (const broken of [link.slice(0, -1), link.replace(id, id.replace(/.$/, "0")), `${API}/v1/moderation/links/x`]) {
			const answer = await open(broken);
			expect(answer.status, broken).toBe(404);
			expect(answer.json).toContain("leads to nothing");
		}
		await ada.editComment(id, { text: "Changed since", version: 1 });
		expect(buttonsOf((await open(link)).json)).toEqual([]);
		await env.DB.prepare("DELETE FROM grants WHERE account_id = ?1").bind(mod.name).run();
		expect((await open(link)).status).toBe(404);
	});

	it("is pressed only from its own page", async () => {
		const blog = await site({ mode: "hold-all" });
		const { id } = await visitor(blog).says();
		const mod = await moderator("moderator", blog);
		const link = await linkTo(mod, id);
		expect((await press(link, "approve", { Origin: "https://other.example" })).status).toBe(403);
		expect((await press(link, "approve", { Origin: API, "Sec-Fetch-Site": "cross-site" })).status).toBe(403);
		expect(await statusOf(mod, id)).toBe("pending");
	});
});
