// A proof of work (ALTCHA, version 1 of its challenges): a browser searches the number behind a hash, which costs it a
// second once and a script that writes all day a day. No third party is asked, and nothing is known of who solved it.

import { createChallenge, verifySolution } from "altcha-lib/v1";
import type { Challenge, Settings } from "../contract/wire.ts";
import type { AppContext } from "./context.ts";

/** Hashes at most; half of it on average: about a second on a phone that is not new. */
const NUMBER_MAX = 60_000;
/** A flooded site is dearer to write on. */
const NUMBER_MAX_IN_FLOOD = 200_000;
/** As long as the form is good for. */
const LIFETIME_MS = 24 * 3_600_000;
const PROOF_BYTES_MAX = 2_048;

export type Proof = { signature: string; expiresAt: number };

/** Whether a write on a site must prove some work now. */
export function needsProof(rule: Settings["proof"], isFlooded: boolean): boolean {
	return rule === "always" || (rule === "flood" && isFlooded);
}

export async function newChallenge(
	c: AppContext,
	ask: { siteId: string; isFlooded: boolean; now: number },
): Promise<Challenge> {
	const { algorithm, challenge, maxnumber, salt, signature } = await createChallenge({
		hmacKey: await keyOf(c, ask.siteId),
		maxNumber: ask.isFlooded ? NUMBER_MAX_IN_FLOOD : NUMBER_MAX,
		expires: new Date(ask.now + LIFETIME_MS),
	});
	return { algorithm, challenge, maxnumber: maxnumber ?? NUMBER_MAX, salt, signature };
}

/** A proof that is right, of this site and not too old: by what it is known when it comes again. Else null. */
export async function readProof(
	c: AppContext,
	proof: string | undefined,
	{ siteId, now }: { siteId: string; now: number },
): Promise<Proof | null> {
	if (!proof || proof.length > PROOF_BYTES_MAX) return null;
	if (!(await verifySolution(proof, await keyOf(c, siteId)).catch(() => false))) return null;
	const { signature } = JSON.parse(atob(proof)) as { signature: string };
	return { signature, expiresAt: now + LIFETIME_MS };
}

/** A key for each site: what was solved for one opens no other. */
async function keyOf(c: AppContext, siteId: string): Promise<string> {
	return (await c.get("keys").sign("proof", siteId)).toHex();
}
