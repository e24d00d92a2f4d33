// By what a person is known without being named: their e-mail on one site, and what must not come back of somebody erased.

import type { Keys } from "./keys.ts";

/** The same for the same e-mail on one site, and no way back. */
export async function emailIndexOf(keys: Keys, { siteId, email }: { siteId: string; email: string }): Promise<string> {
	return (await keys.sign("person", JSON.stringify([siteId, email.toLowerCase()]))).toHex().slice(0, 32);
}

/** What the ledger of erased people keeps, and what is looked up in it by whoever brings comments in. */
export function erasureHashes(
	keys: Keys,
	{ siteId, ids, emails }: { siteId: string; ids: string[]; emails: string[] },
): Promise<string[]> {
	const marks = [...ids.map((id) => ["id", id]), ...emails.map((email) => ["email", email.toLowerCase()])];
	return Promise.all(
		marks.map(async (mark) => (await keys.sign("erasure", JSON.stringify([siteId, ...mark]))).toHex().slice(0, 32)),
	);
}
