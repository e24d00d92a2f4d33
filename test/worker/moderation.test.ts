// The moderators' side on real D1: signing in, sites, the queue, and two people deciding at once.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { QueueItem, SitesView, SiteView } from "../../worker/contract/wire.ts";
import { sha256 } from "../../worker/http/keys.ts";
import { forgetExpired } from "../../worker/jobs/forget-expired.ts";
import { API, call, expectProblem } from "./support/api.ts";
import { moderator, reads, site, visitor } from "./support/people.ts";

describe("createSession", () => {
	it("takes a one-time link once, and gives a cookie no script can read", async () => {
		const owner = await moderator();
		expect(owner.setCookie).toMatch(/^__Host-afterword=[A-Za-z0-9_-]{43};.*Path=\/.*HttpOnly.*Secure.*SameSite=Lax/);
		expect(owner.setCookie).not.toMatch(/Domain/i);
		expectProblem(await owner.signInAgain(), "link-spent");
	});

	it("takes no link that has expired or never was", async () => {
		expectProblem(await call("createSession", { headers: { Origin: API }, body: { link: "never" } }), "link-spent");
		await env.DB.prepare("INSERT INTO accounts (id, name, role, created_at) VALUES ('late', 'Late', 'owner', 0)").run();
		await env.DB.prepare("INSERT INTO sign_in_links VALUES (?1, 'late', 0, 1, NULL)")
			.bind(await sha256("late-link"))
			.run();
		expectProblem(await call("createSession", { headers: { Origin: API }, body: { link: "late-link" } }), "link-spent");
	});

	it("spent fifty times at once opens one session", async () => {
		await env.DB.prepare(
			"INSERT INTO accounts (id, name, role, created_at) VALUES ('racer', 'Racer', 'owner', 0)",
		).run();
		await env.DB.prepare("INSERT INTO sign_in_links VALUES (?1, 'racer', 0, ?2, NULL)")
			.bind(await sha256("raced-link"), Date.now() + 60_000)
			.run();
		const spend = () => call("createSession", { headers: { Origin: API }, body: { link: "raced-link" } });
		const answers = await Promise.all(Array.from({ length: 50 }, spend));
		expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
	});

	it("ends with signing out, and with twelve idle hours", async () => {
		const owner = await moderator();
		expect((await call("readSession", { headers: owner.headers })).status).toBe(200);
		await call("deleteSession", { headers: owner.headers });
		expectProblem(await call("readSession", { headers: owner.headers }), "signed-out");
		const idle = await moderator();
		await env.DB.prepare("UPDATE sessions SET expires_at = ?1 WHERE account_id = ?2")
			.bind(Date.now() - 1, idle.name)
			.run();
		expectProblem(await call("readSession", { headers: idle.headers }), "signed-out");
	});
});

describe("sites", () => {
	const details = { name: "My blog", origins: ["https://Blog.example/", "https://bücher.example"] };
	const create = (headers: Record<string, string>, body: object) => call<SiteView>("createSite", { headers, body });

	it("an owner makes one, with safe defaults and origins as browsers send them", async () => {
		const { headers } = await moderator();
		const { status, json } = await create(headers, { id: "my-blog", ...details });
		expect(status).toBe(201);
		expect(json).toMatchObject({
			origins: ["https://blog.example", "https://xn--bcher-kva.example"],
			settings: { mode: "hold-first", editWindowMinutes: 15, textMax: 5_000 },
		});
		expectProblem(await create(headers, { id: "my-blog", ...details }), "site-exists", "/id");
		// The list is of the oldest 200, and in this database hundreds of tests made theirs first.
		await env.DB.prepare("UPDATE sites SET created_at = 0 WHERE id = 'my-blog'").run();
		expect((await call<SitesView>("listSites", { headers })).json.sites.map(({ id }) => id)).toContain("my-blog");
	});

	it("each wrong line and setting is named, and nothing is stored", async () => {
		const { headers } = await moderator();
		const origins = ["https://fine.example", "https://x.example/path", "*.example.com", "null", "javascript:alert(1)"];
		const answer = await create(headers, { id: "wrong", name: "Wrong", origins });
		expect(expectProblem(answer, "invalid").issues?.map(({ pointer }) => pointer)).toEqual(
			[1, 2, 3, 4].map((n) => `/origins/${n}`),
		);
		expectProblem(await create(headers, { id: "No Id", ...details }), "invalid", "/id");
		expectProblem(
			await create(headers, { id: "wrong", ...details, settings: { textMax: 9_999_999 } }),
			"invalid",
			"/settings/textMax",
		);
		expectProblem(
			await create(headers, { id: "wrong", ...details, settings: { colour: "red" } }),
			"invalid",
			"/settings/colour",
		);
		expect(await env.DB.prepare("SELECT id FROM sites WHERE id = 'wrong'").first()).toBeNull();
	});

	it("of two people editing one wins, and the other keeps what they typed", async () => {
		const { headers } = await moderator();
		const { json } = await create(headers, { id: "edited", ...details });
		const edit = (body: object) => call<SiteView>("editSite", { params: { site: "edited" }, headers, body });
		const changed = await edit({ version: json.version, settings: { mode: "hold-all" } });
		expect(changed.json).toMatchObject({ version: json.version + 1, settings: { mode: "hold-all", maxLinks: 2 } });
		expectProblem(await edit({ version: json.version, name: "Late" }), "changed-meanwhile");
		expectProblem(
			await call("editSite", { params: { site: "nowhere" }, headers, body: { version: 1 } }),
			"unknown-site",
		);
	});

	it("a moderator sees them and changes none", async () => {
		const { headers } = await moderator("moderator");
		expect((await call("listSites", { headers })).status).toBe(200);
		expectProblem(await create(headers, { id: "taken", ...details }), "not-permitted");
		expectProblem(
			await call("editSite", { params: { site: "my-blog" }, headers, body: { version: 1 } }),
			"not-permitted",
		);
	});
});

describe("the queue", () => {
	it("has what waits with its reasons, oldest held first, and newcomers after the cursor", async () => {
		const blog = await site({ mode: "hold-first", maxLinks: 0 });
		const mod = await moderator("moderator");
		const first = await visitor(blog).says("First");
		const second = await visitor(blog).says("Second with https://link.example");
		const { json } = await mod.queue(blog);
		expect(json.items.map(({ id }) => id)).toEqual([first.id, second.id]);
		expect(json.items.map(({ reasons }) => reasons.map(({ check }) => check))).toEqual([
			["first-comment"],
			["first-comment", "links"],
		]);
		expect((await mod.queue(blog, json.cursor!)).json).toEqual({ items: [], cursor: json.cursor, hasMore: false });
		const third = await visitor(blog).says("Third");
		expect((await mod.queue(blog, json.cursor!)).json.items.map(({ id }) => id)).toEqual([third.id]);
	});

	it("reads about as many rows as it shows, however many wait", async () => {
		const blog = await site({ mode: "hold-all" });
		for (let n = 0; n < 30; n++) await visitor(blog).says();
		const { headers } = await moderator();
		const answer = await call<{ items: unknown[]; hasMore: boolean }>("listQueue", {
			headers,
			query: { site: blog.id },
		});
		expect(answer.json).toMatchObject({ hasMore: true });
		expect(answer.json.items).toHaveLength(25);
		expect(answer.cost.rowsRead).toBeLessThanOrEqual(170);
	});
});

describe("decide", () => {
	it("an approved comment is read by everybody, and its author is trusted from then on", async () => {
		const blog = await site({ mode: "hold-first" });
		const ada = visitor(blog);
		const held = await ada.says();
		expect((await reads(blog)).comments).toEqual([]);
		const { json } = await (await moderator()).decide(held.id, { action: "approve", version: held.version });
		expect(json.item).toMatchObject({ status: "visible", version: held.version + 1, decision: { action: "approve" } });
		expect((await reads(blog)).comments.map(({ id }) => id)).toEqual([held.id]);
		expect((await ada.says()).status).toBe("visible");
	});

	it("of two moderators one wins and the other is told", async () => {
		const blog = await site({ mode: "hold-all" });
		const held = await visitor(blog).says();
		const [one, two] = [await moderator(), await moderator("moderator")];
		const answers = await Promise.all([
			one.decide(held.id, { action: "approve", version: held.version }),
			two.decide(held.id, { action: "spam", version: held.version }),
		]);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
		expectProblem(answers.find(({ status }) => status === 409)!, "already-decided");
		const { headers } = one;
		const item = (await call<QueueItem>("readQueueItem", { params: { id: held.id }, headers })).json;
		expect(item.decision).toMatchObject({
			by: expect.any(String),
			action: item.status === "visible" ? "approve" : "spam",
		});
		const { results } = await env.DB.prepare("SELECT * FROM decisions WHERE comment_id = ?1").bind(held.id).all();
		expect(results).toHaveLength(1);
	});

	it("that is undone gives the comment its place in the queue back, even if readers reported it meanwhile", async () => {
		const blog = await site({ mode: "hold-all" });
		const mod = await moderator();
		const [first, second, third] = [await visitor(blog).says(), await visitor(blog).says(), await visitor(blog).says()];
		const waiting = async () => (await mod.queue(blog)).json.items.map(({ id }) => id);
		for (const action of ["spam", "approve"]) {
			const { version } = (await mod.queue(blog)).json.items[0]!;
			const decided = (await mod.decide(first.id, { action, version })).json.item;
			if (action === "approve") await visitor(blog).reportComment(first.id);
			await mod.decide(first.id, { action: "undo", version: decided.version });
			expect(await waiting(), action).toEqual([first.id, second.id, third.id]);
		}
	});

	it("is undone by another decision, which is written down too", async () => {
		const blog = await site({ mode: "hold-all" });
		const held = await visitor(blog).says();
		const mod = await moderator();
		const spam = (await mod.decide(held.id, { action: "spam", version: held.version })).json.item;
		const undone = (await mod.decide(held.id, { action: "undo", version: spam.version })).json.item;
		expect(undone).toMatchObject({ status: "pending", version: held.version + 2 });
		expect((await mod.queue(blog)).json.items.map(({ id }) => id)).toEqual([held.id]);
		expectProblem(await mod.decide(held.id, { action: "undo", version: undone.version }), "nothing-to-undo");
		const { results } = await env.DB.prepare(
			"SELECT action, from_status, to_status FROM decisions WHERE comment_id = ?1 ORDER BY version",
		)
			.bind(held.id)
			.all();
		expect(results).toEqual([
			{ action: "spam", from_status: "pending", to_status: "spam" },
			{ action: "undo", from_status: "spam", to_status: "pending" },
		]);
	});

	it("on words edited since they were read shows them first", async () => {
		const blog = await site({ mode: "hold-all" });
		const ada = visitor(blog);
		const held = await ada.says("Harmless");
		await ada.editComment(held.id, { text: "Not so harmless", version: held.version });
		expectProblem(
			await (await moderator()).decide(held.id, { action: "approve", version: held.version }),
			"changed-meanwhile",
		);
	});

	it("on a comment its author deleted comes too late", async () => {
		const blog = await site({ mode: "hold-all" });
		const ada = visitor(blog);
		const held = await ada.says();
		await ada.deleteComment(held.id);
		const mod = await moderator();
		expectProblem(await mod.decide(held.id, { action: "approve", version: held.version }), "changed-meanwhile");
		expectProblem(await mod.decide(held.id, { action: "approve", version: held.version + 1 }), "already-decided");
	});

	it("counters follow every turn of a comment", async () => {
		const blog = await site();
		const root = await visitor(blog).says("root");
		const reply = await visitor(blog).says({ text: "reply", parentId: root.id });
		const mod = await moderator();
		const counts = async () => {
			const { commentCount, comments } = await reads(blog);
			return [commentCount, comments.find(({ id }) => id === root.id)?.replyCount];
		};
		expect(await counts()).toEqual([2, 1]);
		const removed = (await mod.decide(reply.id, { action: "remove", version: reply.version })).json.item;
		expect(await counts()).toEqual([1, 0]);
		await mod.decide(reply.id, { action: "undo", version: removed.version });
		expect(await counts()).toEqual([2, 1]);
		await mod.decide(root.id, { action: "remove", version: root.version });
		expect(await counts()).toEqual([1, 1]);
		expect((await reads(blog)).comments[0]).toMatchObject({ status: "removed", author: null, body: [] });
	});
});

describe("an API token", () => {
	it("does what its scopes say, without an Origin, until it expires", async () => {
		const owner = await moderator();
		const token = `aw_${"t".repeat(43)}`;
		await env.DB.prepare(
			"INSERT INTO api_tokens (token_hash, prefix, account_id, name, scopes, created_at, expires_at) VALUES (?1, 'tttttttt', ?2, 'script', '[\"queue\"]', 0, ?3)",
		)
			.bind(await sha256(token), owner.name, Date.now() + 60_000)
			.run();
		const headers = { Authorization: `Bearer ${token}` };
		const held = await visitor(await site({ mode: "hold-all" })).says();
		expect((await call("listQueue", { headers })).status).toBe(200);
		const body = { action: "approve", version: held.version };
		expect((await call("decide", { params: { id: held.id }, headers, body })).status).toBe(200);
		expectProblem(await call("listSites", { headers }), "not-permitted");
		await env.DB.prepare("UPDATE api_tokens SET expires_at = 1").run();
		expectProblem(await call("listQueue", { headers }), "signed-out");
	});
});

describe("the night", () => {
	it("forgets what has expired and nothing else", async () => {
		const blog = await site();
		const [old, live] = [visitor(blog), visitor(blog)];
		await old.says();
		await live.says();
		const now = Date.now();
		await env.DB.prepare("UPDATE viewer_tokens SET expires_at = ?1 WHERE token_hash = ?2")
			.bind(now - 1, await sha256(old.token!))
			.run();
		await forgetExpired(env.DB, now);
		expect((await live.readViewer()).status).toBe(200);
		const tokens = await env.DB.prepare("SELECT count(*) AS n FROM viewer_tokens WHERE site_id = ?1")
			.bind(blog.id)
			.first("n");
		expect(tokens).toBe(1);
		await forgetExpired(env.DB, now + 2 * 24 * 3_600_000);
		expect(await env.DB.prepare("SELECT count(*) AS n FROM rate_counters").first("n")).toBe(0);
	});
});
