// By what the same words are found again elsewhere on a site.

import { sha256 } from "./keys.ts";

/** Shorter texts ("Thank you!") are said by many and prove nothing. */
const REPEAT_MIN_LENGTH = 40;

/** @param text cleaned. "" where it is too short to be told apart. */
export async function hashWords(text: string): Promise<string> {
	const words = text
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
	return words.length < REPEAT_MIN_LENGTH ? "" : sha256(words);
}
