// Reads the words of a language, as the build wrote them beside the widget. Nothing is kept between requests: what a page
// says is read anew like everything else of it, and pages stay in the edge's cache.

import type { Message } from "../contract/translate.ts";
import { type Words, wordsOf } from "../pages/words.ts";
import type { AppContext } from "./context.ts";

/** In that language, or the nearest there is, else in English. @param wanted a BCP 47 tag */
export async function readWords(c: AppContext, wanted: string): Promise<Words> {
	for (const lang of new Set([wanted, nearest(wanted), "en"])) {
		const answer = await c.env.ASSETS.fetch(new URL(`/locale/${lang}.json`, c.req.url));
		if (answer.ok) return wordsOf(lang, await answer.json<Record<string, Message>>());
		await answer.body?.cancel();
	}
	throw new Error("There is no file of words: the build did not run.");
}

/** The language without its region, but for those that are written in one region or script at a time. */
function nearest(wanted: string): string {
	const primary = wanted.split("-")[0]!.toLowerCase();
	if (primary === "zh") return /hant|tw|hk|mo/i.test(wanted) ? "zh-Hant" : "zh-Hans";
	return primary === "pt" ? "pt-BR" : primary;
}
