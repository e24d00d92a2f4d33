// The words of the widget that an owner says their own way, as they are being typed: one text of JSON in the form's draft.

import { formsOf, isOwnKey, type Messages, placeholderFaults, textsOf } from "../../../worker/contract/own-words.ts";
import type { Message } from "../../../worker/contract/translate.ts";
import type { Settings } from "../../../worker/contract/wire.ts";
import { t } from "../messages.ts";

/** What the widget says by itself: in English, which fixes what may be said, and in the site's language. */
export type Said = { english: Messages; own: Messages; lang: string };
/** One message as a row of the editor: each form with what is typed, what is said otherwise, and what is wrong. */
export type WordRow = { key: string; english: string; isChanged: boolean; forms: WordForm[] };
export type WordForm = { form: string; typed: string; usual: string; faults: string[] };

export function wordsTyped(draft: string): Messages {
	return JSON.parse(draft || "{}");
}

/** What is sent: without messages of which nothing is left. */
export function wordsBody(draft: string): Settings["words"] {
	const filled = Object.entries(wordsTyped(draft)).filter(([, message]) => !isEmpty(message));
	return Object.fromEntries(filled) as Settings["words"];
}

/** The draft with one form of a message typed anew; the other forms of its plural are then the owner's too. */
export function withText(draft: string, said: Said, at: { key: string; form: string; text: string }): string {
	const { [at.key]: before, ...others } = wordsTyped(draft);
	const usual = usualTexts(said, at.key);
	const texts = { ...usual, ...(before && textsOf(before)), [at.form]: at.text };
	const message: Message = at.form === "" ? at.text : texts;
	const isUsual = Object.entries(texts).every(([form, text]) => text === usual[form]);
	return JSON.stringify(isEmpty(message) || isUsual ? others : { ...others, [at.key]: message });
}

export function without(draft: string, key: string): string {
	const { [key]: _gone, ...others } = wordsTyped(draft);
	return JSON.stringify(others);
}

/** The messages in whose key, usual words or own ones something is found; those of `first`, another draft, above the rest. */
export function wordRows(draft: string, said: Said, { search = "", first = "{}" }): WordRow[] {
	const typed = wordsTyped(draft);
	const keys = Object.keys({ ...wordsTyped(first), ...said.english, ...typed });
	const rows = keys.filter((key) => key in typed || isOwnKey(key, said.english)).map((key) => rowOf(key, typed, said));
	const wanted = search.trim().toLowerCase();
	return rows.filter(({ key, english, forms }) =>
		[key, english, ...forms.flatMap(({ typed, usual }) => [typed, usual])].some((text) =>
			text.toLowerCase().includes(wanted),
		),
	);
}

function rowOf(key: string, typed: Messages, said: Said): WordRow {
	const english = said.english[key] ?? "";
	const own = typed[key];
	const usual = usualTexts(said, key);
	const forms = formsOf(english, said.lang).map((form) => {
		const text = own === undefined ? "" : (textsOf(own)[form] ?? "");
		return {
			form,
			typed: text,
			usual: usual[form] ?? "",
			faults: own === undefined ? [] : faultsOf(text, form, english),
		};
	});
	return { key, english: Object.values(textsOf(english)).at(-1) ?? key, isChanged: own !== undefined, forms };
}

/** In the forms of the site's language; one that the widget does not speak it says in English. */
function usualTexts({ english, own, lang }: Said, key: string): Record<string, string> {
	const message = own[key] ?? english[key] ?? "";
	const texts = textsOf(message);
	return Object.fromEntries(formsOf(message, lang).map((form) => [form, texts[form] ?? texts.other ?? ""]));
}

function faultsOf(text: string, form: string, english: Message): string[] {
	if (text.trim() === "") return [t("issue.required")];
	const { missing, extra } = placeholderFaults(text, form, english);
	return [...missing.map((name) => t("words.missing", { name })), ...extra.map((name) => t("words.extra", { name }))];
}

function isEmpty(message: Message): boolean {
	return Object.values(textsOf(message)).every((text) => text.trim() === "");
}
