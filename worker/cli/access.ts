// Makes what opens the dashboard and the API: sign-in links and API tokens. Whoever may write to the database is the
// owner, so these are plain statements for it. Only hashes are stored; the tokens themselves are shown once.

import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Scope } from "../contract/roles.ts";

/** A secret to show once, and the SQL that makes it valid. */
export type Grant = { token: string; sql: string };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
export const LINK_MS = 15 * MINUTE;
/** A local start prints its link once and may stand all day. */
export const LOCAL_LINK_MS = DAY;

/** 32 random bytes, base64url: 43 characters. */
export function randomToken(): string {
	return randomBytes(32).toString("base64url");
}

function hash(token: string): string {
	return createHash("sha256").update(token).digest("hex");
}

/**
 * A one-time link to the dashboard for whoever has this name, owner or not, or for the first owner; makes an owner where
 * there is nobody.
 */
export function signInLink({
	name,
	now,
	lifetime,
}: {
	name?: string | undefined;
	now: number;
	lifetime: number;
}): Grant {
	const token = randomToken();
	const sql = `${ownerExists(name, now)}
INSERT INTO sign_in_links (token_hash, account_id, created_at, expires_at)
SELECT ${text(hash(token))}, id, ${now}, ${now + lifetime} FROM (${owner(name)});`;
	return { token, sql };
}

/** The page a link's token is opened on. In the fragment, it reaches no server's log. */
export function signInAddress(base: string, token: string): string {
	return `${base.replace(/\/+$/, "")}/dashboard/#sign-in=${token}`;
}

export type NewApiToken = { name: string; scopes: Scope[]; days: number; now: number };

/** A bearer token for scripts, acting for the first owner. */
export function apiToken({ name, scopes, days, now }: NewApiToken): Grant {
	const secret = randomToken();
	const token = `aw_${secret}`;
	const values = [text(hash(token)), text(secret.slice(0, 8)), "id", text(name), text(JSON.stringify(scopes))];
	const sql = `${ownerExists(undefined, now)}
INSERT INTO api_tokens (token_hash, prefix, account_id, name, scopes, created_at, expires_at)
SELECT ${values.join(", ")}, ${now}, ${now + days * DAY} FROM (${owner(undefined)});`;
	return { token, sql };
}

export const listApiTokens =
	"SELECT prefix, name, scopes, created_at, last_used_at, expires_at FROM api_tokens ORDER BY created_at;";

export function revokeApiToken(prefix: string): string {
	return `DELETE FROM api_tokens WHERE prefix = ${text(prefix)} RETURNING name;`;
}

export const revokeAllSessions = "DELETE FROM sign_in_links; DELETE FROM sessions RETURNING account_id;";

/** Who there is, with what they may do where. */
export const listAccounts = `SELECT name, role, created_at, (
	SELECT group_concat(role || ' of ' || ifnull(site_id, 'all sites'), ', ') FROM grants WHERE account_id = accounts.id
) AS grants, (SELECT count(*) FROM passkeys WHERE account_id = accounts.id) AS passkeys
FROM accounts WHERE removed_at IS NULL ORDER BY created_at, id;`;

/**
 * Ends every way in of whoever has this name; what they did stays under it. Answers their name, and nothing where there is
 * nobody or they are the last owner.
 */
export function removeAccount(name: string, now: number): string {
	const id = `(SELECT id FROM accounts WHERE name = ${text(name)} COLLATE NOCASE AND removed_at = ${now} LIMIT 1)`;
	const tables = ["grants", "sessions", "sign_in_links", "api_tokens", "passkeys", "challenges"];
	return `UPDATE accounts SET removed_at = ${now}, role = 'moderator', version = version + 1
WHERE name = ${text(name)} COLLATE NOCASE AND removed_at IS NULL
AND (role <> 'owner' OR (SELECT count(*) FROM accounts WHERE role = 'owner') > 1);
${tables.map((table) => `DELETE FROM ${table} WHERE account_id = ${id};`).join("\n")}
DELETE FROM invites WHERE invited_by = ${id};
INSERT INTO acts (kind, account_id, site_id, subject, label, created_at)
SELECT 'account.remove', NULL, NULL, id, name, ${now} FROM accounts WHERE id = ${id};
SELECT name FROM accounts WHERE id = ${id};`;
}

function owner(name: string | undefined): string {
	const who = name === undefined ? "role = 'owner'" : `name = ${text(name)} COLLATE NOCASE`;
	return `SELECT id FROM accounts WHERE ${who} AND removed_at IS NULL ORDER BY created_at, id LIMIT 1`;
}

function ownerExists(name: string | undefined, now: number): string {
	return `INSERT INTO accounts (id, name, role, created_at)
SELECT ${text(randomUUID())}, ${text(name ?? "Owner")}, 'owner', ${now} WHERE NOT EXISTS (${owner(name)});`;
}

/** A string literal of SQLite: a quote is doubled, and nothing else has a meaning inside one. NUL would end it early. */
export function text(value: string): string {
	return `'${value.replaceAll("\0", "").replaceAll("'", "''")}'`;
}
