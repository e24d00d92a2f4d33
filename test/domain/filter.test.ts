// The filter that learns from decisions: what it catches, what it costs, and that what it has learned can be taken back.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { featuresOf } from "../../worker/domain/features.ts";
import {
	emptyFilter,
	FILTER_BAR,
	filterBytes,
	filterOf,
	judge,
	type Label,
	LESSONS_MIN,
	type Lesson,
	learn,
} from "../../worker/domain/filter.ts";
import { hasCorpora, readCorpusText } from "./corpora.ts";

const lesson = (text: string, label: Label): Lesson => ({ features: featuresOf({ text }), label, times: 1 });

/** Decisions on made-up comments: spam wants a click somewhere, readers talk about bread. */
function decisions(each: number): Lesson[] {
	const spam = ["watch my channel", "cheap pills at https://pills.example/buy", "earn money from home, visit my site"];
	const ham = ["the crust was perfect", "how long do you let the dough rest?", "I baked this twice, thank you"];
	const say = (words: string[], label: Label) =>
		Array.from({ length: each }, (_, n) => lesson(`${words[n % words.length]} number${n}`, label));
	return [...say(spam, "spam"), ...say(ham, "ham")];
}

describe("the filter", () => {
	it("says nothing before it has seen enough of either kind", () => {
		const few = learn(emptyFilter, decisions(LESSONS_MIN - 1));
		expect(judge(few, featuresOf({ text: "watch my channel" }))).toBeNull();
		const onlySpam = learn(
			emptyFilter,
			decisions(90).filter(({ label }) => label === "spam"),
		);
		expect(judge(onlySpam, featuresOf({ text: "watch my channel" }))).toBeNull();
	});

	it("then tells them apart, and says by what", () => {
		const filter = learn(emptyFilter, decisions(LESSONS_MIN));
		const spam = judge(filter, featuresOf({ text: "please watch my channel, cheap pills" }))!;
		expect(spam.score).toBeGreaterThan(FILTER_BAR);
		expect(spam.tokens.map(({ token }) => token)).toContain("my channel");
		expect(spam.tokens.every(({ weight }) => weight > 0)).toBe(true);
		expect(judge(filter, featuresOf({ text: "the dough was perfect, how long did it rest?" }))!.score).toBeLessThan(0);
	});

	it("knows hosts apart from words, and a website counts as one", () => {
		const features = featuresOf({ text: "See https://www.Pills.example/buy/now.", website: "https://shop.example/" });
		expect(features).toContain("host:pills.example");
		expect(features).toContain("path:buy");
		expect(features).toContain("host:shop.example");
		expect(features).not.toContain("https");
		expect([...featuresOf({ text: "At 3.50 it is fine. Really." })].join()).not.toMatch(/host:/);
	});

	it("forgets a lesson that is taken back, to the last count", () => {
		const words = fc.array(fc.constantFrom("bread", "pills", "https://x.example", "my", "channel", "!"), {
			minLength: 1,
		});
		const lessons = fc.array(fc.tuple(words, fc.constantFrom<Label>("spam", "ham")), { maxLength: 8 });
		fc.assert(
			fc.property(lessons, lessons, (kept, undone) => {
				const given = (list: typeof kept, times: 1 | -1) =>
					list.map(([said, label]) => ({ ...lesson(said.join(" "), label), times }));
				const before = learn(emptyFilter, given(kept, 1));
				expect(learn(learn(before, given(undone, 1)), given(undone, -1))).toEqual(before);
			}),
			{ numRuns: 60 },
		);
	});

	it("is the same after it was stored", () => {
		const filter = learn(emptyFilter, decisions(40));
		const stored = Uint8Array.from(filterBytes(filter));
		expect(filterOf(filter.lessons, stored)).toEqual(filter);
	});

	it("does not grow without end: what was seen least is forgotten, and what counts stays", () => {
		const noise = Array.from({ length: 900 }, (_, n) =>
			lesson(Array.from({ length: 40 }, (__, k) => `w${n}x${k}`).join(" "), "ham"),
		);
		const filter = learn(emptyFilter, [...decisions(40), ...noise]);
		expect(filterBytes(filter).length).toBeLessThanOrEqual(32_768 * 8);
		expect(judge(filter, featuresOf({ text: "watch my channel" }))!.score).toBeGreaterThan(FILTER_BAR);
	});

	it("takes hostile text in its stride", () => {
		const hostile = [
			"a-".repeat(2_500),
			".".repeat(5_000),
			"a.".repeat(2_500),
			"www.".repeat(1_250),
			"﷽".repeat(5_000),
		];
		for (const text of hostile) expect(featuresOf({ text }).size).toBeLessThan(3_000);
	});
});

describe.skipIf(!hasCorpora)("on the YouTube Spam Collection (Alberto and Lochter, CC BY 4.0)", () => {
	it("after 910 decisions holds 85 % of the spam it has not seen, and at most 1 % of the rest", () => {
		const rows = ["01-psy", "04-katyperry", "07-lmfao"]
			.flatMap((name) => readCorpusText(`spam/youtube-${name}.jsonl`).trim().split("\n"))
			.map((line) => JSON.parse(line) as { content: string; spam: 0 | 1 })
			.map(({ content, spam }) => lesson(content, spam ? "spam" : "ham"));
		const held = { spam: 0, ham: 0 };
		const seen = { spam: 0, ham: 0 };
		for (let part = 0; part < 5; part += 1) {
			const filter = learn(
				emptyFilter,
				rows.filter((_, n) => n % 5 !== part),
			);
			for (const { features, label } of rows.filter((_, n) => n % 5 === part)) {
				seen[label] += 1;
				if (judge(filter, features)!.score >= FILTER_BAR) held[label] += 1;
			}
		}
		const [recall, falsePositives] = [held.spam / seen.spam, held.ham / seen.ham];
		console.log(`filter: recall ${recall.toFixed(3)}, false positives ${falsePositives.toFixed(3)}`);
		expect(recall).toBeGreaterThanOrEqual(0.85);
		expect(falsePositives).toBeLessThanOrEqual(0.01);
	});
});
