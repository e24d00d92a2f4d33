// Unicode: every person's name and every emoji survive, nothing hides, reorders or smears.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NAME_MAX } from "../../worker/contract/limits.ts";
import { cleanName, cleanText, countCharacters, countGraphemes } from "../../worker/domain/clean.ts";
import { hasCorpora, readCorpus, readCorpusText } from "./corpora.ts";

describe("cleanText", () => {
	it("removes what no person writes and keeps what they do", () => {
		expect(cleanText("nul\u0000mid\u0007\uFEFF\uFFFE\u{10FFFF}")).toBe("nulmid");
		expect(cleanText("lone \uD800 half")).toBe("lone \uFFFD half");
		expect(cleanText("a\r\nb\rc\u2028d")).toBe("a\nb\nc\nd");
		expect(cleanText("\n\n    indented\n\n")).toBe("    indented");
		expect(cleanText("tab\tstays")).toBe("tab\tstays");
		expect(cleanText("e\u0301")).toBe("é");
	});

	it("keeps embeddings that are closed and drops those that would turn what follows", () => {
		expect(cleanText("\u2067שלום\u2069 done")).toBe("\u2067שלום\u2069 done");
		expect(cleanText("\u202Eevil")).toBe("evil");
		expect(cleanText("\u2066open\nnext\u2069")).toBe("open\nnext");
	});

	it("stops a smear and leaves Vietnamese and Hebrew alone", () => {
		expect(cleanText(`x${"\u0301".repeat(40)}`)).toBe(`x${"\u0301".repeat(3)}`);
		expect(cleanText(`ก${"\u0E31\u0301".repeat(40)}`).length).toBe(6);
		for (const word of ["Việt Nam", "בְּרֵאשִׁ֖ית", "བོད་སྐད", "ภาษาไทย"]) expect(cleanText(word)).toBe(word.normalize("NFC"));
	});

	it("hides nothing in tag characters and keeps the flags made of them", () => {
		expect(cleanText("plain\u{E0068}\u{E0069}")).toBe("plain");
		expect(cleanText("🏴󠁧󠁢󠁥󠁮󠁧󠁿🏴󠁧󠁢󠁳󠁣󠁴󠁿")).toBe("🏴󠁧󠁢󠁥󠁮󠁧󠁿🏴󠁧󠁢󠁳󠁣󠁴󠁿");
	});

	it("done twice is done once, and is always well-formed", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
				const clean = cleanText(text);
				expect(cleanText(clean)).toBe(clean);
				expect(clean.isWellFormed()).toBe(true);
			}),
			{ numRuns: 2_000 },
		);
	});

	it.skipIf(!hasCorpora)("every emoji there is survives", () => {
		const emoji = readCorpusText("unicode/emoji-test.txt")
			.split("\n")
			.filter((line) => /fully-qualified/.test(line) && !line.startsWith("#"))
			.map((line) =>
				String.fromCodePoint(
					...line
						.split(";")[0]!
						.trim()
						.split(" ")
						.map((code) => Number.parseInt(code, 16)),
				),
			);
		expect(emoji.length).toBeGreaterThan(3_000);
		for (const one of emoji) expect(cleanText(`a ${one} b`)).toBe(`a ${one} b`);
	});

	it.skipIf(!hasCorpora)("takes every naughty string without a fault", () => {
		for (const text of readCorpus<string[]>("strings/blns.json")) expect(cleanText(text).isWellFormed()).toBe(true);
	});
});

describe("cleanName", () => {
	it("is one visible line that cannot pass for a badge or turn its neighbours", () => {
		expect(cleanName("  Ada \n Lovelace ")).toBe("Ada Lovelace");
		expect(cleanName("Ada\u200B\u2060\u00AD")).toBe("Ada");
		expect(cleanName("\u202EadA")).toBe("adA");
		expect(cleanName("Owner ✓")).toBe("Owner");
		expect(cleanName("✅ ☑ Owner ✔️")).toBe("Owner");
		expect(cleanName("A\u200DB")).toBe("A\u200DB");
		expect(cleanName("Ada\u200D")).toBe("Ada");
		for (const nobody of ["", "   ", "\u200B", "\u3164", "\u2800\u2800", "...", "✓"])
			expect(cleanName(nobody), JSON.stringify(nobody)).toBe("");
	});

	it("keeps joiners where a script or an emoji needs them", () => {
		for (const name of ["می‌خواهم", "ක්‍රිෂාන්", "👩‍🚀 Mae", "👨‍👩‍👧‍👦"]) expect(cleanName(name)).toBe(name);
	});

	it.skipIf(!hasCorpora)("takes every name of 23 locales as it is", () => {
		const locales = readCorpus<Record<string, { names: string[] }>>("unicode/names-and-text-by-locale.json");
		expect(Object.keys(locales)).toHaveLength(23);
		for (const { names } of Object.values(locales)) {
			for (const name of names) {
				expect(cleanName(name)).toBe(name.normalize("NFC").replace(/\s+/g, " ").trim());
				expect(countGraphemes(name)).toBeLessThanOrEqual(NAME_MAX);
			}
		}
	});
});

describe("lengths", () => {
	it("are counted as people do", () => {
		expect(countGraphemes("👨‍👩‍👧‍👦é🏴󠁧󠁢󠁥󠁮󠁧󠁿")).toBe(3);
		expect(countCharacters("😀a")).toBe(2);
	});
});
