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

/** The pieces of a term as they stand in folded words; none where it has no letter at all. */
export function piecesOf(term: string): string[] {
	const pieces = foldWords(term.replaceAll("*", STAR))
		.split(STAR)
		.filter((piece) => piece.trim() !== "");
	return pieces.map((piece) => piece.replace(SPACE_BEFORE, "").replace(SPACE_AFTER, ""));
}

export function searchFor(terms: string[]): WordSearch {
	const { next, fallback, found } = automatonOf(terms);

	function step(state: number, unit: number): number {
		for (let from = state; ; from = fallback[from]!) {
			const to = next.get(from * 65_536 + unit);
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
				for (const piece of found[state]!) if (inRow(piece, at + 1)) hits.add(piece.term);
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

type Automaton = { next: Map<number, number>; fallback: number[]; found: Piece[][] };

function automatonOf(terms: string[]): Automaton {
	const next = new Map<number, number>();
	const found: Piece[][] = [[]];
	const children: [state: number, unit: number][][] = [[]];
	for (const [term, typed] of terms.entries()) {
		const pieces = piecesOf(typed);
		for (const [step, piece] of pieces.entries()) {
			let state = 0;
			for (let at = 0; at < piece.length; at++) {
				const unit = piece.charCodeAt(at);
				let to = next.get(state * 65_536 + unit);
				if (to === undefined) {
					to = found.push([]) - 1;
					children.push([]);
					children[state]!.push([to, unit]);
					next.set(state * 65_536 + unit, to);
				}
				state = to;
			}
			found[state]!.push({ term, step, length: piece.length, isLast: step === pieces.length - 1 });
		}
	}
	return { next, fallback: linkFallbacks({ next, found, children }), found };
}

/** To each state the longest other one that its letters end in, breadth first, and what is found there with it. */
function linkFallbacks({
	next,
	found,
	children,
}: Omit<Automaton, "fallback"> & { children: [number, number][][] }): number[] {
	const fallback = new Array<number>(found.length).fill(0);
	const queue = [0];
	for (let index = 0; index < queue.length; index++) {
		const state = queue[index]!;
		for (const [child, unit] of children[state]!) {
			queue.push(child);
			if (state === 0) continue;
			let from = fallback[state]!;
			while (from !== 0 && !next.has(from * 65_536 + unit)) from = fallback[from]!;
			fallback[child] = next.get(from * 65_536 + unit) ?? 0;
			const shorter = found[fallback[child]!]!;
			if (shorter.length > 0) found[child] = [...found[child]!, ...shorter];
		}
	}
	return fallback;
}
