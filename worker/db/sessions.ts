// Tables sessions and sign_in_links: how somebody is known who uses the dashboard. Of every secret only its SHA-256 is
// here; the beginning of a session's hash is its public id.

import { ACCOUNT_COLUMNS, type Account, type AccountRow, toAccount } from "./accounts.ts";
import type { Database } from "./database.ts";

const HOUR = 3_600_000;
/** A session ends 12 hours after its last use and 30 days after its start at the latest (R-SES-5). */
const SESSION_IDLE_MS = 12 * HOUR;
const SESSION_MAX_MS = 30 * 24 * HOUR;
const TOUCH_EVERY_MS = HOUR / 6;

export type Session = {
	hash: string;
	account: Account;
	/** When its person last proved to be themselves: by a link or a passkey. */
	freshAt: number;
};

export type NewSession = { sessionHash: string; label: string; now: number };

const LINK_IS_GOOD = "token_hash = ?1 AND used_at IS NULL AND expires_at > ?2";

function spendLinkStatement(db: Database, linkHash: string, now: number): D1PreparedStatement {
	return db.prepare(`UPDATE sign_in_links SET used_at = ?2 WHERE ${LINK_IS_GOOD}`, linkHash, now);
}

/** Of the account an id names; to stand in the batch that makes or finds it. Nobody who was removed gets one. */
export function insertSessionStatement(
	db: Database,
	{ accountId, sessionHash, label, now }: NewSession & { accountId: string },
): D1PreparedStatement {
	return db.prepare(
		`INSERT INTO sessions (token_hash, account_id, label, created_at, last_used_at, fresh_at, expires_at)
		SELECT ?2, id, ?3, ?4, ?4, ?4, ?5 FROM accounts WHERE id = ?1 AND removed_at IS NULL`,
		accountId,
		sessionHash,
		label,
		now,
		now + SESSION_IDLE_MS,
	);
}

export function readSessionAccountStatement(db: Database, sessionHash: string): D1PreparedStatement {
	return db.prepare(
		`SELECT ${ACCOUNT_COLUMNS} FROM sessions JOIN accounts ON accounts.id = sessions.account_id WHERE token_hash = ?1`,
		sessionHash,
	);
}

/** Spends a sign-in link for a session. Null where it was spent, has expired or never was. */
export async function startSession(
	db: Database,
	{ linkHash, sessionHash, label, now }: NewSession & { linkHash: string },
): Promise<Account | null> {
	const { rows } = await db.batch<[unknown[], unknown[], AccountRow[]]>([
		db.prepare(
			`INSERT INTO sessions (token_hash, account_id, label, created_at, last_used_at, fresh_at, expires_at)
			SELECT ?3, account_id, ?4, ?2, ?2, ?2, ?5 FROM sign_in_links WHERE ${LINK_IS_GOOD}`,
			linkHash,
			now,
			sessionHash,
			label,
			now + SESSION_IDLE_MS,
		),
		spendLinkStatement(db, linkHash, now),
		readSessionAccountStatement(db, sessionHash),
	]);
	const [row] = rows[2];
	return row ? toAccount(row) : null;
}

/** Spends a link of the session's own account to prove that its person is still there. */
export async function refreshByLink(
	db: Database,
	{ linkHash, session, now }: { linkHash: string; session: Session; now: number },
): Promise<boolean> {
	const { changes } = await db.batch([
		db.prepare(
			`UPDATE sessions SET fresh_at = ?2 WHERE token_hash = ?3
			AND account_id = (SELECT account_id FROM sign_in_links WHERE ${LINK_IS_GOOD})`,
			linkHash,
			now,
			session.hash,
		),
		db.prepare(
			`UPDATE sign_in_links SET used_at = ?2 WHERE ${LINK_IS_GOOD} AND account_id = ?3`,
			linkHash,
			now,
			session.account.id,
		),
	]);
	return changes[0] === 1;
}

export function refreshSessionStatement(db: Database, hash: string, now: number): D1PreparedStatement {
	return db.prepare("UPDATE sessions SET fresh_at = ?2 WHERE token_hash = ?1", hash, now);
}

export async function readSession(db: Database, ask: { hash: string; now: number }): Promise<Session | null> {
	const [row] = await db.all<AccountRow & { last_used_at: number; created_at: number; fresh_at: number }>(
		db.prepare(
			`SELECT ${ACCOUNT_COLUMNS}, sessions.last_used_at, sessions.created_at, fresh_at
			FROM sessions JOIN accounts ON accounts.id = sessions.account_id WHERE token_hash = ?1 AND expires_at > ?2`,
			ask.hash,
			ask.now,
		),
	);
	if (!row) return null;
	if (row.last_used_at < ask.now - TOUCH_EVERY_MS) {
		const expiresAt = Math.min(ask.now + SESSION_IDLE_MS, row.created_at + SESSION_MAX_MS);
		await db.run(
			db.prepare(
				"UPDATE sessions SET last_used_at = ?2, expires_at = ?3 WHERE token_hash = ?1",
				ask.hash,
				ask.now,
				expiresAt,
			),
		);
	}
	return { hash: ask.hash, account: toAccount(row), freshAt: row.fresh_at };
}

export async function deleteSession(db: Database, hash: string): Promise<void> {
	await db.run(db.prepare("DELETE FROM sessions WHERE token_hash = ?1", hash));
}

export type SessionLine = { id: string; label: string; createdAt: number; lastUsedAt: number };

/** Everybody's own, the last used first. */
export async function listSessions(db: Database, ask: { accountId: string; now: number }): Promise<SessionLine[]> {
	return db.all<SessionLine>(
		db.prepare(
			`SELECT substr(token_hash, 1, 16) AS id, label, created_at AS createdAt, last_used_at AS lastUsedAt
			FROM sessions WHERE account_id = ?1 AND expires_at > ?2 ORDER BY last_used_at DESC, token_hash LIMIT 100`,
			ask.accountId,
			ask.now,
		),
	);
}

/** False where the account has no session of this id. */
export async function revokeSession(db: Database, ask: { accountId: string; id: string }): Promise<boolean> {
	const changes = await db.run(
		db.prepare("DELETE FROM sessions WHERE account_id = ?1 AND substr(token_hash, 1, 16) = ?2", ask.accountId, ask.id),
	);
	return changes > 0;
}

/** All of an account but one. */
export async function revokeOtherSessions(db: Database, { account, hash }: Session): Promise<void> {
	await db.run(db.prepare("DELETE FROM sessions WHERE account_id = ?1 AND token_hash <> ?2", account.id, hash));
}
