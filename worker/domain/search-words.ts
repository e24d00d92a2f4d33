// The words something is found by: of a title and an address, or of a name. Accents and case do not count.

const WORDS_MAX = 24;
const WORD_LENGTH_MAX = 40;

/** Each once. Scripts written without spaces are divided as their readers would. */
export function searchWords(text: string): string[] {
	const plain = text
		.normalize("NFKD")
		.replace(/[\u0300-\u036f]/g, "")
		.normalize("NFKC")
		.toLowerCase();
	const words = [...new Intl.Segmenter("und", { granularity: "word" }).segment(plain)]
		.filter(({ isWordLike }) => isWordLike)
		.flatMap(({ segment }) => segment.split(/[^\p{L}\p{N}\p{M}]+/u))
		.filter((word) => word !== "")
		.map((word) => word.slice(0, WORD_LENGTH_MAX));
	return [...new Set(words)].slice(0, WORDS_MAX);
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
