// What is deleted by age, over all tables.

import type { Database } from "./database.ts";

const DAY = 24 * 3_600_000;
/** Rows of one table that one night takes: a backlog is worked off over several. */
const AT_MOST = 5_000;

export function deleteExpiredStatements(db: Database, now: number): D1PreparedStatement[] {
	return [
		db.prepare(
			`DELETE FROM rate_counters WHERE (key, window_start) IN
				(SELECT key, window_start FROM rate_counters WHERE expires_at < ?1 LIMIT ${AT_MOST})`,
			now,
		),
		db.prepare(
			`DELETE FROM viewer_tokens WHERE token_hash IN
				(SELECT token_hash FROM viewer_tokens WHERE expires_at < ?1 LIMIT ${AT_MOST})`,
			now,
		),
		db.prepare(
			`DELETE FROM revisions WHERE rowid IN
				(SELECT rowid FROM revisions WHERE replaced_at < ?1 LIMIT ${AT_MOST})`,
			now - 90 * DAY,
		),
		db.prepare(
			`DELETE FROM reports WHERE (comment_id, reporter) IN
				(SELECT comment_id, reporter FROM reports WHERE decision_id IS NOT NULL AND created_at < ?1 LIMIT ${AT_MOST})`,
			now - 30 * DAY,
		),
		db.prepare(
			`DELETE FROM thread_days WHERE (thread_id, day) IN
				(SELECT thread_id, day FROM thread_days WHERE day < ?1 LIMIT ${AT_MOST})`,
			Math.floor(now / DAY) - 1,
		),
		db.prepare(
			`UPDATE authors SET address_hash = NULL, address_seen_at = NULL WHERE id IN
				(SELECT id FROM authors WHERE address_hash IS NOT NULL AND address_seen_at < ?1 LIMIT ${AT_MOST})`,
			now - 30 * DAY,
		),
		db.prepare(
			`DELETE FROM bans WHERE (site_id, address_hash) IN
				(SELECT site_id, address_hash FROM bans WHERE expires_at < ?1 LIMIT ${AT_MOST})`,
			now,
		),
		db.prepare(
			`DELETE FROM proofs WHERE signature IN (SELECT signature FROM proofs WHERE expires_at < ?1 LIMIT ${AT_MOST})`,
			now,
		),
		db.prepare("DELETE FROM sign_in_links WHERE expires_at < ?1", now - DAY),
		db.prepare("DELETE FROM sessions WHERE expires_at < ?1", now - DAY),
		db.prepare("DELETE FROM challenges WHERE expires_at < ?1", now),
		db.prepare("DELETE FROM invites WHERE expires_at < ?1", now),
		db.prepare("DELETE FROM api_tokens WHERE expires_at < ?1", now - 30 * DAY),
	];
}
