// The beginning of a comment as plain text, for where its markup has no place.

import type { MarkupNode } from "../contract/markup.ts";
import { countCharacters } from "./clean.ts";

/** Kinds that stand in a line; every other begins a new one. */
const IN_LINE = new Set(["em", "strong", "del", "code", "a"]);

/** All of it where that is no longer than `max` characters, else as many whole words as there is room for. */
export function excerpt(body: MarkupNode[], max: number): string {
	const text = plainText(body).replace(/\s+/g, " ").trim();
	if (countCharacters(text) <= max) return text;
	const words = text.split(" ");
	let beginning = "";
	for (const word of words) {
		const longer = beginning ? `${beginning} ${word}` : word;
		if (countCharacters(longer) >= max) break;
		beginning = longer;
	}
	return `${beginning || firstGraphemes(text, max - 1)}…`;
}

/** The words of a body and nothing else. */
export function plainText(nodes: MarkupNode[]): string {
	return nodes
		.map((node) => {
			if (typeof node === "string") return node;
			return IN_LINE.has(node[0]) ? plainText(node[1]) : ` ${plainText(node[1])} `;
		})
		.join("");
}

/** Of a text without a space in reach, as Japanese is written: whole signs, as people count them. */
function firstGraphemes(text: string, max: number): string {
	let beginning = "";
	for (const { segment } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)) {
		if (countCharacters(beginning + segment) > max) break;
		beginning += segment;
	}
	return beginning;
}
