// How often one address may do something. Two gates: the platform's, cheap and approximate, before anything is read;
// then exact ceilings, counted in the same batch as the write they limit. No address is stored: the counters' keys
// hold a keyed hash whose key changes every week (R-IP-3).

import { type Ceiling, countStatement, isOverCeiling, readFull } from "../db/rates.ts";
import { type Network, networkText, parseNetwork, personOf } from "../domain/ip-address.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext } from "./context.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const WEEK = 7 * 24 * HOUR;

/** Exact ceilings by address (R-RL-2). */
const CEILINGS = {
	comment: [
		{ limit: 1, windowMs: 10 * SECOND },
		{ limit: 5, windowMs: 10 * MINUTE },
		{ limit: 30, windowMs: 24 * HOUR },
	],
	edit: [{ limit: 20, windowMs: 10 * MINUTE }],
	reaction: [{ limit: 60, windowMs: 10 * MINUTE }],
	/** People nobody knew before, who react. */
	guest: [
		{ limit: 5, windowMs: HOUR },
		{ limit: 20, windowMs: 24 * HOUR },
	],
	report: [{ limit: 5, windowMs: HOUR }],
	preview: [{ limit: 30, windowMs: MINUTE }],
	"sign-in": [{ limit: 20, windowMs: 10 * MINUTE }],
	challenge: [{ limit: 40, windowMs: 10 * MINUTE }],
} as const;

/** The platform's gate; it cannot be scaled, so it is left out where the ceilings are. @throws ProblemError `too-many`, `address-unknown` */
export async function passGate(c: AppContext, gate: "READS" | "WRITES"): Promise<void> {
	if (scale(c) > 1) return;
	const { success } = await c.env[gate].limit({ key: normalAddress(c) });
	if (!success) throw new ProblemError("too-many", { retryAfter: 60 });
}

/** What to count for this request, in the batch of its write. */
export async function ceilingsFor(c: AppContext, act: keyof typeof CEILINGS, now: number): Promise<Ceiling[]> {
	const who = await addressHash(c, now);
	return CEILINGS[act].map(({ limit, windowMs }) => ({
		key: `${act}|${windowMs}|${who}`,
		limit: limit * scale(c),
		windowStart: now - (now % windowMs),
		windowMs,
	}));
}

/** By what an address is told from others without being kept: nobody can be found by it, and next week it is another. */
export async function addressHash(c: AppContext, now: number): Promise<string> {
	const hash = await c.get("keys").sign("address", `${Math.floor(now / WEEK)}|${normalAddress(c)}`);
	return hash.toHex().slice(0, 32);
}

/** Runs a write with `countStatement` in its batch. @throws ProblemError `too-many`, with seconds until a window ends */
export async function withinCeilings<Done>(
	c: AppContext,
	ceilings: Ceiling[],
	write: () => Promise<Done>,
): Promise<Done> {
	try {
		return await write();
	} catch (error) {
		if (!isOverCeiling(error)) throw error;
		const full = await readFull(c.get("db"), ceilings);
		const now = Date.now();
		const waits = full.map(({ windowStart, windowMs }) => Math.ceil((windowStart + windowMs - now) / SECOND));
		throw new ProblemError("too-many", { retryAfter: Math.max(1, ...waits) });
	}
}

/** Counts what writes nothing itself. @throws ProblemError `too-many` */
export async function requireBelow(c: AppContext, ceilings: Ceiling[]): Promise<void> {
	const db = c.get("db");
	await withinCeilings(c, ceilings, () => db.run(countStatement(db, ceilings)));
}

/** Comments of the whole site in this hour, for screening. */
export function siteHour(siteId: string, now: number): Ceiling {
	return {
		key: `site|${HOUR}|${siteId}`,
		limit: Number.MAX_SAFE_INTEGER,
		windowStart: now - (now % HOUR),
		windowMs: HOUR,
	};
}

/** Addresses that knock at a flooded site as long as it has this end, each once, and so many of them. */
export async function knockCeilings(
	c: AppContext,
	{ siteId, until, now }: { siteId: string; until: number; now: number },
	limit: number,
): Promise<{ ofAddress: Ceiling; ofSite: Ceiling }> {
	const key = `knock|${siteId}`;
	const ofSite = { key, limit, windowStart: until - HOUR, windowMs: HOUR };
	return { ofAddress: { ...ofSite, key: `${key}|${await addressHash(c, now)}`, limit: 1 }, ofSite };
}

/**
 * The client's address. What is none as we know them is still one person's.
 * @throws ProblemError `address-unknown` — never counted as somebody's
 */
export function addressOf(c: AppContext): Network | string {
	const address = c.req.header("CF-Connecting-IP")?.trim();
	if (!address) throw new ProblemError("address-unknown");
	return parseNetwork(address) ?? address;
}

/** As far as it is one person's. */
function normalAddress(c: AppContext): string {
	const address = addressOf(c);
	return typeof address === "string" ? address : networkText(personOf(address));
}

function scale(c: AppContext): number {
	return Math.max(1, Number(c.env.RATE_SCALE) || 1);
}
