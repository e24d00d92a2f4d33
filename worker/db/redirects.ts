// A site's rules for pages that moved (column redirects), and what one would speak of.

import type { RedirectPreview } from "../contract/wire.ts";
import { type Prefix, prefixesOf, type Redirect, redirected, rulesOf } from "../domain/redirects.ts";
import { guardStatement, insertActStatement } from "./acts.ts";
import type { Database } from "./database.ts";
import { THREAD_COLUMNS, type ThreadRow, toThreadItem } from "./thread-list.ts";
import type { DoneAct } from "./undo.ts";
import { rangeOf } from "./words.ts";

export type SiteRedirects = { version: number; redirects: Redirect[] };

export async function readRedirects(db: Database, siteId: string): Promise<SiteRedirects | null> {
	const [row] = await db.all<{ version: number; redirects: string }>(
		db.prepare("SELECT version, redirects FROM sites WHERE id = ?1", siteId),
	);
	return row ? { version: row.version, redirects: rulesOf(JSON.parse(row.redirects) as Prefix[]) } : null;
}

/** Null where the site's version is no longer the one that was read. */
export async function saveRedirects(
	db: Database,
	save: {
		siteId: string;
		version: number;
		before: Redirect[];
		redirects: Redirect[];
		accountId: string;
		why: string | undefined;
		now: number;
	},
): Promise<SiteRedirects | null> {
	const { siteId, version, before, redirects, accountId, why, now } = save;
	const act = insertActStatement(db, {
		kind: "site.redirect",
		accountId,
		siteId,
		subject: siteId,
		label: siteId,
		why,
		before: { redirects: before },
		after: { redirects },
		now,
	});
	const update = db.prepare(
		// Of another version it becomes a NULL, which the table refuses, and with it the act.
		"UPDATE sites SET redirects = iif(version = ?2, ?3, NULL), version = version + 1 WHERE id = ?1",
		siteId,
		version,
		JSON.stringify(prefixesOf(redirects)),
	);
	try {
		await db.batch([update, act]);
	} catch (error) {
		if (String(error).includes("NOT NULL constraint failed")) return null;
		throw error;
	}
	return { version: version + 1, redirects };
}

/** Only where the rules are still those the act left. */
export function undoRedirects(db: Database, act: DoneAct): D1PreparedStatement[] {
	const textOf = (side: DoneAct["before"]) => JSON.stringify(prefixesOf(side.redirects as Redirect[]));
	return [
		guardStatement(db, "SELECT 1 FROM sites WHERE id = ?1 AND redirects = ?2", act.subject, textOf(act.after)),
		db.prepare("UPDATE sites SET redirects = ?2, version = version + 1 WHERE id = ?1", act.subject, textOf(act.before)),
	];
}

/** The first threads whose keys begin as the rule says; which of the two they begin with tells the other key. */
const PREVIEWED = 50;

export async function previewRedirect(
	db: Database,
	{ siteId, rule }: { siteId: string; rule: Redirect },
): Promise<RedirectPreview> {
	const prefixes = prefixesOf([rule]);
	const matches = `SELECT ${THREAD_COLUMNS} FROM threads
		WHERE site_id = ?1 AND page_key >= ?2 AND page_key < ?3 AND merged_into IS NULL LIMIT ${PREVIEWED + 1}`;
	const rows = await db.all<ThreadRow>(db.prepare(matches, siteId, ...rangeOf(rule.from)));
	const known = rows.slice(0, PREVIEWED).flatMap((row) => {
		const key = prefixes.map((prefix) => redirected(row.page_key, prefix)).find((moved) => moved !== null);
		return key ? [{ row, key }] : [];
	});
	const taken = await db.all<{ page_key: string }>(
		db.prepare(
			"SELECT page_key FROM threads WHERE site_id = ?1 AND page_key IN (SELECT value FROM json_each(?2))",
			siteId,
			JSON.stringify(known.map(({ key }) => key)),
		),
	);
	const keys = new Set(taken.map((row) => row.page_key));
	return {
		matches: known.map(({ row, key }) => ({ thread: toThreadItem(row), key, isTaken: keys.has(key) })),
		isCut: rows.length > PREVIEWED,
	};
}
