// Tables passkeys and challenges: what somebody's devices sign in with, and what they are asked to sign. A challenge is
// here as its SHA-256, serves once and for one purpose.

import { type Account, type AccountRow, toAccount } from "./accounts.ts";
import type { Database } from "./database.ts";
import { type Ceiling, countStatement } from "./rates.ts";
import {
	insertSessionStatement,
	type NewSession,
	readSessionAccountStatement,
	refreshSessionStatement,
} from "./sessions.ts";

export const CHALLENGE_MS = 5 * 60_000;

/** `sign-in` is anybody's; the others are one account's. */
export type Challenge = { purpose: "sign-in" | "verify" | "add"; accountId: string | null };

export async function insertChallenge(
	db: Database,
	challenge: Challenge & { hash: string; now: number },
	ceilings: Ceiling[],
): Promise<void> {
	await db.batch([
		countStatement(db, ceilings),
		db.prepare(
			"INSERT INTO challenges (challenge_hash, purpose, account_id, expires_at) VALUES (?1, ?2, ?3, ?4)",
			challenge.hash,
			challenge.purpose,
			challenge.accountId,
			challenge.now + CHALLENGE_MS,
		),
	]);
}

/** True once. */
export async function spendChallenge(
	db: Database,
	challenge: Challenge & { hash: string; now: number },
): Promise<boolean> {
	const changes = await db.run(
		db.prepare(
			"DELETE FROM challenges WHERE challenge_hash = ?1 AND purpose = ?2 AND account_id IS ?3 AND expires_at > ?4",
			challenge.hash,
			challenge.purpose,
			challenge.accountId,
			challenge.now,
		),
	);
	return changes === 1;
}

export type Passkey = {
	id: string;
	name: string;
	createdAt: number;
	lastUsedAt: number | null;
	/** When it may have been copied, as far as its counter tells. */
	suspectAt: number | null;
};

/** What a signature is checked with. */
export type PasskeyKey = { id: string; accountId: string; publicKey: string; transports: string[] };

export async function listPasskeys(db: Database, accountId: string): Promise<Passkey[]> {
	return db.all<Passkey>(
		db.prepare(
			`SELECT id, name, created_at AS createdAt, last_used_at AS lastUsedAt, suspect_at AS suspectAt
			FROM passkeys WHERE account_id = ?1 ORDER BY created_at LIMIT 100`,
			accountId,
		),
	);
}

export async function hasPasskey(db: Database, accountId: string): Promise<boolean> {
	const rows = await db.all(db.prepare("SELECT 1 FROM passkeys WHERE account_id = ?1 LIMIT 1", accountId));
	return rows.length > 0;
}

/** By its own id, or those of an account. */
export async function readPasskeyKeys(db: Database, by: { id: string } | { accountId: string }): Promise<PasskeyKey[]> {
	const rows = await db.all<Omit<PasskeyKey, "transports"> & { transports: string }>(
		"id" in by
			? db.prepare(
					"SELECT id, account_id AS accountId, public_key AS publicKey, transports FROM passkeys WHERE id = ?1",
					by.id,
				)
			: db.prepare(
					`SELECT id, account_id AS accountId, public_key AS publicKey, transports
					FROM passkeys WHERE account_id = ?1 LIMIT 100`,
					by.accountId,
				),
	);
	return rows.map((row) => ({ ...row, transports: JSON.parse(row.transports) }));
}

/** False where the credential is known already: an id is nobody's twice. */
export async function insertPasskey(
	db: Database,
	passkey: PasskeyKey & { name: string; counter: number; now: number },
): Promise<boolean> {
	const changes = await db.run(
		db.prepare(
			`INSERT INTO passkeys (id, account_id, name, public_key, counter, transports, created_at)
			SELECT ?1, id, ?3, ?4, ?5, ?6, ?7 FROM accounts WHERE id = ?2 AND removed_at IS NULL ON CONFLICT DO NOTHING`,
			passkey.id,
			passkey.accountId,
			passkey.name,
			passkey.publicKey,
			passkey.counter,
			JSON.stringify(passkey.transports),
			passkey.now,
		),
	);
	return changes === 1;
}

/** False where the account has no such passkey; the same below. */
export async function renamePasskey(
	db: Database,
	ask: { accountId: string; id: string; name: string },
): Promise<boolean> {
	const changes = await db.run(
		db.prepare("UPDATE passkeys SET name = ?3 WHERE id = ?1 AND account_id = ?2", ask.id, ask.accountId, ask.name),
	);
	return changes === 1;
}

export async function deletePasskey(db: Database, ask: { accountId: string; id: string }): Promise<boolean> {
	const changes = await db.run(
		db.prepare("DELETE FROM passkeys WHERE id = ?1 AND account_id = ?2", ask.id, ask.accountId),
	);
	return changes === 1;
}

/** Signed something just now: `counter` is how often it did so in all, as it says itself; 0 where it does not count. */
export type Signed = { id: string; accountId: string; counter: number; now: number };

function noteUseStatement(db: Database, { id, counter, now }: Signed): D1PreparedStatement {
	return db.prepare(
		`UPDATE passkeys SET last_used_at = ?3, counter = max(counter, ?2),
			suspect_at = CASE WHEN counter > 0 AND ?2 <= counter THEN ?3 ELSE suspect_at END
		WHERE id = ?1`,
		id,
		counter,
		now,
	);
}

/** Null where the passkey's person was removed meanwhile. */
export async function startSessionByPasskey(
	db: Database,
	signed: Signed,
	session: NewSession,
): Promise<Account | null> {
	const { rows } = await db.batch<[unknown[], unknown[], AccountRow[]]>([
		insertSessionStatement(db, { ...session, accountId: signed.accountId }),
		noteUseStatement(db, signed),
		readSessionAccountStatement(db, session.sessionHash),
	]);
	const [row] = rows[2];
	return row ? toAccount(row) : null;
}

export async function refreshByPasskey(db: Database, signed: Signed, sessionHash: string): Promise<void> {
	await db.batch([noteUseStatement(db, signed), refreshSessionStatement(db, sessionHash, signed.now)]);
}
