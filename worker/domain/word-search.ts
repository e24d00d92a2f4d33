// Finds many words at once in one pass over a text, whatever their number (Aho and Corasick, 1975). A term is a word or
// several; `*` stands for any letters within one word. Nobody's pattern is ever run as a program.

import { foldWords, STAR } from "./lookalikes.ts";

/** Written without spaces between words: there a word is found inside what surrounds it. */
const SPACELESS = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}]`;
const SPACE_BEFORE = new RegExp(`^ (?=${SPACELESS})`, "u");
const SPACE_AFTER = new RegExp(`(?<=${SPACELESS}) $`, "u");
/** A piece of a term between stars; the pieces must be found one after the other, within a word of each other. */
type Piece = { term: number; step: number; length: number; isLast: boolean };

export type WordSearch = {
	/** The indexes of the terms that are in the text, each once, as they are found. */
	find(text: string): number[];
};

/** Between terms that are folded together, which costs a tenth of folding each. */
const NEXT = STAR + STAR;

/** The pieces of a term as they stand in folded words; none where it has no letter at all. */
export function piecesOf(term: string): string[] {
	return piecesOfAll([term])[0]!;
}

function piecesOfAll(terms: string[]): string[][] {
	const typed = terms.map((term) => term.replace(/\*+/g, STAR)).join(` ${NEXT} `);
	return foldWords(typed)
		.split(NEXT)
		.map((term) =>
			term
				.split(STAR)
				.filter((piece) => piece.trim() !== "")
				.map((piece) => piece.replace(SPACE_BEFORE, "").replace(SPACE_AFTER, "")),
		);
}

export function searchFor(terms: string[]): WordSearch {
	const { letters, next, fallback, found } = automatonOf(terms);

	function step(state: number, unit: number): number {
		const letter = letters.get(unit);
		// Nothing that is looked for has this letter.
		if (letter === undefined) return 0;
		for (let from = state; ; from = fallback[from]!) {
			const to = next.get(from * LETTERS_MAX + letter);
			if (to !== undefined) return to;
			if (from === 0) return 0;
		}
	}

	return {
		find(text) {
			const words = foldWords(text);
			const inRow = piecesInRow(words);
			const hits = new Set<number>();
			let state = 0;
			for (let at = 0; at < words.length; at++) {
				state = step(state, words.charCodeAt(at));
				for (const piece of found.get(state) ?? []) if (inRow(piece, at + 1)) hits.add(piece.term);
			}
			return [...hits];
		},
	};
}

/** Takes the pieces found in a text one by one; true for one that is the last of a term whose others were in a row before. */
function piecesInRow(words: string): (piece: Piece, end: number) => boolean {
	const spaceBefore = lastSpaces(words);
	/** By term: how many of its pieces were found in a row, and where the last one ended. */
	const progress = new Map<number, { steps: number; end: number }>();
	return ({ term, step, length, isLast }, end) => {
		const start = end - length;
		const before = progress.get(term);
		const isInWord = before !== undefined && spaceBefore[start]! < before.end;
		const isFirst = step === 0 && (!isInWord || words[start] === " ");
		const isNext = step > 0 && isInWord && before.steps === step && before.end <= start;
		if (!isFirst && !isNext) return false;
		if (!isLast) progress.set(term, { steps: step + 1, end });
		return isLast;
	};
}

/** For each place in a text where the last space before it is; -1 where there is none. */
function lastSpaces(text: string): Int32Array {
	const before = new Int32Array(text.length + 1).fill(-1);
	for (let at = 0; at < text.length; at++) before[at + 1] = text[at] === " " ? at : before[at]!;
	return before;
}

/** More than there are letters in all terms of a site. */
const LETTERS_MAX = 32_768;

type Automaton = {
	letters: Map<number, number>;
	next: Map<number, number>;
	fallback: number[];
	found: Map<number, Piece[]>;
};

function automatonOf(terms: string[]): Automaton {
	const letters = new Map<number, number>();
	const next = new Map<number, number>();
	const found = new Map<number, Piece[]>();
	/** States by how many letters lead to them, each by the state before it and the letter. */
	const levels: [state: number, before: number, letter: number][][] = [];
	let states = 1;
	for (const [term, pieces] of piecesOfAll(terms).entries()) {
		for (const [step, piece] of pieces.entries()) {
			let state = 0;
			for (let at = 0; at < piece.length; at++) {
				const letter = letterOf(letters, piece.charCodeAt(at));
				let to = next.get(state * LETTERS_MAX + letter);
				if (to === undefined) {
					to = states++;
					levels[at] ??= [];
					levels[at]!.push([to, state, letter]);
					next.set(state * LETTERS_MAX + letter, to);
				}
				state = to;
			}
			const here = { term, step, length: piece.length, isLast: step === pieces.length - 1 };
			found.set(state, [...(found.get(state) ?? []), here]);
		}
	}
	return { letters, next, fallback: linkFallbacks({ next, found, levels }), found };
}

function letterOf(letters: Map<number, number>, unit: number): number {
	const known = letters.get(unit);
	if (known !== undefined) return known;
	const letter = letters.size;
	letters.set(unit, letter);
	return letter;
}

type Trie = Pick<Automaton, "next" | "found"> & { levels: [number, number, number][][] };

/** To each state the longest other one that its letters end in, shorter ones first, and what is found there with it. */
function linkFallbacks({ next, found, levels }: Trie): number[] {
	const fallback: number[] = [0];
	for (const [state, before, letter] of levels.flat()) {
		let from = fallback[before]!;
		while (from !== 0 && !next.has(from * LETTERS_MAX + letter)) from = fallback[from]!;
		const to = before === 0 ? 0 : (next.get(from * LETTERS_MAX + letter) ?? 0);
		fallback[state] = to;
		const shorter = found.get(to);
		if (shorter) found.set(state, [...(found.get(state) ?? []), ...shorter]);
	}
	return fallback;
}
