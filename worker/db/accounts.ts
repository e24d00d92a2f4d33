// Table accounts, with the grants of each: who runs the installation, and what they may do where.

import type { Grant } from "../contract/roles.ts";
import type { Database } from "./database.ts";

/** Somebody who signs in, and what they may do where. */
export type Account = { id: string; name: string; grants: Grant[] };
export type AccountRow = { id: string; name: string; role: "owner" | "moderator"; grants: string };
export const ACCOUNT_COLUMNS = `accounts.id, accounts.name, accounts.role, (
	SELECT json_group_array(json_object('site', site_id, 'role', grants.role)) FROM grants WHERE account_id = accounts.id
) AS grants`;

export function toAccount({ id, name, role, grants }: AccountRow): Account {
	return { id, name, grants: role === "owner" ? [{ site: null, role }] : JSON.parse(grants) };
}

/** Somebody as those see them who say who may do what. */
export type Person = Account & { version: number; createdAt: number };
export type PersonRow = AccountRow & { version: number; createdAt: number };
export const PERSON_COLUMNS = `${ACCOUNT_COLUMNS}, version, accounts.created_at AS createdAt`;

export function toPerson({ version, createdAt, ...row }: PersonRow): Person {
	return { ...toAccount(row), version, createdAt };
}

/** Null where there is nobody of this id any more. */
export async function readPerson(db: Database, id: string): Promise<Person | null> {
	const [row] = await db.all<PersonRow>(
		db.prepare(`SELECT ${PERSON_COLUMNS} FROM accounts WHERE id = ?1 AND removed_at IS NULL`, id),
	);
	return row ? toPerson(row) : null;
}

/** In SQL: a name (?2) for one account (?1), or null where somebody else here has it. Case tells no two names apart. */
export const FREE_NAME = `(SELECT ?2 WHERE NOT EXISTS (
	SELECT 1 FROM accounts AS others WHERE others.name = ?2 COLLATE NOCASE AND others.id <> ?1 AND others.removed_at IS NULL
))`;

/** Whether a batch failed because somebody else has the name. */
export function isNameTaken(error: unknown): boolean {
	return String(error).includes("NOT NULL constraint failed: accounts.name");
}

/** False where somebody else here has the name: then `act` is not done either. */
export async function renameAccount(
	db: Database,
	ask: { id: string; name: string },
	act: D1PreparedStatement,
): Promise<boolean> {
	try {
		await db.batch([db.prepare(`UPDATE accounts SET name = ${FREE_NAME} WHERE id = ?1`, ask.id, ask.name), act]);
		return true;
	} catch (error) {
		if (isNameTaken(error)) return false;
		throw error;
	}
}
