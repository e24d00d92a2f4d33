// What a comment is to the filter: the words it says, alone and in their order, where its links lead, and its shape. Each
// feature is a string a moderator can be shown; a prefix before a colon tells kinds apart, and no word holds a colon.

/** Longer words are told apart by no more than that. */
const WORD_MAX = 24;
const PATH_PARTS = 4;
/** Words of a comment that are looked at: the cost of a comment has an end. */
const WORDS_MAX = 600;

export type Said = { text: string; website?: string | null };

/** Each feature once. */
export function featuresOf({ text, website }: Said): Set<string> {
	const found = new Set<string>();
	const pieces = text.normalize("NFKC").split(/\s+/).filter(Boolean).slice(0, WORDS_MAX);
	const links = pieces.map(readLink);
	for (const link of [...links, website ? readLink(website) : null]) {
		if (link) for (const feature of featuresOfLink(link)) found.add(feature);
	}
	const rest = pieces.filter((_, index) => links[index] === null).join(" ");
	const words = wordsOf(rest);
	words.forEach((word, index) => {
		found.add(word.length > WORD_MAX ? "shape:long word" : word);
		if (index > 0) found.add(`${words[index - 1]} ${word}`);
		if (index > 1) found.add(`${words[index - 2]} … ${word}`);
	});
	for (const feature of shapeOf(text, rest, links.filter((link) => link !== null).length))
		found.add(`shape:${feature}`);
	return found;
}

function wordsOf(text: string): string[] {
	return (text.toLowerCase().match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? []).map((word) =>
		/^\p{N}+$/u.test(word) ? `${word.length} digits` : word.replace(/(.)\1{2,}/gu, "$1$1"),
	);
}

type Link = { host: string; path: string[] };

/** A piece of text between spaces as the address it is or is meant to be read as; null where it is a word. */
function readLink(piece: string): Link | null {
	const bare = piece.replace(/^[("'<[]+|[)\]"'>.,!?;:…]+$/g, "");
	const isMarked = /^(?:https?:\/\/|www\.)/i.test(bare);
	const [host = "", ...path] = bare
		.replace(/^https?:\/\//i, "")
		.replace(/^www\./i, "")
		.split(/[/?#=&]+/);
	const labels = host.split(".");
	const ending = labels.at(-1) ?? "";
	const isHost = labels.length > 1 && labels.every((label) => /^[\p{L}\p{N}-]+(?::\d+)?$/u.test(label));
	if (!isHost || !(isMarked || /^[a-z]{2,24}$/.test(ending))) return null;
	return { host: host.toLowerCase(), path: path.flatMap((part) => part.split(/[._-]+/)).filter(Boolean) };
}

function featuresOfLink({ host, path }: Link): string[] {
	const parts = path.filter((part) => part.length < 15).slice(0, PATH_PARTS);
	return [`host:${host}`, ...parts.map((part) => `path:${part.toLowerCase()}`)];
}

function shapeOf(text: string, rest: string, links: number): string[] {
	const letters = rest.match(/\p{L}/gu)?.length ?? 0;
	const capitals = (rest.match(/\p{Lu}/gu)?.length ?? 0) / letters;
	const calls = text.match(/!/g)?.length ?? 0;
	const lines = text.match(/\n/g)?.length ?? 0;
	return [
		`${Math.min(3, links)} links`,
		`2^${Math.floor(Math.log2(text.length + 1))} characters`,
		`${Math.min(3, calls)} exclamation marks`,
		`${Math.min(3, lines)} line breaks`,
		...(letters >= 10 ? [`${capitals > 0.6 ? "mostly" : capitals > 0.25 ? "many" : "few"} capitals`] : []),
		...(/(.)\1{3}/u.test(text) ? ["one letter in a row"] : []),
	];
}
