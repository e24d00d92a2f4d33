// The way to the flood's Worker from here: whoever calls has an address and perhaps a token, and the time is what the
// attack says it is.

import { createHash } from "node:crypto";
import type { Challenge } from "../../../worker/contract/wire.ts";
import { SESSION } from "../million.ts";

/** What is asked of the app, and how it answered. */
export type Call = {
	method: string;
	path: string;
	headers: Record<string, string>;
	body?: unknown;
	isCached?: boolean;
};
// biome-ignore lint/suspicious/noExplicitAny: answers of every operation pass here, and what is asked of them is checked.
export type Answer = { status: number; json: any; rowsRead: number; rowsWritten: number; isFromCache: boolean };
export type Door = ReturnType<typeof openDoor>;

/** @param startsAt the time (ms) at which it is to begin */
export function openDoor(ask: <Got>(what: object) => Promise<Got>, startsAt: number) {
	let ahead = startsAt - Date.now();
	return {
		now: () => Date.now() + ahead,
		pass(ms: number): void {
			ahead += ms;
		},
		/** All at once. */
		send: (calls: Call[]) => ask<Answer[]>({ ahead, calls }),
		async one(call: Call): Promise<Answer> {
			return (await ask<Answer[]>({ ahead, calls: [call] }))[0]!;
		},
	};
}

export function visitor(
	address: string,
	ask: { site: string; method: string; path: string; body?: unknown; token?: string | undefined },
): Call {
	const { site, method, path, body, token } = ask;
	const headers = {
		"CF-Connecting-IP": address,
		Origin: `https://${site}.example`,
		...(token && { Authorization: `Bearer ${token}` }),
	};
	return { method, path: `/v1/sites/${site}${path}`, headers, ...(body !== undefined && { body }) };
}

export function owner(method: string, path: string, body?: unknown): Call {
	const headers = {
		"CF-Connecting-IP": "192.0.2.1",
		Origin: "https://comments.bench",
		Cookie: `__Host-afterword=${SESSION}`,
	};
	return { method, path: `/v1/moderation${path}`, headers, ...(body !== undefined && { body }) };
}

/** What a browser finds out in a second or two. */
export function solve({ algorithm, challenge, salt, maxnumber, signature }: Challenge): string {
	for (let number = 0; number <= maxnumber; number++) {
		const hash = createHash("sha256").update(`${salt}${number}`).digest("hex");
		if (hash === challenge) return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
	}
	throw new Error("The challenge has no answer.");
}
