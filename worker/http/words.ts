// Reads the words of a language, as the build wrote them beside the widget. Nothing is kept between requests: what a page
// says is read anew like everything else of it, and pages stay in the edge's cache.

import type { Message } from "../contract/translate.ts";
import { type Words, wordsOf } from "../pages/words.ts";
import type { AppContext } from "./context.ts";

/** In that language, or the nearest there is: a language without its region, else English. @param wanted a BCP 47 tag */
export async function readWords(c: AppContext, wanted: string): Promise<Words> {
	for (const lang of new Set([wanted, wanted.split("-")[0]!, "en"])) {
		const answer = await c.env.ASSETS.fetch(new URL(`/locale/${lang}.json`, c.req.url));
		if (answer.ok) return wordsOf(lang, await answer.json<Record<string, Message>>());
		await answer.body?.cancel();
	}
	throw new Error("There is no file of words: the build did not run.");
}
