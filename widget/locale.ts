// The words of the language a page is in. English is at hand; for any other there is code of its own.

import type { Message } from "../worker/contract/translate.ts";

export type Spoken = { lang: string; words: Record<string, Message> };
/** `isAll` asks for the words beyond a first view too. */
export type ReadWords = (lang: string, isAll?: boolean) => Promise<Spoken>;

const english: Spoken = { lang: "en", words: {} };

export function wordsReader(origin: string): ReadWords {
	return async (wanted, isAll = false) => {
		if (/^en\b/.test(wanted)) return english;
		try {
			const { readSpoken } = await import("./spoken.ts");
			return await readSpoken(origin, wanted, isAll);
		} catch {
			return english;
		}
	};
}
