// Reads the words of a language, as the build wrote them beside the widget. Nothing is kept between requests: what a page
// says is read anew like everything else of it, and pages stay in the edge's cache.

import { ownWordsIn, spoken } from "../contract/language.ts";
import { type Messages, ownWordIssues } from "../contract/own-words.ts";
import type { OwnWords } from "../contract/wire.ts";
import { ProblemError } from "../domain/problem.ts";
import { type Words, wordsOf } from "../pages/words.ts";
import type { AppContext } from "./context.ts";

/**
 * In that language, or the nearest there is, else in English.
 * @param wanted a BCP 47 tag
 * @param own the words of a site's owner: they hold in its language alone
 */
export async function readWords(c: AppContext, wanted: string, own?: OwnWords): Promise<Words> {
	const { lang, words } = ownWordsIn(wanted, own);
	return wordsOf(lang, { ...(await readMessages(c, spoken(wanted))), ...words });
}

/** English for moderators: with why a comment waits. */
export async function readModeratorsWords(c: AppContext): Promise<Words> {
	const [words, reasons] = await Promise.all([readMessages(c, "en"), readMessages(c, "reasons")]);
	return wordsOf("en", { ...words, ...reasons });
}

/** @throws ProblemError `invalid`, pointing at each message that cannot be said so */
export async function checkWords(c: AppContext, { lang, words }: OwnWords): Promise<void> {
	if (Object.keys(words).length === 0) return;
	const issues = ownWordIssues(words, lang, await readMessages(c, "en"));
	if (issues.length > 0) throw new ProblemError("invalid", { issues });
}

/** @param name of a language, or `reasons` */
async function readMessages(c: AppContext, name: string): Promise<Messages> {
	const answer = await c.env.ASSETS.fetch(new URL(`/locale/${name}.json`, c.req.url));
	if (answer.ok) return answer.json();
	throw new Error(`There is no file of words “${name}”: the build did not run.`);
}
