import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { code, type Edit, link, mark, paste, prefix, type Selection } from "../../widget/thread/editing.ts";

/** A text with its selection between brackets, or its caret at a bar. */
function selected(text: string): Selection {
	const [before = "", words = "", after = ""] = text.split(/[⟦⟧|]/);
	return text.includes("|")
		? [before + words, before.length, before.length]
		: [before + words + after, before.length, before.length + words.length];
}

function shown([value, start, end]: Selection): string {
	if (start === end) return `${value.slice(0, start)}|${value.slice(start)}`;
	return `${value.slice(0, start)}⟦${value.slice(start, end)}⟧${value.slice(end)}`;
}

/** What the box holds after an edit, as tools.ts puts it in. */
function edited([value]: Selection, [from, to, before, words = "", rest = ""]: Edit): Selection {
	const start = from + before.length;
	return [value.slice(0, from) + before + words + rest + value.slice(to), start, start + words.length];
}

type Tool = (selection: Selection) => Edit;
const use = (tool: Tool, text: string) => shown(edited(selected(text), tool(selected(text))));

const bold: Tool = (selection) => mark(selection, "**");
const italic: Tool = (selection) => mark(selection, "*");
const quote: Tool = (selection) => prefix(selection, "> ");
const list: Tool = (selection) => prefix(selection, "- ");

describe("somebody who formats what they have selected", () => {
	test("has marks around the words, not around the space beside them", () => {
		expect(use(bold, "a ⟦few words ⟧here")).toBe("a **⟦few words⟧** here");
		expect(use(italic, "これは⟦強調⟧です")).toBe("これは*⟦強調⟧*です");
		expect(use(code, "run ⟦npm test⟧")).toBe("run `⟦npm test⟧`");
		expect(use(bold, "nothing |yet")).toBe("nothing **|**yet");
	});

	test("takes marks away by the same tool, with or without having selected them", () => {
		expect(use(bold, "a **⟦word⟧**")).toBe("a ⟦word⟧");
		expect(use(bold, "a ⟦**word**⟧")).toBe("a ⟦word⟧");
		expect(use(code, "`⟦x⟧`")).toBe("⟦x⟧");
	});

	test("makes bold words italic too, and only that again", () => {
		expect(use(italic, "**⟦word⟧**")).toBe("***⟦word⟧***");
		expect(use(bold, "***⟦word⟧***")).toBe("*⟦word⟧*");
		expect(use(italic, "***⟦word⟧***")).toBe("**⟦word⟧**");
	});

	test("fences lines of code and frees them again", () => {
		expect(use(code, "Look:\n⟦one\ntwo⟧\nend")).toBe("Look:\n```\n⟦one\ntwo⟧\n```\nend");
		expect(use(code, "Look:\n```\n⟦one\ntwo⟧\n```\nend")).toBe("Look:\n⟦one\ntwo⟧\nend");
	});

	test("quotes and lists whole lines, whatever part of them is selected", () => {
		expect(use(quote, "one\nt⟦wo\n\nth⟧ree\nfour")).toBe("one\n⟦> two\n> \n> three⟧\nfour");
		expect(use(quote, "⟦> two\n> \n> three⟧")).toBe("⟦two\n\nthree⟧");
		expect(use(list, "⟦- one\ntwo⟧")).toBe("⟦- - one\n- two⟧");
		expect(use(list, "bread|\nmilk")).toBe("- bread|\nmilk");
		expect(use(list, "\n|")).toBe("\n- |");
		expect(use(list, "|\n")).toBe("- |\n");
	});

	test("goes on with what a link lacks", () => {
		expect(use(link, "see ⟦this⟧")).toBe("see [this](⟦https://⟧)");
		expect(use(link, "see ⟦https://example.com/a⟧")).toBe("see [|](https://example.com/a)");
		expect(use(link, "see |")).toBe("see [|](https://)");
	});
});

describe("somebody who pastes", () => {
	const pasting = (text: string) => (selection: Selection) => paste(selection, text);

	test("an address over words has a link", () => {
		const edit = pasting("https://example.com/(a)?b=c#d")(selected("see ⟦this⟧!"))!;
		expect(shown(edited(selected("see ⟦this⟧!"), edit))).toBe("see [this](https://example.com/(a)?b=c#d)|!");
	});

	test("anything else, or over nothing, or over an address, has what they pasted", () => {
		expect(pasting("two words")(selected("see ⟦this⟧"))).toBeNull();
		expect(pasting("https://a.example and more")(selected("see ⟦this⟧"))).toBeNull();
		expect(pasting("javascript:alert(1)")(selected("see ⟦this⟧"))).toBeNull();
		expect(pasting("https://example.com")(selected("see |"))).toBeNull();
		expect(pasting("https://example.com")(selected("see ⟦https://⟧"))).toBeNull();
		expect(pasting("https://example.com")(selected("⟦http://old.example⟧"))).toBeNull();
	});
});

describe("whatever is written and selected", () => {
	const piece = fc.constantFrom(
		"*",
		"**",
		"`",
		"_",
		"> ",
		"- ",
		"\n",
		" ",
		"word",
		"مرحبا",
		"日本",
		"👍🏽",
		"```",
		"[",
		"](",
	);
	const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""));
	const selection = fc.tuple(text, fc.nat(), fc.nat()).map(([value, one, other]): Selection => {
		const [start, end] = [one % (value.length + 1), other % (value.length + 1)].sort((a, b) => a - b);
		return [value, start!, end!];
	});

	test.each(Object.entries({ bold, italic, code, quote, list }))(
		"what %s puts there it takes away again",
		(_, tool) => {
			fc.assert(
				fc.property(selection, (before) => {
					const once = edited(before, tool(before));
					// Of a quotation within a quotation only the outer one was taken away.
					const isNested = tool === quote || tool === list ? once[0].length < before[0].length : false;
					fc.pre(!isNested);
					expect(edited(once, tool(once))[0]).toBe(before[0]);
				}),
				{ numRuns: 2_000 },
			);
		},
	);

	test("no tool loses a word or sets the caret beside the text", () => {
		fc.assert(
			fc.property(selection, fc.constantFrom(bold, italic, code, quote, list, link), (before, tool) => {
				const [value, start, end] = edited(before, tool(before));
				const words = (all: string) => all.replace(/https:\/\/|[*`>\-[\]()\s]/g, "");
				expect(words(value)).toBe(words(before[0]));
				expect(0 <= start && start <= end && end <= value.length).toBe(true);
			}),
			{ numRuns: 2_000 },
		);
	});
});
