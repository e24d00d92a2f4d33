// Tables accounts, sign_in_links, sessions and api_tokens: who runs the installation and how they are known.
// Of every secret only its SHA-256 is here.

import type { Grant, Scope } from "../contract/roles.ts";
import type { Database } from "./database.ts";

const HOUR = 3_600_000;
/** A session ends 12 hours after its last use and 30 days after its start at the latest (R-SES-5). */
const SESSION_IDLE_MS = 12 * HOUR;
const SESSION_MAX_MS = 30 * 24 * HOUR;
const TOUCH_EVERY_MS = HOUR / 6;

/** Somebody who signs in, and what they may do where. */
export type Account = { id: string; name: string; grants: Grant[] };
type AccountRow = { id: string; name: string; role: "owner" | "moderator"; grants: string };
const ACCOUNT_COLUMNS = `accounts.id, accounts.name, accounts.role, (
	SELECT json_group_array(json_object('site', site_id, 'role', grants.role)) FROM grants WHERE account_id = accounts.id
) AS grants`;

function toAccount({ id, name, role, grants }: AccountRow): Account {
	return { id, name, grants: role === "owner" ? [{ site: null, role }] : JSON.parse(grants) };
}

/** Spends a sign-in link for a session. Null where it was spent, has expired or never was. */
export async function startSession(
	db: Database,
	ask: { linkHash: string; sessionHash: string; now: number },
): Promise<Account | null> {
	const { linkHash, sessionHash, now } = ask;
	const { rows } = await db.batch<[unknown[], unknown[], AccountRow[]]>([
		db.prepare(
			`INSERT INTO sessions (token_hash, account_id, created_at, last_used_at, expires_at)
			SELECT ?2, account_id, ?3, ?3, ?4 FROM sign_in_links WHERE token_hash = ?1 AND used_at IS NULL AND expires_at > ?3`,
			linkHash,
			sessionHash,
			now,
			now + SESSION_IDLE_MS,
		),
		db.prepare(
			"UPDATE sign_in_links SET used_at = ?2 WHERE token_hash = ?1 AND used_at IS NULL AND expires_at > ?2",
			linkHash,
			now,
		),
		db.prepare(
			`SELECT ${ACCOUNT_COLUMNS} FROM sessions JOIN accounts ON accounts.id = sessions.account_id WHERE token_hash = ?1`,
			sessionHash,
		),
	]);
	const [row] = rows[2];
	return row ? toAccount(row) : null;
}

export async function readSession(db: Database, ask: { hash: string; now: number }): Promise<Account | null> {
	const [row] = await db.all<AccountRow & { last_used_at: number; created_at: number }>(
		db.prepare(
			`SELECT ${ACCOUNT_COLUMNS}, sessions.last_used_at, sessions.created_at
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
	return toAccount(row);
}

export async function deleteSession(db: Database, hash: string): Promise<void> {
	await db.run(db.prepare("DELETE FROM sessions WHERE token_hash = ?1", hash));
}

/** The account behind an API token, and what the token may do. */
export async function readApiToken(
	db: Database,
	ask: { hash: string; now: number },
): Promise<{ account: Account; scopes: Scope[] } | null> {
	const [row] = await db.all<AccountRow & { scopes: string; last_used_at: number | null }>(
		db.prepare(
			`SELECT ${ACCOUNT_COLUMNS}, scopes, last_used_at FROM api_tokens JOIN accounts ON accounts.id = api_tokens.account_id
			WHERE token_hash = ?1 AND expires_at > ?2`,
			ask.hash,
			ask.now,
		),
	);
	if (!row) return null;
	if ((row.last_used_at ?? 0) < ask.now - TOUCH_EVERY_MS) {
		await db.run(db.prepare("UPDATE api_tokens SET last_used_at = ?2 WHERE token_hash = ?1", ask.hash, ask.now));
	}
	return { account: toAccount(row), scopes: JSON.parse(row.scopes) };
}
