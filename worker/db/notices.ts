// Table notices: what happened by itself and somebody should know of, told once until somebody puts it away.

import type { NoticesView } from "../contract/wire.ts";
import { insertActStatement } from "./acts.ts";
import type { Database } from "./database.ts";
import { type Ceiling, countStatement } from "./rates.ts";

/** A flood is over when a site has taken no more than it should for an hour. */
const FLOOD_MS = 3_600_000;
/** Addresses that are refused in the second half of a flood's time and keep it up: more than it took by surprise. */
export const KNOCKS = 20;
const PAGE = 20;

/** The flood a site is in, if it is in one. */
export function readFloodStatement(db: Database, ask: { siteId: string; now: number }): D1PreparedStatement {
	return db.prepare(
		"SELECT until FROM notices WHERE site_id = ?1 AND kind = 'flood' AND until > ?2 ORDER BY until DESC LIMIT 1",
		ask.siteId,
		ask.now,
	);
}

/**
 * To stand in the batch of a comment that was one too many: a flood begins, or one that is on goes on. Of the thousands in
 * one a handful has anything to write here.
 */
export function tellFloodStatements(
	db: Database,
	{ siteId, until, now }: { siteId: string; until: number | null; now: number },
): D1PreparedStatement[] {
	if (until !== null && isFloodYoung({ until, now })) return [];
	return [
		db.prepare(
			"UPDATE notices SET until = ?3 WHERE site_id = ?1 AND kind = 'flood' AND until > ?2",
			siteId,
			now,
			now + FLOOD_MS,
		),
		db.prepare(
			`INSERT INTO notices (site_id, kind, since, until) SELECT ?1, 'flood', ?2, ?3
			WHERE NOT EXISTS (SELECT 1 FROM notices WHERE site_id = ?1 AND kind = 'flood' AND until > ?2)`,
			siteId,
			now,
			now + FLOOD_MS,
		),
	];
}

/** Whether a flood has so much of its time left that nothing needs to be written of it. */
export function isFloodYoung({ until, now }: { until: number; now: number }): boolean {
	return until - now > FLOOD_MS / 2;
}

/** Counts an address that was refused; the flood goes on with the last of many. Fails where it, or enough, were counted. */
export async function extendFlood(
	db: Database,
	{ siteId, now, ofAddress, ofSite }: { siteId: string; now: number; ofAddress: Ceiling; ofSite: Ceiling },
): Promise<void> {
	await db.batch([
		countStatement(db, [ofAddress, ofSite]),
		db.prepare(
			`UPDATE notices SET until = ?3 WHERE site_id = ?1 AND kind = 'flood' AND until > ?2
				AND ${KNOCKS} <= (SELECT count FROM rate_counters WHERE key = ?4 AND window_start = ?5)`,
			siteId,
			now,
			now + FLOOD_MS,
			ofSite.key,
			ofSite.windowStart,
		),
	]);
}

type NoticeRow = { id: number; site_id: string; site_name: string; kind: "flood"; since: number; until: number };

/** What is not dismissed, the newest first: of the sites named, or of all where that is null. */
export async function readNotices(
	db: Database,
	ask: { sites: string[] | null; after: string | undefined },
): Promise<NoticesView> {
	const rows = await db.all<NoticeRow>(
		db.prepare(
			`SELECT notices.id, site_id, sites.name AS site_name, kind, since, until FROM notices
			JOIN sites ON sites.id = site_id
			WHERE dismissed_at IS NULL AND notices.id < ?2 AND (?1 IS NULL OR site_id IN (SELECT value FROM json_each(?1)))
			ORDER BY notices.id DESC LIMIT ${PAGE + 1}`,
			ask.sites && JSON.stringify(ask.sites),
			Number(ask.after ?? Number.MAX_SAFE_INTEGER),
		),
	);
	const shown = rows.slice(0, PAGE);
	return {
		notices: shown.map(({ id, site_id, site_name, kind, since, until }) => ({
			id,
			site: { id: site_id, name: site_name },
			kind,
			since,
			until,
		})),
		next: rows.length > shown.length ? String(shown.at(-1)!.id) : null,
	};
}

/** The site of one that nobody has dismissed; null where there is none. */
export async function readNoticeSite(db: Database, id: number): Promise<string | null> {
	const [row] = await db.all<{ site_id: string }>(
		db.prepare("SELECT site_id FROM notices WHERE id = ?1 AND dismissed_at IS NULL", id),
	);
	return row?.site_id ?? null;
}

/** Puts a notice away. Answers the act that undoes it. */
export async function dismissNotice(
	db: Database,
	{ id, siteId, accountId, now }: { id: number; siteId: string; accountId: string; now: number },
): Promise<number> {
	const subject = String(id);
	const { rows } = await db.batch<[unknown[], unknown[], { id: number }[]]>([
		db.prepare("UPDATE notices SET dismissed_at = ?2, dismissed_by = ?3 WHERE id = ?1", id, now, accountId),
		insertActStatement(db, { kind: "notice.dismiss", accountId, siteId, subject, now }),
		db.prepare("SELECT last_insert_rowid() AS id"),
	]);
	return rows[2][0]!.id;
}

/** The statements that show a notice again. */
export function undoDismissal(db: Database, act: { subject: string }): D1PreparedStatement[] {
	return [db.prepare("UPDATE notices SET dismissed_at = NULL, dismissed_by = NULL WHERE id = ?1", Number(act.subject))];
}
