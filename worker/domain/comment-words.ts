// What a comment is found by: some of its words and its author's name, as one spells them without care. Scripts that put
// no spaces between words are found by pairs of letters.

/** A comment's words cost a written row each; past these the shortest are left out, since they say the least. */
export const WORDS_MAX = 32;
const WORD_MIN = 3;
const WORD_MAX = 24;
/** Words of one search that are looked for. */
const ASKED_MAX = 5;

const RUN = /[\p{L}\p{N}]+/gu;
const UNSPACED =
	/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/gu;

/** Without marks, case and width; a letter with a stroke stays what it is. */
function plain(text: string): string {
	return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().normalize("NFC");
}

/** @returns what to keep with the comment, each once */
export function commentWords(comment: { text: string; name: string }): string[] {
	const words = new Set([...split(comment.name), ...split(comment.text)].filter((word) => word.length >= 2));
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
	const words = split(search);
	const last = words.at(-1);
	if (last === undefined) return null;
	const whole = new Set(words.slice(0, -1).filter((word) => word.length >= 2));
	whole.delete(last);
	return { whole: [...whole].toSorted((one, other) => other.length - one.length).slice(0, ASKED_MAX - 1), start: last };
}

function split(text: string): string[] {
	return [...plain(text).matchAll(RUN)].flatMap(([run]) => {
		const spaced = run.split(UNSPACED).filter((word) => word.length >= WORD_MIN);
		const unspaced = [...run.matchAll(UNSPACED)].flatMap(([letters]) => pairs([...letters]));
		return [...spaced.map((word) => word.slice(0, WORD_MAX)), ...unspaced];
	});
}

function pairs(letters: string[]): string[] {
	if (letters.length === 1) return letters;
	return letters.slice(1).map((letter, index) => letters[index]! + letter);
}
