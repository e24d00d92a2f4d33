// Every language says everything English says: no key less or more, the same placeholders, the plural forms it has.

import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { spoken } from "../../widget/spoken.ts";
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

const forms = (message: Message) => (typeof message === "string" ? [message] : Object.values(message));
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

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
			const wanted = placeholders(forms(english[key]!).at(-1)!);
			for (const [form, text] of typeof message === "string" ? [["", message]] : Object.entries(message)) {
				// "One comment", "two comments" may say the number in words.
				const mayLeaveOut = ["zero", "one", "two"].includes(form!) ? ["n"] : [];
				const missing = wanted.filter((name) => !placeholders(text!).includes(name) && !mayLeaveOut.includes(name));
				const extra = placeholders(text!).filter((name) => !wanted.includes(name));
				expect({ key, form, missing, extra }).toEqual({ key, form, missing: [], extra: [] });
			}
		}
	});

	test("has the plural forms its speakers use", () => {
		const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted();
		for (const [key, message] of Object.entries(messages)) {
			const isPlural = typeof english[key] !== "string";
			expect({ key, isPlural: typeof message !== "string" }).toEqual({ key, isPlural });
			if (typeof message !== "string") expect(Object.keys(message).toSorted()).toEqual(categories);
		}
	});

	test("leaves nothing empty", () => {
		const empty = Object.entries(messages).filter(
			([key, message]) => key !== "dir" && forms(message).some((text) => !text),
		);
		expect(empty).toEqual([]);
	});
});
