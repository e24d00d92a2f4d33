// The languages the widget speaks beside English, for a page that wants another: fetched by it alone.

import type { Spoken } from "./locale.ts";

/** As their files are named. A test holds the list against the files. */
const languages = "ar cs de es fa fr he hi id it ja ko nl pl pt-BR ru sv th tr uk vi zh-Hans zh-Hant".split(" ");

/** Of the languages at hand the one that serves a wanted one: exactly, by script, or by the language alone. */
export function spoken(wanted: string): string {
	const [primary] = wanted.split("-");
	if (primary === "zh") return /Hant|TW|HK|MO/.test(wanted) ? "zh-Hant" : "zh-Hans";
	return languages.find((lang) => lang === wanted || lang.split("-")[0] === primary) ?? "en";
}

/** The words of a language from the installation at `origin`; what it does not speak, or cannot be fetched, is said in English. */
export async function readSpoken(origin: string, wanted: string, isAll: boolean): Promise<Spoken> {
	const lang = spoken(wanted);
	if (lang === "en") return { lang, words: {} };
	const response = await fetch(`${origin}/locale/${lang}${isAll ? "" : ".view"}.json`, { credentials: "omit" });
	return { lang, words: await response.json() };
}
