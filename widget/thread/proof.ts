// Answers a challenge (ALTCHA, version 1): which number, after the salt, has this hash? Loaded only where a site asks for it.

import type { Challenge } from "../../worker/contract/wire.ts";

/** Hashes begun at once: the page stays responsive between two of these. */
const BATCH = 200;

/** The proof to send; undefined where there is none to find, or the page is no secure one and has no `crypto.subtle`. */
export async function prove({ maxnumber, ...challenge }: Challenge): Promise<string | undefined> {
	const encoder = new TextEncoder();
	const isIt = async (number: number) => {
		const hash = await crypto.subtle.digest(challenge.algorithm, encoder.encode(challenge.salt + number));
		const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
		return hex === challenge.challenge;
	};
	for (let from = 0; crypto.subtle && from <= maxnumber; from += BATCH) {
		const found = await Promise.all(Array.from({ length: BATCH }, (_, index) => isIt(from + index)));
		const number = from + found.indexOf(true);
		if (number >= from) return btoa(JSON.stringify({ ...challenge, number }));
	}
	return undefined;
}
