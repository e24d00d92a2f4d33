// The words of the language a page is in. English is at hand; for any other there is code of its own. Over them stand the
// words of the site's owner, where a page is in the site's language.

import type { Message } from "../worker/contract/translate.ts";
import type { OwnWords } from "../worker/contract/wire.ts";

/** A language, and what is said otherwise in it than in the English at hand. */
export type Spoken = { lang: string; words?: Record<string, Message> | undefined };
/** `isAll` asks for the words beyond a first view too; `own` are the owner's, once the API has told them. */
export type ReadWords = (lang: string, isAll?: boolean, own?: OwnWords) => Promise<Spoken>;

const english = /^en\b/;

export function wordsReader(origin: string): ReadWords {
	return async (wanted, isAll, own) => {
		if (english.test(wanted)) return { lang: "en", words: own && english.test(own.lang) ? own.words : undefined };
		try {
			const { readSpoken } = await import("./spoken.ts");
			return await readSpoken(origin, wanted, isAll, own);
		} catch {
			return { lang: "en" };
		}
	};
}
