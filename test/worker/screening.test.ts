// What becomes of a comment before anybody has seen it: by the site's mode, by what a moderator made of its author, by name.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Settings } from "../../worker/contract/wire.ts";
import { openDatabase } from "../../worker/db/database.ts";
import { type SetStanding, setStanding, undoStanding } from "../../worker/db/standing.ts";
import { forgetExpired } from "../../worker/jobs/forget-expired.ts";
import { expectProblem, newAddress } from "./support/api.ts";
import { moderator, PAGE, reads, site, type TestSite, visitor } from "./support/people.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The checks that had a say on a comment. */
async function checksOf(id: string): Promise<string[]> {
	const reasons = await env.DB.prepare("SELECT reasons FROM comments WHERE id = ?1").bind(id).first<string>("reasons");
	return (JSON.parse(reasons ?? "[]") as { check: string }[]).map(({ check }) => check);
}

async function known(at: TestSite, address = newAddress()) {
	const person = visitor(at, { address });
	const comment = await person.says();
	const id = (await env.DB.prepare("SELECT author_id FROM comments WHERE id = ?1")
		.bind(comment.id)
		.first("author_id"))!;
	await env.DB.prepare("DELETE FROM rate_counters").run();
	return { person, comment, id: id as string };
}

async function make(authorId: string, standing: Partial<SetStanding>): Promise<void> {
	const accountId = (await moderator()).name;
	const ask = { standing: null, until: null, isShadowed: false, addressToo: false, accountId, now: Date.now() };
	await setStanding(openDatabase(env.DB), { ...ask, ...standing, authorId });
}

describe("a site's mode", () => {
	it("publishes after as many approvals as the owner wants", async () => {
		const blog = await site({ mode: "hold-first", trustAfter: 2 });
		const ada = visitor(blog);
		const boss = await moderator();
		const first = await ada.says();
		await boss.decide(first.id, { action: "approve", version: 1 });
		const second = await ada.says();
		expect(second.status).toBe("pending");
		expect(await checksOf(second.id)).toEqual(["few-comments"]);
		await boss.decide(second.id, { action: "approve", version: 1 });
		expect((await ada.says()).status).toBe("visible");
	});

	it("holds all but trusted authors, however often they were approved", async () => {
		const blog = await site({ mode: "hold-guests" });
		const { person, comment, id } = await known(blog);
		expect(comment.status).toBe("pending");
		await (await moderator()).decide(comment.id, { action: "approve", version: 1 });
		expect((await person.says()).status).toBe("pending");
		await env.DB.prepare("DELETE FROM rate_counters").run();
		await make(id, { standing: "trusted" });
		expect((await person.says()).status).toBe("visible");
	});

	it("can be another on one thread, and readers are told that one", async () => {
		const blog = await site({ mode: "publish" });
		await visitor(blog).says();
		await env.DB.prepare("UPDATE threads SET mode = 'hold-all' WHERE site_id = ?1").bind(blog.id).run();
		expect((await visitor(blog).says()).status).toBe("pending");
		expect((await visitor(blog).says({ page: "/other" })).status).toBe("visible");
		expect((await reads(blog)).settings.mode).toBe("hold-all");
		expect((await reads(blog, { page: "/other" })).settings.mode).toBe("publish");
	});
});

describe("an author", () => {
	it("whom a moderator trusts is held by nothing but a trap", async () => {
		const blog = await site({ mode: "hold-all", maxLinks: 0 });
		const { person, id } = await known(blog);
		await make(id, { standing: "trusted" });
		const comment = await person.says({ text: "Look: https://a.example", formToken: "none" });
		expect(comment.status).toBe("visible");
		expect(await checksOf(comment.id)).toEqual(["trusted"]);
		await env.DB.prepare("DELETE FROM rate_counters").run();
		expect(await checksOf((await person.says({ subject: "x" })).id)).toEqual(["honeypot", "trusted"]);
	});

	it("who is watched always waits, until that has run out", async () => {
		const blog = await site();
		const { person, id } = await known(blog);
		await make(id, { standing: "watched", until: Date.now() + HOUR });
		const held = await person.says();
		expect(await checksOf(held.id)).toEqual(["watched"]);
		await env.DB.prepare("DELETE FROM rate_counters").run();
		await make(id, { standing: "watched", until: Date.now() - 1 });
		expect((await person.says()).status).toBe("visible");
	});

	it("who is banned is told so and loses nothing they had written before; the ban ends by itself", async () => {
		const blog = await site();
		const { person, comment, id } = await known(blog);
		await make(id, { standing: "banned", until: Date.now() + HOUR });
		expectProblem(await person.createComment(), "refused");
		expectProblem(await person.editComment(comment.id, { text: "Changed", version: 1 }), "refused");
		expect((await reads(blog)).commentCount).toBe(1);
		await make(id, { standing: "banned", until: Date.now() - 1 });
		expect((await person.createComment()).status).toBe(201);
	});

	it("who is not to know of a ban sees their comments wait, and nobody else sees them", async () => {
		const blog = await site();
		const { person, id } = await known(blog);
		await make(id, { standing: "banned", isShadowed: true });
		const comment = await person.says();
		expect(comment.status).toBe("pending");
		const row = await env.DB.prepare("SELECT status FROM comments WHERE id = ?1").bind(comment.id).first("status");
		expect(row).toBe("spam");
		expect((await person.readViewer()).json.comments.map(({ status }) => status)).toContain("pending");
		expect((await reads(blog)).commentCount).toBe(1);
		expect((await (await moderator()).queue(blog)).json.items).toEqual([]);
	});

	it("can be banned with their address, for as long, and an undone act gives both back", async () => {
		const blog = await site();
		const { id } = await known(blog, "198.51.100.9");
		await make(id, { standing: "banned", addressToo: true, until: Date.now() + HOUR });
		const neighbour = () => visitor(blog, { address: "198.51.100.9" }).createComment();
		expectProblem(await neighbour(), "refused");
		expect((await visitor(await site(), { address: "198.51.100.9" }).createComment()).status).toBe(201);
		const act = await env.DB.prepare("SELECT * FROM acts WHERE subject = ?1").bind(id).first();
		expect(act).toMatchObject({ kind: "author.ban", site_id: blog.id, label: "Ada" });
		const db = openDatabase(env.DB);
		await db.batch(undoStanding(db, { subject: id, before: JSON.parse(act!.before as string) }, Date.now()));
		await env.DB.prepare("DELETE FROM rate_counters").run();
		expect((await neighbour()).status).toBe(201);
		const row = await env.DB.prepare("SELECT standing, standing_until FROM authors WHERE id = ?1").bind(id).first();
		expect(row).toEqual({ standing: null, standing_until: null });
	});

	it("is known by an address only as a hash, for 30 days, and not once their last words are gone", async () => {
		const blog = await site();
		const { person, comment, id } = await known(blog, "198.51.100.77");
		const hash = () => env.DB.prepare("SELECT address_hash FROM authors WHERE id = ?1").bind(id).first("address_hash");
		expect(await hash()).toMatch(/^[0-9a-f]{32}$/);
		await forgetExpired(env.DB, Date.now() + 29 * DAY);
		expect(await hash()).not.toBeNull();
		await forgetExpired(env.DB, Date.now() + 31 * DAY);
		expect(await hash()).toBeNull();
		await env.DB.prepare("UPDATE authors SET address_hash = 'x', address_seen_at = 0 WHERE id = ?1").bind(id).run();
		await person.deleteComment(comment.id);
		expect(await hash()).toBeNull();
	});
});

describe("a name", () => {
	it("that passes for somebody who runs the site waits, in whatever letters", async () => {
		const blog = await site();
		// Among the first fifty by id, whoever else the other tests have hired.
		await env.DB.prepare(
			"INSERT INTO accounts (id, name, role, created_at) VALUES ('00000000-0000-4000-8000-000000000000', 'Grace Hopper', 'owner', 0)",
		).run();
		for (const name of [
			"Grace Hopper",
			"GRACE  HOPPER",
			"Grаce Hоpper",
			"Admin",
			"site owner",
			"Модератор",
			"👑 Ada",
		]) {
			const comment = await visitor(blog).says({ name });
			expect(await checksOf(comment.id), name).toEqual(["name-like-owner"]);
		}
		for (const name of ["Grace", "Adam", "Ada ⭐", "Odin Owens"])
			expect((await visitor(blog).says({ name })).status, name).toBe("visible");
	});

	it("carries no badge, and what is typed into one makes nobody the owner", async () => {
		const blog = await site();
		const comment = await visitor(blog).says({ name: "Ada ✔️ L ✅" });
		expect(comment.author).toEqual({ name: "Ada L", avatar: comment.author?.avatar });
	});
});

describe("a thread", () => {
	const closed: [string, Partial<Settings>][] = [
		["a day until which all is closed", { closedUntil: Date.now() + HOUR }],
		["quiet hours", { quiet: { from: "00:00", to: "23:59", zone: "UTC" } }],
	];
	for (const [why, settings] of closed) {
		it(`takes no comments for ${why}, and readers are told until when`, async () => {
			const blog = await site(settings);
			expectProblem(await visitor(blog).createComment(), "thread-closed");
			const thread = await reads(blog);
			expect(thread).toMatchObject({ isClosed: true });
			expect(thread.opensAt).toBeGreaterThan(Date.now());
		});
	}

	it("closes by its age, and only then", async () => {
		const blog = await site({ closeAfterDays: 30 });
		await visitor(blog).says();
		const age = (days: number) =>
			env.DB.prepare("UPDATE threads SET created_at = ?2 WHERE site_id = ?1")
				.bind(blog.id, Date.now() - days * DAY)
				.run();
		await age(29);
		expect((await visitor(blog).createComment()).status).toBe(201);
		await age(31);
		expectProblem(await visitor(blog).createComment(), "thread-closed");
		const thread = await reads(blog, { sort: "oldest" });
		expect(thread.isClosed).toBe(true);
		expect(Date.now() - thread.closedAt!).toBeGreaterThan(0.9 * DAY);
		expect(thread.opensAt).toBeUndefined();
		expect((await visitor(blog).createComment({ page: "/new" })).status).toBe(201);
	});

	it("asks the owner for hours and zones there are", async () => {
		const { call } = await import("./support/api.ts");
		const blog = await site();
		const edit = (settings: object) =>
			moderator().then(({ headers }) =>
				call("editSite", { params: { site: blog.id }, headers, body: { version: 1, settings } }),
			);
		expectProblem(
			await edit({ quiet: { from: "22:00", to: "07:00", zone: "Mars/Crater" } }),
			"invalid",
			"/settings/quiet/zone",
		);
		expectProblem(
			await edit({ quiet: { from: "24:00", to: "07:00", zone: "UTC" } }),
			"invalid",
			"/settings/quiet/from",
		);
		expect((await edit({ quiet: { from: "22:00", to: "07:00", zone: "Europe/Berlin" } })).status).toBe(200);
	});
});

it(`reads what a comment is screened by in the round trip of the page ${PAGE}`, async () => {
	const blog = await site();
	await visitor(blog).says();
	const { cost } = await visitor(blog).createComment();
	expect(cost.roundTrips).toBe(2);
});
