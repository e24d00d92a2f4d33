// Every language says everything English says: no key less or more, the same placeholders, the plural forms it has.

import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { spoken } from "../../worker/contract/language.ts";
import { formsOf, placeholderFaults, textsOf } from "../../worker/contract/own-words.ts";
import type { Message } from "../../worker/contract/translate.ts";

const folder = join(import.meta.dirname, "../../widget/i18n");
const names = readdirSync(folder).filter((name) => name.endsWith(".ts") && name !== "messages.ts");

async function messagesIn(name: string): Promise<Record<string, Message>> {
	return Object.assign({}, ...Object.values(await import(join(folder, name))));
}
const english: Record<string, Message> = Object.assign(
	{},
	...(await Promise.all(names.filter((name) => /^en[-.]/.test(name)).map(messagesIn))),
);
const others = names.filter((name) => !/^en[-.]/.test(name));
const languages = others.map((name) => basename(name, ".ts"));

test("there are 24 languages, and the widget knows the files it can ask for", () => {
	expect([...languages, "en"]).toHaveLength(24);
	expect(languages.map(spoken)).toEqual(languages);
});

test.each([
	["de-AT", "de"],
	["pt-PT", "pt-BR"],
	["zh", "zh-Hans"],
	["zh-CN", "zh-Hans"],
	["zh-TW", "zh-Hant"],
	["zh-Hant-HK", "zh-Hant"],
	["en-GB", "en"],
	["tlh", "en"],
])("a page in %s is served in %s", (wanted, served) => {
	expect(spoken(wanted)).toBe(served);
});

describe.each(languages)("%s", async (tag) => {
	const messages = await messagesIn(`${tag}.ts`);

	test("has every key and no other", () => {
		expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
	});

	test("puts the same things into its sentences", () => {
		for (const [key, message] of Object.entries(messages)) {
			for (const [form, text] of Object.entries(textsOf(message))) {
				const faults = placeholderFaults(text, form, english[key]!);
				expect({ key, form, ...faults }).toEqual({ key, form, missing: [], extra: [] });
			}
		}
	});

	test("has the plural forms its speakers use", () => {
		for (const [key, message] of Object.entries(messages)) {
			const forms = Object.keys(textsOf(message)).toSorted();
			expect({ key, forms }).toEqual({ key, forms: formsOf(english[key]!, tag).toSorted() });
		}
	});

	test("leaves nothing empty", () => {
		const empty = Object.entries(messages).filter(
			([key, message]) => key !== "dir" && Object.values(textsOf(message)).some((text) => !text),
		);
		expect(empty).toEqual([]);
	});
});
