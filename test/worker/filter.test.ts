// The filter that learns, on real D1: what a decision teaches, what its undoing takes back, and what asking costs.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../worker/db/database.ts";
import { readFilter } from "../../worker/db/filters.ts";
import { featuresOf } from "../../worker/domain/features.ts";
import { emptyFilter, type Lesson, learn } from "../../worker/domain/filter.ts";
import { moderator, site, type TestSite, visitor } from "./support/people.ts";

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
