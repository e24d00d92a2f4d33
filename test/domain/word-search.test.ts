// Words of rules: found as people see them, in one pass, whatever is done to hide them.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldWords, skeleton } from "../../worker/domain/lookalikes.ts";
import { searchFor } from "../../worker/domain/word-search.ts";

const finds = (term: string, text: string) => searchFor([term]).find(text).length > 0;

describe("a word", () => {
	it("is found whole, whatever its case and what stands around it", () => {
		for (const text of ["casino", "The CASINO!", "(casino)", "a\ncasino,b", "casino-royale", "Casino’s"])
			expect(finds("casino", text), text).toBe(true);
		for (const text of ["casinos", "occasino", "cas ino", ""]) expect(finds("casino", text), text).toBe(false);
	});

	it("is found in disguise: other scripts' letters, full width, hidden characters, digits", () => {
		for (const text of ["саsinо", "ＣＡＳＩＮＯ", "ca\u200Bsi\u00ADno", "c4s1n0", "𝒄𝒂𝒔𝒊𝒏𝒐", "casınо"])
			expect(finds("casino", text), text).toBe(true);
	});

	it("keeps what tells words of a language apart", () => {
		expect(finds("ano", "Feliz año")).toBe(false);
		expect(finds("straße", "STRASSE")).toBe(true);
		expect(finds("ΟΔΟΣ", "στην οδός".replace("ό", "ο"))).toBe(true);
		expect(finds("казино", "Лучшее КАЗИНО города")).toBe(true);
		expect(finds("istanbul", "İSTANBUL")).toBe(true);
		expect(finds("100", "100 euros")).toBe(true);
		expect(finds("loo", "100 euros")).toBe(false);
	});

	it("is found inside what is written without spaces", () => {
		expect(finds("赌场", "网上赌场真好")).toBe(true);
		expect(finds("คาสิโน", "เล่นคาสิโนออนไลน์")).toBe(true);
		expect(finds("🎰", "win🎰now")).toBe(true);
	});

	it("may be several, with whatever mark between them", () => {
		expect(finds("buy now", "Buy, now!")).toBe(true);
		expect(finds("buy now", "buy it now")).toBe(false);
		expect(searchFor(["buy", "buy now", "now"]).find("buy now")).toHaveLength(3);
	});
});

describe("a star", () => {
	it("stands for any letters of one word, none too", () => {
		for (const text of ["casino", "casinos", "casinoroyal"]) expect(finds("casin*", text), text).toBe(true);
		for (const text of ["bitcoin", "coins", "coin"]) expect(finds("*coin*", text), text).toBe(true);
		expect(finds("*coin", "coins")).toBe(false);
		expect(finds("cas*no", "casino casxxno")).toBe(true);
		expect(finds("cas*no", "cas no")).toBe(false);
		expect(finds("cas*no", "cas casino")).toBe(true);
		expect(finds("cas*no", "casinos")).toBe(false);
		expect(finds("buy * now", "buy it now")).toBe(true);
		expect(finds("buy * now", "buy all of it now")).toBe(false);
		expect(finds("*a*b*c*", "xabac")).toBe(true);
	});

	it("finds what a pattern of the platform would find", () => {
		const letters = fc.string({ unit: fc.constantFrom("a", "b", "c", " "), maxLength: 14 });
		const term = fc.string({ unit: fc.constantFrom("a", "b", "*"), minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(term, letters, (typed, text) => {
				fc.pre(/[ab]/.test(typed));
				const pattern = new RegExp(`(?<= )${typed.replaceAll("*", "[abc]*")}(?= )`);
				expect(finds(typed, text)).toBe(pattern.test(foldWords(text)));
			}),
			{ numRuns: 5_000 },
		);
	});
});

it("reads a text once, however many words are looked for and however often one begins: else this would take hours", () => {
	const terms = Array.from({ length: 2_000 }, (_, n) => `aa${n.toString(36)}*x`);
	expect(searchFor([...terms, "*a*b", "*aa*a*b"]).find("a".repeat(500_000))).toEqual([]);
});

describe("a skeleton", () => {
	it("is the same for names that look the same", () => {
		for (const name of ["Аdmin", "ADMIN", "Adm1n", "Admln", "Ádmín", "A d m i n", "Ａｄｍｉｎ"])
			expect(skeleton(name), name).toBe(skeleton("admin"));
		expect(skeleton("Adam")).not.toBe(skeleton("admin"));
	});
});
