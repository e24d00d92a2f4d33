// How often one address may do something. Two gates: the platform's, cheap and approximate, before anything is read;
// then exact ceilings counted in D1 together with what the write loads anyway. No address is stored: the counters' keys
// hold a keyed hash whose key changes every week (R-IP-3).

import type { Ceiling } from "../db/rates.ts";
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
	preview: [{ limit: 30, windowMs: MINUTE }],
	"sign-in": [{ limit: 20, windowMs: 10 * MINUTE }],
} as const;

/** The platform's gate. @throws ProblemError `too-many`, `address-unknown` */
export async function passGate(c: AppContext, gate: "READS" | "WRITES"): Promise<void> {
	if (scale(c) > 1) return;
	const { success } = await c.env[gate].limit({ key: normalAddress(c) });
	if (!success) throw new ProblemError("too-many", { retryAfter: 60 });
}

/** What to count for this request: hand it to `countStatement`, and the counts it answers to `requireBelow`. */
export async function ceilingsFor(c: AppContext, act: keyof typeof CEILINGS, now: number): Promise<Ceiling[]> {
	const hash = await c.get("keys").sign("address", `${Math.floor(now / WEEK)}|${normalAddress(c)}`);
	const who = hash.toHex().slice(0, 32);
	return CEILINGS[act].map(({ limit, windowMs }) => ({
		key: `${act}|${windowMs}|${who}`,
		limit: limit * scale(c),
		windowStart: now - (now % windowMs),
		windowMs,
	}));
}

/** @throws ProblemError `too-many` with the seconds until the fullest window ends */
export function requireBelow(ceilings: Ceiling[], counts: Map<string, number>, now: number): void {
	const waits = ceilings
		.filter(({ key, limit }) => (counts.get(key) ?? 0) > limit)
		.map(({ windowStart, windowMs }) => Math.ceil((windowStart + windowMs - now) / SECOND));
	if (waits.length > 0) throw new ProblemError("too-many", { retryAfter: Math.max(1, ...waits) });
}

/** Comments of the whole site in this hour, for screening. */
export function siteHour(siteId: string, now: number): Ceiling {
	return {
		key: `site|${HOUR}|${siteId}`,
		limit: Number.POSITIVE_INFINITY,
		windowStart: now - (now % HOUR),
		windowMs: HOUR,
	};
}

/**
 * The client's address as one person's: an IPv4 mapped into IPv6 is the IPv4, IPv6 counts by its /64 (R-IP-2).
 * @throws ProblemError `address-unknown` — never counted as somebody's
 */
function normalAddress(c: AppContext): string {
	const address = c.req.header("CF-Connecting-IP")?.trim().toLowerCase();
	if (!address) throw new ProblemError("address-unknown");
	const v4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})$/.exec(address);
	if (v4) return v4[1]!;
	const [head = "", tail] = address.replace(/%.*$/, "").split("::");
	const left = head ? head.split(":") : [];
	const right = tail ? tail.split(":") : [];
	const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
	const groups = [...left, ...Array<string>(zeros).fill("0"), ...right];
	return groups
		.slice(0, 4)
		.map((group) => group.replace(/^0+(?=.)/, ""))
		.join(":");
}

function scale(c: AppContext): number {
	return Math.max(1, Number(c.env.RATE_SCALE) || 1);
}
