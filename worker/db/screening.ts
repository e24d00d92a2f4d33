// What a comment is screened by beside its own words, read in the round trip of the write that asks.

import type { RuleView } from "../contract/wire.ts";
import type { Database } from "./database.ts";
import { type FilterRow, readFilterStatement } from "./filters.ts";
import { readFloodStatement } from "./notices.ts";
import { type Ceiling, readCountStatement } from "./rates.ts";
import { type RuleRow, readRulesStatement, toRule } from "./rules.ts";

/** Accounts whose names are nobody else's on any site. */
const STAFF_MAX = 50;

export type Ground = {
	rules: RuleView[];
	/** The names of the accounts that run the installation. */
	staffNames: string[];
	/** Of the address that asks: whether it is to know of it. */
	addressBan: { isShadowed: boolean } | null;
	/** Until when the site is in a flood, if it is in one. */
	floodUntil: number | null;
	/** Comments the site got in this hour. */
	siteHourCount: number;
	/** What the site's filter has learned, as it is stored; absent where that is nothing. */
	filter: FilterRow | undefined;
};
type Rows = [
	RuleRow[],
	{ name: string }[],
	{ is_shadowed: number }[],
	{ until: number }[],
	{ count: number }[],
	FilterRow[],
];

/** @param ask the address as its keyed hash */
export function readGroundStatements(
	db: Database,
	ask: { siteId: string; addressHash: string; siteHour: Ceiling; now: number },
): D1PreparedStatement[] {
	return [
		readRulesStatement(db, ask.siteId),
		db.prepare(`SELECT name FROM accounts WHERE id > '' ORDER BY id LIMIT ${STAFF_MAX}`),
		db.prepare(
			"SELECT is_shadowed FROM bans WHERE site_id = ?1 AND address_hash = ?2 AND expires_at > ?3",
			ask.siteId,
			ask.addressHash,
			ask.now,
		),
		readFloodStatement(db, ask),
		readCountStatement(db, ask.siteHour),
		readFilterStatement(db, ask.siteId),
	];
}

/** @param rows of the statements above, in their order */
export function toGround(rows: unknown[][]): Ground {
	const [rules, staff, [ban], [flood], [hour], [filter]] = rows as Rows;
	return {
		rules: rules.map(toRule),
		staffNames: staff.map(({ name }) => name),
		addressBan: ban ? { isShadowed: ban.is_shadowed === 1 } : null,
		floodUntil: flood?.until ?? null,
		siteHourCount: hour?.count ?? 0,
		filter,
	};
}
