// What visitors say without words: one of a kind each, guests too, and no script pushes a count.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { defaultSettings } from "../../worker/contract/settings.ts";
import { call, expectProblem, newAddress } from "./support/api.ts";
import { moderator, PAGE, reads, site, type TestSite, visitor } from "./support/people.ts";

const like = { kind: "👍", isOn: true };
const rowsOf = async (table: "comment_reactions" | "page_reactions" | "authors" | "threads", at: TestSite) => {
	const ofSite = ["authors", "threads"].includes(table)
		? "site_id = ?1"
		: "thread_id IN (SELECT id FROM threads WHERE site_id = ?1)";
	return env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE ${ofSite}`).bind(at.id).first<number>("n");
};

const reactionCounters = async () => {
	const found = await env.DB.prepare("SELECT key FROM rate_counters WHERE key LIKE 'reaction|%'").all<{
		key: string;
	}>();
	return found.results.map(({ key }) => key);
};

describe("setReaction", () => {
	it("counts a guest's reaction, gives them a token to take it back with, and shows it to every reader", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		const guest = visitor(blog);
		expect((await reads(blog)).comments[0]).not.toHaveProperty("reactions");
		const { json } = await guest.setReaction(id, like);
		expect(json).toEqual({ reactions: [["👍", 1]], own: ["👍"], token: expect.stringMatching(/^[\w-]{43}$/) });
		expect((await reads(blog)).comments[0]?.reactions).toEqual([["👍", 1]]);
		expect((await guest.setReaction(id, { ...like, isOn: false })).json).toEqual({ reactions: [], own: [] });
		expect((await reads(blog)).comments[0]).not.toHaveProperty("reactions");
	});

	it("takes one of a kind by each visitor, several kinds by one, and answers a repeat with what is", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		const [one, other] = [visitor(blog), visitor(blog)];
		await one.setReaction(id, like);
		await one.setReaction(id, like);
		await one.setReaction(id, { kind: "😂", isOn: true });
		const { json } = await other.setReaction(id, { kind: "😂", isOn: true });
		expect(json.reactions).toEqual([
			["👍", 1],
			["😂", 2],
		]);
		expect(json.own).toEqual(["😂"]);
		expect(await rowsOf("comment_reactions", blog)).toBe(3);
	});

	it("sent fifty times at once is one row and one count", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		const ada = visitor(blog);
		await ada.says();
		const answers = await Promise.all(Array.from({ length: 50 }, () => ada.setReaction(id, like)));
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
		expect(await rowsOf("comment_reactions", blog)).toBe(1);
		expect((await reads(blog)).comments.find((comment) => comment.id === id)?.reactions).toEqual([["👍", 1]]);
	});

	it("taken back fifty times at once counts down once", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		const [one, other] = [visitor(blog), visitor(blog)];
		await one.setReaction(id, like);
		await other.setReaction(id, like);
		await Promise.all(Array.from({ length: 50 }, () => one.setReaction(id, { ...like, isOn: false })));
		expect((await reads(blog)).comments[0]?.reactions).toEqual([["👍", 1]]);
	});

	it("of one address makes five guests an hour and no more: a script pushes no count", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		const address = newAddress();
		const statuses: number[] = [];
		for (let n = 0; n < 8; n++) statuses.push((await visitor(blog, { address }).setReaction(id, like)).status);
		expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
		const refused = await visitor(blog, { address }).setPageReaction();
		expect(expectProblem(refused, "too-many").retryAfter, "a guest is a guest wherever they react").toBeGreaterThan(0);
		expect((await reads(blog)).comments[0]?.reactions).toEqual([["👍", 5]]);
		expect(await rowsOf("authors", blog), "and what is refused leaves nobody behind").toBe(1 + 5);
		expect((await visitor(blog).setReaction(id, like)).status, "elsewhere people go on").toBe(200);
	});

	it("takes sixty in ten minutes of one address, whoever sends them", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		const ada = visitor(blog, { address: newAddress() });
		const others = await reactionCounters();
		await ada.setReaction(id, like);
		const [own] = (await reactionCounters()).filter((key) => !others.includes(key));
		await env.DB.prepare("UPDATE rate_counters SET count = 59 WHERE key = ?1").bind(own).run();
		expect((await ada.setReaction(id, { kind: "😂", isOn: true })).status).toBe(200);
		const { retryAfter } = expectProblem(await ada.setReaction(id, { kind: "😮", isOn: true }), "too-many");
		expect(retryAfter).toBeLessThanOrEqual(600);
		expect((await reads(blog)).comments[0]?.reactions?.map(([kind]) => kind)).toEqual(["👍", "😂"]);
	});

	it("takes only kinds the owner offers, but lets go of any", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		const ada = visitor(blog);
		await ada.setReaction(id, like);
		await env.DB.prepare(`UPDATE sites SET settings = json_patch(settings, '{"reactions":["🎉"]}') WHERE id = ?1`)
			.bind(blog.id)
			.run();
		expectProblem(await ada.setReaction(id, like), "invalid", "/kind");
		expectProblem(await ada.setReaction(id, { kind: " ", isOn: true }), "invalid", "/kind");
		const { json } = await ada.setReaction(id, { kind: "🎉", isOn: true });
		expect(json.reactions, "the owner's first, then those of former times").toEqual([
			["🎉", 1],
			["👍", 1],
		]);
		expect((await ada.setReaction(id, { ...like, isOn: false })).json.reactions).toEqual([["🎉", 1]]);
	});

	it("is off where the owner offers none, and what was given is not shown", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		await visitor(blog).setReaction(id, like);
		await env.DB.prepare(`UPDATE sites SET settings = json_patch(settings, '{"reactions":[]}') WHERE id = ?1`)
			.bind(blog.id)
			.run();
		expectProblem(await visitor(blog).setReaction(id, like), "invalid", "/kind");
		await visitor(blog).says("clears the edge's copy");
		expect((await reads(blog, { sort: "oldest" })).comments[0]).not.toHaveProperty("reactions");
	});

	it("is of what readers see: neither what waits nor what is gone nor another site's is found", async () => {
		const blog = await site();
		const held = await visitor(blog).says({ subject: "a honeypot" });
		const foreign = await visitor(await site()).says();
		const removed = await visitor(blog).says();
		await (await moderator()).decide(removed.id, { action: "remove", version: removed.version });
		for (const { id } of [held, foreign, removed])
			expectProblem(await visitor(blog).setReaction(id, like), "not-found");
	});

	it("taken back by somebody who gave none makes nobody", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		await visitor(blog).setReaction(id, like);
		const before = await rowsOf("authors", blog);
		const { json } = await visitor(blog).setReaction(id, { ...like, isOn: false });
		expect(json).toEqual({ reactions: [["👍", 1]], own: [] });
		expect(await rowsOf("authors", blog)).toBe(before);
	});

	it("gives no trust: the first comment of a guest who reacted waits as anybody's does", async () => {
		const blog = await site({ mode: "hold-first" });
		const guest = visitor(blog);
		await guest.setPageReaction();
		expect((await guest.says()).status).toBe("pending");
	});
});

describe("setPageReaction", () => {
	it("counts guests, names those readers know, the newest first, and makes the thread where it is the first write", async () => {
		const blog = await site();
		const first = await visitor(blog).setPageReaction({ pageTitle: "A post", pageUrl: `${blog.origin}/post` });
		expect(first.json).toEqual({
			likes: { count: 1, recent: [] },
			isOn: true,
			token: expect.stringMatching(/^[\w-]{43}$/),
		});
		const row = await env.DB.prepare("SELECT title, url FROM threads WHERE site_id = ?1").bind(blog.id).first();
		expect(row, "which nobody has read before it stands").toEqual({ title: "", url: null });
		for (const name of ["Ada", "Bea", "Cleo", "Dora", "Edda", "Fay"]) {
			const person = visitor(blog);
			await person.says({ name });
			await person.setPageReaction();
		}
		const { likes, version } = await reads(blog);
		expect(likes?.count).toBe(7);
		expect(likes?.recent.map(({ name }) => name)).toEqual(["Fay", "Edda", "Dora", "Cleo", "Bea"]);
		expect(version, "which likes do not raise").toBe(6);
	});

	it("is one by each visitor, and taken back by nobody else", async () => {
		const blog = await site();
		const ada = visitor(blog);
		await ada.says();
		await Promise.all(Array.from({ length: 50 }, () => ada.setPageReaction()));
		expect(await rowsOf("page_reactions", blog)).toBe(1);
		expect((await visitor(blog).setPageReaction({ isOn: false })).json).toMatchObject({ likes: { count: 1 } });
		expect((await ada.setPageReaction({ isOn: false })).json).toEqual({ likes: { count: 0, recent: [] }, isOn: false });
		expect((await reads(blog)).likes).toEqual({ count: 0, recent: [] });
	});

	it("shows no name nobody has approved: not while a comment waits, and not after it was taken down", async () => {
		const blog = await site({ mode: "hold-first" });
		const owner = await moderator();
		const names = async () => (await reads(blog)).likes?.recent.map(({ name }) => name);
		const person = visitor(blog);
		await person.setPageReaction();
		const held = await person.says({ name: "BUY PILLS" });
		await visitor(blog).setPageReaction();
		expect(await names(), "held").toEqual([]);
		await owner.decide(held.id, { action: "approve", version: held.version });
		expect(await names(), "approved").toEqual(["BUY PILLS"]);
		await owner.decide(held.id, { action: "remove", version: held.version + 1 });
		expect(await names(), "removed").toEqual([]);
	});

	it("keeps the name that other comments still show when one of them goes", async () => {
		const blog = await site();
		const ada = visitor(blog);
		await ada.says({ name: "Ada" });
		const second = await ada.says({ name: "Ada Lovelace" });
		await ada.setPageReaction();
		expect((await reads(blog)).likes?.recent[0]?.name).toBe("Ada Lovelace");
		await ada.deleteComment(second.id);
		expect((await reads(blog)).likes?.recent[0]?.name).toBe("Ada");
	});

	it("is refused where the owner switched it off, and the thread then says nothing of likes", async () => {
		const blog = await site({ pageReaction: false });
		await visitor(blog).says();
		expectProblem(await visitor(blog).setPageReaction(), "invalid", "/isOn");
		expect(await reads(blog)).not.toHaveProperty("likes");
	});

	it("refuses what names no page and writes nothing", async () => {
		const blog = await site();
		expectProblem(await visitor(blog).setPageReaction({ page: " " }), "invalid", "/page");
		expectProblem(await visitor(blog).setPageReaction({ page: "x".repeat(600) }), "invalid", "/page");
		expect((await visitor(blog).setPageReaction({ isOn: false })).json.likes.count).toBe(0);
		expect(await rowsOf("threads", blog)).toBe(0);
	});

	it("costs a row or a few however many like the page", async () => {
		const blog = await site();
		const cost = async () => {
			const person = visitor(blog);
			return (await person.setPageReaction()).cost;
		};
		// The first makes the thread.
		await cost();
		const first = await cost();
		for (let n = 0; n < 20; n++) await cost();
		const later = await cost();
		expect(later.roundTrips).toBe(2);
		expect(Math.abs(later.rowsRead - first.rowsRead)).toBeLessThanOrEqual(3);
	});
});

describe("readViewer", () => {
	it("knows a guest's reactions and like before they have a name, on this page only", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		const other = await visitor(blog).says({ page: "/other" });
		const guest = visitor(blog);
		await guest.setReaction(id, like);
		await guest.setReaction(id, { kind: "😂", isOn: true });
		await guest.setReaction(other.id, like);
		await guest.setPageReaction();
		const { json } = await guest.readViewer();
		expect(json).toMatchObject({ author: null, comments: [], likesPage: true });
		expect(Object.keys(json.reactions)).toEqual([id]);
		expect(json.reactions[id]?.toSorted()).toEqual(["👍", "😂"].toSorted());
		expect((await guest.readViewer("/other")).json).toMatchObject({
			likesPage: false,
			reactions: { [other.id]: ["👍"] },
		});
		await guest.says({ name: "Ada" });
		expect((await guest.readViewer()).json.author?.name).toBe("Ada");
	});
});

describe("the settings of reactions", () => {
	const edit = async (reactions: unknown) => {
		const blog = await site();
		const owner = await moderator();
		return call<{ settings: { reactions: string[] } }>("editSite", {
			params: { site: blog.id },
			headers: owner.headers,
			body: { version: 1, settings: { reactions } },
		});
	};

	it("take any emoji, of whatever it is made, and make one of a sign that was meant as one", async () => {
		const kinds = ["👍🏽", "🏳️‍🌈", "👨‍👩‍👧‍👦", "🇩🇪", "1️⃣", "❤"];
		const { status, json } = await edit(kinds);
		expect(status).toBe(200);
		expect(json.settings.reactions).toEqual([...kinds.slice(0, 5), "❤️"]);
		expect((await edit([])).json.settings.reactions).toEqual([]);
		expect((await edit(defaultSettings.reactions)).status).toBe(200);
	});

	it("refuse what is none, by its place, and more than eight, and one twice", async () => {
		expectProblem(await edit(["👍", "ok"]), "invalid", "/settings/reactions/1");
		expectProblem(await edit(["👍👍"]), "invalid", "/settings/reactions/0");
		expectProblem(await edit(["👍", ""]), "invalid", "/settings/reactions/1");
		expectProblem(await edit(["👍", "👍"]), "invalid", "/settings/reactions");
		const nine = ["😀", "😃", "😄", "😁", "😆", "😅", "🤣", "😂", "🙂"];
		expect(expectProblem(await edit(nine), "invalid", "/settings/reactions").issues?.[0]?.code).toBe("too-many");
	});
});

describe("a comment's reactions", () => {
	it("are counted exactly whoever writes the tables", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		const people = Array.from({ length: 12 }, () => visitor(blog));
		await Promise.all(
			people.flatMap((person) => defaultSettings.reactions.map((kind) => person.setReaction(id, { kind, isOn: true }))),
		);
		await env.DB.prepare("DELETE FROM comment_reactions WHERE comment_id = ?1 AND kind = '😮'").bind(id).run();
		const row = await env.DB.prepare("SELECT reactions, reaction_count FROM comments WHERE id = ?1")
			.bind(id)
			.first<{ reactions: string; reaction_count: number }>();
		const { results } = await env.DB.prepare(
			"SELECT kind, count(*) AS n FROM comment_reactions WHERE comment_id = ?1 GROUP BY kind",
		)
			.bind(id)
			.all<{ kind: string; n: number }>();
		expect(JSON.parse(row!.reactions)).toEqual(Object.fromEntries(results.map(({ kind, n }) => [kind, n])));
		expect(row!.reaction_count).toBe(results.reduce((sum, { n }) => sum + n, 0));
		expect((await reads(blog, { page: PAGE })).comments[0]?.reactions?.map(([kind]) => kind)).not.toContain("😮");
	});
});
