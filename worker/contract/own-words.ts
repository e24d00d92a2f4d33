// What an owner says in their own words in place of the widget's: which messages those may be, and what holds for each. The
// languages the widget speaks are held to the same rules.

import { tongueOf } from "./language.ts";
import { WORDS_MAX } from "./limits.ts";
import type { Issue } from "./problems.ts";
import type { Message } from "./translate.ts";

export type Messages = Record<string, Message>;

/** No words, or said before a site is asked for its own. */
const FIXED = ["dir", "show"];
/** "One comment", "two comments" may say the number in words. */
const FEW = ["zero", "one", "two"];

export function isOwnKey(key: string, english: Messages): boolean {
	return Object.hasOwn(english, key) && !FIXED.includes(key);
}

/** The plural forms of a message in a language; of one that has none, the empty name. */
export function formsOf(english: Message, lang: string): string[] {
	if (typeof english === "string") return [""];
	return new Intl.PluralRules(tongueOf(lang)).resolvedOptions().pluralCategories;
}

/** The texts of a message by the names of their forms. */
export function textsOf(message: Message): Record<string, string> {
	return typeof message === "string" ? { "": message } : message;
}

export function placeholdersIn(text: string): string[] {
	return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
}

/** Which placeholders of the English message a text lacks, and which it has that mean nothing there. */
export function placeholderFaults(text: string, form: string, english: Message) {
	const wanted = placeholdersIn(Object.values(textsOf(english)).at(-1)!);
	const found = placeholdersIn(text);
	const mayLeaveOut = FEW.includes(form) ? ["n"] : [];
	return {
		missing: wanted.filter((name) => !found.includes(name) && !mayLeaveOut.includes(name)),
		extra: found.filter((name) => !wanted.includes(name)),
	};
}

/** What is wrong with an owner's words in a language. */
export function ownWordIssues(words: Messages, lang: string, english: Messages): Issue[] {
	const at = (key: string) => `/settings/words/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
	const issues = Object.entries(words).flatMap(([key, message]): Issue[] => {
		if (!isOwnKey(key, english)) return [{ pointer: at(key), code: "not-wanted" }];
		return isLike(message, english[key]!, lang) ? [] : [{ pointer: at(key), code: "not-valid" }];
	});
	const isTooMuch = JSON.stringify(words).length > WORDS_MAX;
	return isTooMuch ? [...issues, { pointer: "/settings/words", code: "too-long", limit: WORDS_MAX }] : issues;
}

function isLike(message: Message, english: Message, lang: string): boolean {
	const texts = Object.entries(textsOf(message));
	const isWhole =
		formsOf(english, lang).toSorted().join() ===
		texts
			.map(([form]) => form)
			.toSorted()
			.join();
	return (
		isWhole &&
		texts.every(([form, text]) => Object.values(placeholderFaults(text, form, english)).every((names) => !names.length))
	);
}
