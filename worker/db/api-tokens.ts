// Table api_tokens: how scripts are known. Only the SHA-256 of a token is here; its first characters are its public name.

import type { Scope } from "../contract/roles.ts";
import { ACCOUNT_COLUMNS, type Account, type AccountRow, toAccount } from "./accounts.ts";
import type { Database } from "./database.ts";

const TOUCH_EVERY_MS = 600_000;

export type AskingToken = { hash: string; prefix: string; name: string; scopes: Scope[]; expiresAt: number };
type AskingRow = AccountRow & {
	prefix: string;
	token_name: string;
	scopes: string;
	last_used_at: number | null;
	expires_at: number;
};

/** An API token that still is one, and the account behind it. */
export async function readApiToken(
	db: Database,
	ask: { hash: string; now: number },
): Promise<{ account: Account; token: AskingToken } | null> {
	const [row] = await db.all<AskingRow>(
		db.prepare(
			`SELECT ${ACCOUNT_COLUMNS}, prefix, api_tokens.name AS token_name, scopes, last_used_at, expires_at
			FROM api_tokens JOIN accounts ON accounts.id = api_tokens.account_id
			WHERE token_hash = ?1 AND expires_at > ?2`,
			ask.hash,
			ask.now,
		),
	);
	if (!row) return null;
	if ((row.last_used_at ?? 0) < ask.now - TOUCH_EVERY_MS) {
		await db.run(db.prepare("UPDATE api_tokens SET last_used_at = ?2 WHERE token_hash = ?1", ask.hash, ask.now));
	}
	const { prefix, token_name: name, expires_at: expiresAt } = row;
	return {
		account: toAccount(row),
		token: { hash: ask.hash, prefix, name, scopes: JSON.parse(row.scopes), expiresAt },
	};
}

/** Somebody's token by its public name, while it is one. */
export async function findApiToken(
	db: Database,
	ask: { accountId: string; prefix: string; now: number },
): Promise<{ prefix: string; name: string } | null> {
	const [row] = await db.all<{ prefix: string; name: string }>(
		db.prepare(
			"SELECT prefix, name FROM api_tokens WHERE account_id = ?1 AND prefix = ?2 AND expires_at > ?3",
			ask.accountId,
			ask.prefix,
			ask.now,
		),
	);
	return row ?? null;
}

export type ApiToken = {
	prefix: string;
	name: string;
	scopes: Scope[];
	createdAt: number;
	lastUsedAt: number | null;
	expiresAt: number;
};

/** Somebody's own, the newest first; those that have expired are shown until they are forgotten. */
export async function listApiTokens(db: Database, accountId: string): Promise<ApiToken[]> {
	const rows = await db.all<Omit<ApiToken, "scopes"> & { scopes: string }>(
		db.prepare(
			`SELECT prefix, name, scopes, created_at AS createdAt, last_used_at AS lastUsedAt, expires_at AS expiresAt
			FROM api_tokens WHERE account_id = ?1 ORDER BY created_at DESC, token_hash LIMIT 100`,
			accountId,
		),
	);
	return rows.map((row) => ({ ...row, scopes: JSON.parse(row.scopes) }));
}

export type NewApiToken = Omit<ApiToken, "lastUsedAt"> & { hash: string; accountId: string };

/** Nothing where the account has `atMost` already; `act` stands in the batch. */
export async function insertApiToken(
	db: Database,
	token: NewApiToken,
	{ atMost, act }: { atMost: number; act: D1PreparedStatement },
): Promise<boolean> {
	if ((await listApiTokens(db, token.accountId)).length >= atMost) return false;
	await db.batch([
		db.prepare(
			`INSERT INTO api_tokens (token_hash, prefix, account_id, name, scopes, created_at, expires_at)
			VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
			token.hash,
			token.prefix,
			token.accountId,
			token.name,
			JSON.stringify(token.scopes),
			token.createdAt,
			token.expiresAt,
		),
		act,
	]);
	return true;
}

/** The name of what was revoked, or null where the account has no such token. */
export async function revokeApiToken(db: Database, ask: { accountId: string; prefix: string }): Promise<string | null> {
	const [row] = await db.all<{ name: string }>(
		db.prepare(
			"DELETE FROM api_tokens WHERE account_id = ?1 AND prefix = ?2 RETURNING name",
			ask.accountId,
			ask.prefix,
		),
	);
	return row?.name ?? null;
}
