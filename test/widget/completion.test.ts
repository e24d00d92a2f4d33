import { describe, expect, test } from "vitest";
import { emojiLabels } from "../../widget/build/emoji.ts";
import { complete, matching, typedName } from "../../widget/thread/completion.ts";
import { quoteOf } from "../../widget/thread/quote.ts";

const typed = (before: string) => typedName([before, before.length, before.length]);

describe("a name that is being typed", () => {
	test("begins with its sign, at the beginning or after what is no word", () => {
		expect(typed("@")).toBe("@");
		expect(typed("Hello @ad")).toBe("@ad");
		expect(typed("(@أحمد")).toBe("@أحمد");
		expect(typed("こんにちは＠田中")).toBe("＠田中");
		expect(typed("so :smi")).toBe(":smi");
		expect(typed("so :smile:")).toBe(":smile:");
		expect(typed(":+1:")).toBe(":+1:");
		expect(typed("no :x:")).toBe(":x:");
		expect(typed("so @Ada Lov")).toBe("@Ada Lov");
	});

	test("is none within an address, a time or a face", () => {
		for (const text of [
			"ada@example.com",
			"https",
			"https://a",
			"at 12:30",
			"12:3",
			"ok :p",
			":D",
			":-)",
			":)",
			"a: b",
			"",
		]) {
			expect(typed(text), text).toBeUndefined();
		}
		expect(typed("@ada\nwrites")).toBeUndefined();
		expect(typed(`@ada ${"writes ".repeat(7)}`)).toBeUndefined();
	});

	test("is looked for before the caret only", () => {
		expect(typedName(["@ada lovelace", 3, 3])).toBe("@ad");
	});
});

describe("the people and emoji that match", () => {
	const people = ["@Ada Lovelace", "@أحمد", "@田中さくら", "@Ünal Öz", "@🦊 Fox", "@김민준", "@राम"];

	test("are found in any script, whatever their case, accents or width", () => {
		expect(matching(people, "@ADA")).toEqual(["@Ada Lovelace"]);
		expect(matching(people, "@احم")).toEqual(["@أحمد"]);
		expect(matching(people, "＠田中")).toEqual(["@田中さくら"]);
		expect(matching(people, "@una")).toEqual(["@Ünal Öz"]);
		expect(matching(people, "@🦊")).toEqual(["@🦊 Fox"]);
		// As somebody types it: the last syllable is not whole yet.
		expect(matching(people, "@기")).toEqual(["@김민준"]);
		expect(matching(people, "@रा")).toEqual(["@राम"]);
		expect(matching(people, "@ada l")).toEqual(["@Ada Lovelace"]);
		expect(matching(people, "@Ada writes")).toEqual([]);
		expect(matching(people, "@nobody")).toEqual([]);
	});

	test("are a handful", () => {
		expect(matching(people, "@")).toHaveLength(6);
	});

	test("begin with what is typed, the shortest first; a colon at the end means all of it", () => {
		const labels = emojiLabels();
		expect(matching(labels, ":smil")).toContain("😄 :smile:");
		expect(matching(labels, ":smil")[0]).toBe("😄 :smile:");
		expect(matching(labels, ":heart")[0]).toBe("❤️ :heart:");
		expect(matching(labels, ":thumbsup:")).toEqual(["👍 :+1: :thumbsup:"]);
		expect(matching(labels, ":nothing_like_it:")).toEqual([]);
	});

	test("stand for themselves in the text", () => {
		const chosen = (text: string, label: string) => complete([text, text.length, text.length], label);
		expect(chosen("Hello @ad", "@Ada Lovelace")).toEqual([6, 9, "@Ada Lovelace "]);
		expect(chosen("so :smi", "😄 :smile:")).toEqual([3, 7, "😄 "]);
		expect(chosen("nothing typed", "😄 :smile:")).toBeNull();
	});
});

describe("the names of emoji", () => {
	test("are those people know, one label an emoji, each name once", () => {
		const labels = emojiLabels();
		const names = labels.flatMap((label) => label.split(" ").slice(1));
		expect(names.length).toBeGreaterThan(1_000);
		expect(new Set(names).size).toBe(names.length);
		for (const label of labels) expect(label).toMatch(/^\p{RGI_Emoji}( :[\w+\-]+:)+$/v);
		for (const name of [":+1:", ":heart:", ":tada:", ":joy:", ":rocket:", ":eyes:", ":100:"])
			expect(names).toContain(name);
	});
});

describe("what is selected when somebody presses Reply", () => {
	test("is quoted line by line if it is of the comment that is answered", () => {
		expect(quoteOf("of words\n\nSecond ", "First of wordsSecond one")).toBe("> of words\n> \n> Second\n\n");
		expect(quoteOf("  مرحبا ", "قال مرحبا لنا")).toBe("> مرحبا\n\n");
	});

	test("is left alone if it is of anything else, or nothing", () => {
		expect(quoteOf("elsewhere", "First words")).toBe("");
		expect(quoteOf(" \n", "First words")).toBe("");
		expect(quoteOf("words", "")).toBe("");
	});
});
