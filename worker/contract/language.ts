// The languages the widget speaks, and languages as far as its words differ by them.

import type { OwnWords } from "./wire.ts";

/** As the files of their words are named, beside English. A test holds the list against the files. */
const languages = "ar cs de es fa fr he hi id it ja ko nl pl pt-BR ru sv th tr uk vi zh-Hans zh-Hant".split(" ");

/** A BCP 47 tag without its region; Chinese by its script, which many a tag only implies. */
export function tongueOf(tag: string): string {
	const primary = tag.split("-")[0]!.toLowerCase();
	if (primary !== "zh") return primary;
	return /hant|tw|hk|mo/i.test(tag) ? "zh-Hant" : "zh-Hans";
}

/** Of the languages there are the one that serves a wanted one; English where none does. */
export function spoken(wanted: string): string {
	return languages.find((lang) => tongueOf(lang) === tongueOf(wanted)) ?? "en";
}

/** What of an owner's words holds on a page in a language, and the language it is in then: one the widget does not speak is the owner's alone. */
export function ownWordsIn(wanted: string, own?: OwnWords): OwnWords {
	const tongue = tongueOf(wanted);
	// A copy at the edge may be older than this release, and say nothing of words.
	const words = own?.words && tongueOf(own.lang) === tongue ? own.words : {};
	const lang = spoken(wanted);
	return { lang: lang === "en" && Object.keys(words).length > 0 ? tongue : lang, words };
}
