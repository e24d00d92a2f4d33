// What moderators make of an author: the columns of the table authors, and the table bans for the address they write from.

import type { ActKind } from "../contract/acts.ts";
import { ADDRESS_BAN_DAYS } from "../contract/limits.ts";
import type { PersonItem } from "../contract/wire.ts";
import { type Standing, standingNow } from "../domain/standing.ts";
import { insertActStatement } from "./acts.ts";
import type { Database } from "./database.ts";

/** `until` null is for good; of an address nothing is for good, since others may come to have it. */
type Columns = { standing: Standing | null; until: number | null; isShadowed: boolean };
const ADDRESS_BAN_MS = ADDRESS_BAN_DAYS * 24 * 3_600_000;

/** To select of authors, for `toStanding`. */
export const STANDING_COLUMNS = `authors.standing, authors.standing_until, authors.is_shadowed,
	(SELECT max(expires_at) FROM bans WHERE bans.author_id = authors.id) AS address_until`;
export type StandingColumns = {
	standing: Standing | null;
	standing_until: number | null;
	is_shadowed: number;
	address_until: number | null;
};

/** As it is on the wire: one that has run out is none. */
export function toStanding(
	row: StandingColumns,
	now: number,
): Pick<PersonItem, "standing" | "standingUntil" | "isShadowed" | "addressUntil"> {
	const held = { standing: row.standing, until: row.standing_until, isShadowed: row.is_shadowed === 1 };
	const standing = standingNow(held, now);
	return {
		standing,
		standingUntil: standing && held.until,
		isShadowed: standing === "banned" && held.isShadowed,
		addressUntil: row.address_until !== null && row.address_until > now ? row.address_until : null,
	};
}

const KINDS = {
	trusted: "author.trust",
	watched: "author.watch",
	banned: "author.ban",
} as const satisfies Record<Standing, ActKind>;

export type SetStanding = Columns & {
	authorId: string;
	/** With a ban: the address they last wrote from may not write either, for as long, or for 30 days. */
	addressToo: boolean;
	accountId: string;
	why?: string | undefined;
	now: number;
};

/** Sets a standing and notes the act that undoes it, whose id it answers. Null where there is no such author. */
export async function setStanding(db: Database, ask: SetStanding): Promise<number | null> {
	const [author] = await db.all<AuthorStanding>(readStatement(db, ask.authorId));
	if (!author) return null;
	const { standing, until, isShadowed, addressToo } = ask;
	const isBan = standing === "banned";
	const after = { standing, until, isShadowed: isBan && isShadowed, addressToo: isBan && addressToo };
	const { rows } = await db.batch<unknown[][]>([
		...standingStatements(db, { authorId: ask.authorId, ...after, now: ask.now }),
		insertActStatement(db, {
			kind: standing === null ? "author.clear" : KINDS[standing],
			accountId: ask.accountId,
			siteId: author.site_id,
			subject: ask.authorId,
			label: author.name,
			why: ask.why,
			before: columnsOf(author),
			after,
			now: ask.now,
		}),
		db.prepare("SELECT last_insert_rowid() AS id"),
	]);
	return (rows.at(-1) as { id: number }[])[0]!.id;
}

/** The statements that make an author again what they were before an act of the kinds `author.…`. */
export function undoStanding(
	db: Database,
	act: { subject: string; before: Columns & { addressToo?: boolean } },
	now: number,
): D1PreparedStatement[] {
	return standingStatements(db, { addressToo: false, ...act.before, authorId: act.subject, now });
}

type AuthorStanding = { site_id: string; name: string } & StandingColumns;

function readStatement(db: Database, id: string): D1PreparedStatement {
	return db.prepare(`SELECT site_id, name, ${STANDING_COLUMNS} FROM authors WHERE id = ?1`, id);
}

function columnsOf(author: AuthorStanding): Columns & { addressToo: boolean } {
	return {
		standing: author.standing,
		until: author.standing_until,
		isShadowed: author.is_shadowed === 1,
		addressToo: author.address_until !== null,
	};
}

function standingStatements(
	db: Database,
	to: Columns & { authorId: string; addressToo: boolean; now: number },
): D1PreparedStatement[] {
	const { authorId, standing, until, isShadowed, addressToo, now } = to;
	const change = db.prepare(
		"UPDATE authors SET standing = ?2, standing_until = ?3, is_shadowed = ?4 WHERE id = ?1",
		authorId,
		standing,
		until,
		Number(isShadowed),
	);
	if (standing === "banned" && addressToo) {
		const ban = db.prepare(
			`INSERT INTO bans (site_id, address_hash, author_id, is_shadowed, created_at, expires_at)
			SELECT site_id, address_hash, id, ?2, ?3, ?4 FROM authors WHERE id = ?1 AND address_hash IS NOT NULL
			ON CONFLICT DO UPDATE SET author_id = excluded.author_id, is_shadowed = excluded.is_shadowed,
				expires_at = excluded.expires_at`,
			authorId,
			Number(isShadowed),
			now,
			until ?? now + ADDRESS_BAN_MS,
		);
		return [change, ban];
	}
	return [change, db.prepare("DELETE FROM bans WHERE author_id = ?1", authorId)];
}
