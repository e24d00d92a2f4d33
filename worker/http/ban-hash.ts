// By what an address or a network is known again that may not write on a site: a keyed hash, of no use on another site and
// to nobody without the installation's secret (R-IP-4).

import { type Network, networkText, personOf } from "../domain/ip-address.ts";
import type { Rule } from "../domain/rules.ts";
import type { AppContext } from "./context.ts";
import { addressOf } from "./rate-limit.ts";

/** What is kept of a network that a rule names: how far it goes, and its hash. */
const TERM = /^v([46])\/(\d{1,3}):[0-9a-f]{32}$/;

export function isAddressTerm(term: string): boolean {
	return TERM.test(term);
}

export async function addressTerm(c: AppContext, siteId: string, network: Network): Promise<string> {
	const { family, bits } = personOf(network);
	return `v${family}/${bits}:${await hashOf(c, siteId, personOf(network))}`;
}

/** Of the one who asks. */
export async function banHash(c: AppContext, siteId: string): Promise<string> {
	const address = addressOf(c);
	return hashOf(c, siteId, typeof address === "string" ? address : personOf(address));
}

/** Of the one who asks, as the rules would name them: only what they look for is made. */
export async function addressTerms(c: AppContext, siteId: string, rules: Rule[]): Promise<string[]> {
	const address = addressOf(c);
	const named = rules.filter(({ kind }) => kind === "addresses").flatMap(({ terms }) => terms);
	if (typeof address === "string" || named.length === 0) return [];
	const lengths = named.map((term) => TERM.exec(term)).filter((found) => found?.[1] === String(address.family));
	const bits = new Set(lengths.map((found) => Number(found![2])));
	return Promise.all([...bits].map((length) => addressTerm(c, siteId, { ...address, bits: length })));
}

async function hashOf(c: AppContext, siteId: string, network: Network | string): Promise<string> {
	const text = typeof network === "string" ? network : networkText(network);
	return (await c.get("keys").sign("ban", `${siteId}|${text}`)).toHex().slice(0, 32);
}
