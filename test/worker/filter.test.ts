// The filter that learns, on real D1: what a decision teaches, what its undoing takes back, and what asking costs.

import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { openDatabase } from "../../worker/db/database.ts";
import { readFilter, saveFilter } from "../../worker/db/filters.ts";
import { featuresOf } from "../../worker/domain/features.ts";
import { emptyFilter, type Lesson, learn } from "../../worker/domain/filter.ts";
import { call } from "./support/api.ts";
import { comment, moderator, site, type TestSite, visitor } from "./support/people.ts";

const filterOf = async (at: TestSite) => (await readFilter(openDatabase(env.DB), at.id)).filter;
const learnedOf = (id: string) =>
	env.DB.prepare("SELECT learned FROM comments WHERE id = ?1").bind(id).first("learned");

/** What the filter should be after these comments alone. */
const taught = (...lessons: [text: string, label: Lesson["label"]][]) =>
	learn(
		emptyFilter,
		lessons.map(([text, label]) => ({ features: featuresOf({ text }), label, times: 1 })),
	);

describe("the filter of a site", () => {
	it("learns from what is approved and what is marked as spam, and from nothing else", async () => {
		const blog = await site({ mode: "hold-all" });
		const owner = await moderator();
		const says = (text: string) => visitor(blog).says(text);
		const [bread, pills, rude] = [
			await says("bread and butter"),
			await says("pills for all"),
			await says("rude words"),
		];
		await owner.decide(bread.id, { action: "approve", version: 1 });
		await owner.decide(pills.id, { action: "spam", version: 1 });
		await owner.decide(rude.id, { action: "remove", version: 1 });
		await expect.poll(() => learnedOf(pills.id)).toBe("spam");
		await expect.poll(() => filterOf(blog)).toEqual(taught(["bread and butter", "ham"], ["pills for all", "spam"]));
		expect(await learnedOf(rude.id)).toBeNull();
		expect(await filterOf(await site())).toEqual(emptyFilter);
	});

	it("takes back what was undone, and learns what was decided instead", async () => {
		const blog = await site({ mode: "hold-all" });
		const owner = await moderator();
		const { id } = await visitor(blog).says("a mistake of mine");
		await owner.decide(id, { action: "spam", version: 1 });
		await expect.poll(() => learnedOf(id)).toBe("spam");
		await owner.decide(id, { action: "undo", version: 2 });
		await expect.poll(() => learnedOf(id)).toBeNull();
		expect(await filterOf(blog)).toEqual(emptyFilter);
		await owner.decide(id, { action: "approve", version: 3 });
		await expect.poll(() => learnedOf(id)).toBe("ham");
		expect(await filterOf(blog)).toEqual(taught(["a mistake of mine", "ham"]));
	});

	it("loses no lesson where many are taught at once", async () => {
		const blog = await site({ mode: "hold-all" });
		const owner = await moderator();
		const texts = Array.from({ length: 4 }, (_, n) => `many at once ${n}`);
		const comments = await Promise.all(texts.map((text) => visitor(blog).says(text)));
		await Promise.all(comments.map(({ id }) => owner.decide(id, { action: "spam", version: 1 })));
		const lessons = texts.map((text): [string, "spam"] => [text, "spam"]);
		await expect.poll(() => filterOf(blog)).toEqual(taught(...lessons));
	});
});

/** A filter that has learned from forty comments of either kind. */
async function train(at: TestSite): Promise<void> {
	const lessons = Array.from({ length: 40 }, (_, n) => n).flatMap((n): Lesson[] => [
		{ features: featuresOf({ text: `watch my channel and subscribe ${n}` }), label: "spam", times: 1 },
		{ features: featuresOf({ text: `the crust was perfect, thank you ${n}` }), label: "ham", times: 1 },
	]);
	const filter = learn(emptyFilter, lessons);
	await saveFilter(openDatabase(env.DB), { siteId: at.id, version: 0, filter, learned: [], writer: "test", now: 0 });
}

describe("a comment that is like spam", () => {
	it("is held and says by which words, where the filter is on; one that is not appears", async () => {
		const [blog, owner] = [await site(), await moderator()];
		await train(blog);
		const spam = await visitor(blog).says("please watch my channel and subscribe");
		expect(spam.status).toBe("pending");
		const { items } = (await owner.queue(blog)).json;
		expect(items[0]!.reasons).toEqual([
			{ check: "filter", found: expect.any(Number), tokens: expect.arrayContaining(["my channel"]) },
		]);
		expect((await visitor(blog).says("the crust was perfect on my second try, thank you")).status).toBe("visible");
		const careless = await site({ filter: false });
		await train(careless);
		expect((await visitor(careless).says("please watch my channel and subscribe now")).status).toBe("visible");
	});

	it("costs ten rows at most to ask about, however much was learned", async () => {
		const [known, unknown] = [await site(), await site()];
		await train(known);
		const write = async (at: TestSite) =>
			call("createComment", { params: { site: at.id }, headers: visitor(at).headers(), body: await comment(at) });
		const [taught, untaught] = [await write(known), await write(unknown)];
		expect(taught.status).toBe(201);
		expect(taught.cost.rowsRead - untaught.cost.rowsRead).toBeLessThanOrEqual(10);
	});
});

describe("a site that asks Akismet", () => {
	it("holds what Akismet takes for spam, and what it could not be asked about; without a key everything waits", async () => {
		const blog = await site({ akismet: true });
		const reasons = async () => (await (await moderator()).queue(blog)).json.items.at(-1)!.reasons;
		expect((await visitor(blog).says()).status).toBe("pending");
		expect(await reasons()).toEqual([{ check: "akismet-failed" }]);
		const bindings = env as { AKISMET_KEY?: string };
		bindings.AKISMET_KEY = "key";
		const network = vi.spyOn(globalThis, "fetch");
		try {
			network.mockImplementation(async () => new Response("true"));
			await visitor(blog).says();
			expect(await reasons()).toEqual([{ check: "akismet" }]);
			network.mockImplementation(async () => new Response("false"));
			expect((await visitor(blog).says()).status).toBe("visible");
		} finally {
			network.mockRestore();
			delete bindings.AKISMET_KEY;
		}
	});

	it("tells it where a moderator decides otherwise, and where that is undone; a failure is nobody's trouble", async () => {
		const blog = await site({ akismet: true });
		const bindings = env as { AKISMET_KEY?: string };
		bindings.AKISMET_KEY = "key";
		const takenFor = (id: string) =>
			env.DB.prepare("SELECT akismet FROM comments WHERE id = ?1").bind(id).first<string>("akismet");
		const told: string[] = [];
		let answer: () => Response = () => new Response("false");
		const network = vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
			const request = new Request(input as string, init as RequestInit);
			const fields = new URLSearchParams(await request.text());
			const call = new URL(request.url).pathname.split("/").at(-1)!;
			if (call === "comment-check") return answer();
			told.push(
				`${call} ${fields.get("comment_content")} ${fields.get("comment_author_email")} ${fields.get("user_ip")}`,
			);
			return answer();
		});
		try {
			const missed = await visitor(blog).says({ text: "pills", email: "ada@example.com" });
			answer = () => new Response("true");
			const flagged = await visitor(blog).says("bread");
			const rude = await visitor(blog).says("rude");
			expect([await takenFor(missed.id), await takenFor(flagged.id)]).toEqual(["ham", "spam"]);

			const owner = await moderator();
			answer = () => new Response("Thanks for making the web a better place.");
			await owner.decide(missed.id, { action: "spam", version: 1 });
			await expect.poll(() => takenFor(missed.id)).toBe("spam");
			await owner.decide(missed.id, { action: "undo", version: 2 });
			await expect.poll(() => takenFor(missed.id)).toBe("ham");

			// What agrees, or says nothing of spam, is not told.
			await owner.decide(rude.id, { action: "remove", version: 1 });
			answer = () => new Response("invalid");
			const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
			expect((await owner.decide(flagged.id, { action: "approve", version: 1 })).status).toBe(200);
			await expect.poll(() => warned.mock.calls.flat().join()).toContain("akismet-not-told");
			warned.mockRestore();
			expect(await takenFor(flagged.id)).toBe("spam");
			expect(told).toEqual([
				"submit-spam pills ada@example.com null",
				"submit-ham pills ada@example.com null",
				"submit-ham bread null null",
			]);
		} finally {
			network.mockRestore();
			delete bindings.AKISMET_KEY;
		}
	});

	it("is told nothing by sites that do not ask it, nor of what it was not asked about", async () => {
		const [blog, asking] = [await site(), await site({ akismet: true })];
		const before = await visitor(asking).says("without a key");
		const other = await visitor(blog).says("pills here");
		const bindings = env as { AKISMET_KEY?: string };
		bindings.AKISMET_KEY = "key";
		const network = vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response("Thanks"));
		try {
			const owner = await moderator();
			for (const { id } of [before, other]) await owner.decide(id, { action: "spam", version: 1 });
			await expect.poll(() => learnedOf(other.id)).toBe("spam");
			await expect.poll(() => learnedOf(before.id)).toBe("spam");
			expect(network).not.toHaveBeenCalled();
		} finally {
			network.mockRestore();
			delete bindings.AKISMET_KEY;
		}
	});
});
