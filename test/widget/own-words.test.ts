// An owner's words for the widget's: which may be said, where they are said, and how they are typed.

import { afterEach, describe, expect, it, vi } from "vitest";
import { type Said, without, withText, wordRows, wordsBody } from "../../widget/dashboard/sites/words-draft.ts";
import { en } from "../../widget/i18n/en.ts";
import { enEmbed } from "../../widget/i18n/en-embed.ts";
import { pl } from "../../widget/i18n/pl.ts";
import { wordsReader } from "../../widget/locale.ts";
import { type Messages, ownWordIssues } from "../../worker/contract/own-words.ts";

const english: Messages = { ...en, ...enEmbed };
const issues = (words: Messages, lang = "en") =>
	ownWordIssues(words, lang, english).map(({ pointer, code }) => `${pointer.replace("/settings/words/", "")} ${code}`);

describe("an owner's words", () => {
	it.each<[string, Messages, string?]>([
		["one message", { write: "Say something" }],
		["a plural of the site's language", { count: { one: "A thought", other: "{n} thoughts" } }],
		["four forms in Polish", { likes: { one: "Jedna", few: "{n} a", many: "{n} b", other: "{n} c" } }, "pl-PL"],
		["a language the widget does not speak", { write: "Escriu un comentari" }, "ca"],
	])("are taken: %s", (_, words, lang) => {
		expect(issues(words, lang)).toEqual([]);
	});

	it.each<[string, Messages, string, string?]>([
		["of a message there is not", { wriite: "Hm" }, "wriite not-wanted"],
		["of the direction, which is no word", { dir: "rtl" }, "dir not-wanted"],
		["of what is said before a site is known", { show: "Open" }, "show not-wanted"],
		["of no own property", { constructor: "Hm" }, "constructor not-wanted"],
		["without a placeholder", { closed: "Closed" }, "closed not-valid"],
		["with a placeholder of nothing", { write: "Write, {name}" }, "write not-valid"],
		["without the number where it may be any", { count: { one: "One", other: "Some" } }, "count not-valid"],
		["without a form", { count: { other: "{n} thoughts" } }, "count not-valid"],
		["with forms of another language", { count: { one: "1", few: "{n}", other: "{n}" } }, "count not-valid"],
		["with one text for all numbers", { count: "{n} thoughts" }, "count not-valid"],
		[
			"with the forms of a language that the site no longer speaks",
			{ count: { one: "1", other: "{n}" } },
			"count not-valid",
			"pl",
		],
	])("are refused %s", (_, words, issue, lang) => {
		expect(issues(words, lang)).toEqual([issue]);
	});

	it("are refused where they are more than a page view should carry", () => {
		const words = Object.fromEntries(Object.keys(en).map((key) => [key, "x".repeat(1_000)]));
		expect(ownWordIssues(words, "en", english).at(-1)).toMatchObject({ pointer: "/settings/words", code: "too-long" });
	});
});

describe("a page", () => {
	afterEach(() => vi.unstubAllGlobals());
	const own = (lang: string) => ({ lang, words: { write: "Said my way" } });
	const write = async (wanted: string, lang: string) => {
		vi.stubGlobal("fetch", () => Response.json({ write: "Said as usual" }));
		const spoken = await wordsReader("https://comments.test")(wanted, false, own(lang));
		return [spoken.lang, spoken.words?.write];
	};

	it.each([
		["en-GB", "en", "en"],
		["en", "en-US", "en"],
		["de-AT", "de", "de"],
		["zh-TW", "zh-Hant", "zh-Hant"],
		["ca", "ca-ES", "ca"],
	])("in %s of a site in %s has the owner's words", async (wanted, site, lang) => {
		expect(await write(wanted, site)).toEqual([lang, "Said my way"]);
	});

	it.each([
		["en", "fr", "en", undefined],
		["en", "ca", "en", undefined],
		["ca", "en", "en", undefined],
		["fr", "en", "fr", "Said as usual"],
		["zh-TW", "zh", "zh-Hant", "Said as usual"],
	])("in %s of a site in %s has none of them", async (wanted, site, lang, said) => {
		expect(await write(wanted, site)).toEqual([lang, said]);
	});

	it("has the words of its language before those of the site are known", async () => {
		expect(await wordsReader("https://comments.test")("en")).toEqual({ lang: "en", words: undefined });
	});
});

describe("the editor", () => {
	const said: Said = { english, own: english, lang: "en" };
	const typed = (key: string, form: string, text: string, before = "{}", at = said) =>
		withText(before, at, { key, form, text });

	it("keeps what differs, and nothing once it does not", () => {
		const draft = typed("write", "", "Say something");
		expect(wordsBody(draft)).toEqual({ write: "Say something" });
		expect(typed("write", "", "Write a comment", draft)).toBe("{}");
		expect(typed("write", "", "", draft)).toBe("{}");
		expect(without(draft, "write")).toBe("{}");
	});

	it("takes the other forms of a plural along, in the language of the site", () => {
		expect(wordsBody(typed("count", "other", "{n} thoughts"))).toEqual({
			count: { one: "{n} comment", other: "{n} thoughts" },
		});
		const polish = typed("count", "one", "Jedna myśl", "{}", { english, own: pl, lang: "pl" });
		expect(wordsBody(polish)).toEqual({ count: { ...pl.count, one: "Jedna myśl" } });
	});

	it("shows what was changed first, finds by any of the words, and says what is wrong", () => {
		const draft = typed("closed", "", "Over", typed("write", "", "Say something"));
		const rows = wordRows(draft, said, { first: draft });
		expect(rows.slice(0, 2).map(({ key, isChanged }) => [key, isChanged])).toEqual([
			["write", true],
			["closed", true],
		]);
		expect(rows[1]!.forms[0]!.faults).toEqual(["It has to have {ago} in it."]);
		expect(rows.map(({ key }) => key)).not.toContain("dir");
		expect(wordRows(draft, said, { search: "say some" }).map(({ key }) => key)).toEqual(["write"]);
		expect(wordRows(draft, said, { search: "WRITE A" }).map(({ key }) => key)).toEqual(["write"]);
		expect(wordRows(draft, { english, own: pl, lang: "pl" }, { search: "napisz" }).map(({ key }) => key)).toContain(
			"write",
		);
	});
});
