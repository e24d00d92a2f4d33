// What a comment is found by: some of its words and its author's name.

import { wordsIn } from "./search-words.ts";

/** A comment's words cost a written row each; past these the shortest are left out, since they say the least. */
export const WORDS_MAX = 32;
const WORD_MIN = 3;
/** Words of one search that are looked for. */
const ASKED_MAX = 5;

/** @returns what to keep with the comment, each once */
export function commentWords(comment: { text: string; name: string }): string[] {
	const words = new Set(
		[...wordsIn(comment.name, WORD_MIN), ...wordsIn(comment.text, WORD_MIN)].filter((word) => word.length >= 2),
	);
	return [...words].toSorted((one, other) => other.length - one.length).slice(0, WORDS_MAX);
}

export type AskedWords = {
	/** Words that must be there as they are. */
	whole: string[];
	/** What another word must begin with: the last one may not be finished. */
	start: string;
};

/** What a search asks for; null where nothing of it can be looked for. */
export function askedWords(search: string): AskedWords | null {
	const words = wordsIn(search, WORD_MIN);
	const last = words.at(-1);
	if (last === undefined) return null;
	const whole = new Set(words.slice(0, -1).filter((word) => word.length >= 2));
	whole.delete(last);
	return { whole: [...whole].toSorted((one, other) => other.length - one.length).slice(0, ASKED_MAX - 1), start: last };
}
