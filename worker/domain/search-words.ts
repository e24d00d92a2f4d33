// The words something is found by: a title and an address, a name, a comment. One spells them without care: marks, case and
// width make no difference. Scripts that put no spaces between words are found by pairs of letters.

const WORDS_MAX = 24;
const WORD_LENGTH_MAX = 24;

const RUN = /[\p{L}\p{N}]+/gu;
const UNSPACED =
	/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/gu;

/** In their order, as often as they are said. @param shortest letters of a word that counts */
export function wordsIn(text: string, shortest = 1): string[] {
	return [...plain(text).matchAll(RUN)].flatMap(([run]) => {
		const spaced = run.split(UNSPACED).filter((word) => word.length >= Math.max(1, shortest));
		const unspaced = [...run.matchAll(UNSPACED)].flatMap(([letters]) => pairs([...letters]));
		return [...spaced.map((word) => word.slice(0, WORD_LENGTH_MAX)), ...unspaced];
	});
}

/** A letter with a stroke stays what it is. */
function plain(text: string): string {
	return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().normalize("NFC");
}

function pairs(letters: string[]): string[] {
	if (letters.length === 1) return letters;
	return letters.slice(1).map((letter, index) => letters[index]! + letter);
}

/** Of a title or a name: each once. */
export function searchWords(text: string): string[] {
	return [...new Set(wordsIn(text))].slice(0, WORDS_MAX);
}

/** Of a page: its title's, then those of its address, as a person would read that. */
export function pageWords({ title, pageKey }: { title: string; pageKey: string }): string[] {
	return searchWords(`${title} ${readable(pageKey.replace(/^https:\/\//, ""))}`);
}

function readable(address: string): string {
	try {
		return decodeURIComponent(address);
	} catch {
		return address;
	}
}
