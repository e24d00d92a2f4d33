// Tables accounts and grants, as those see them who say who may do what. One who leaves takes along every way in; what
// they did stays under their name.

import type { Grant } from "../contract/roles.ts";
import { PERSON_COLUMNS, type Person, type PersonRow, toPerson } from "./accounts.ts";
import type { Act } from "./acts.ts";
import type { Database } from "./database.ts";

/** Who runs the installation, in the order they came; on `sites` alone where those are named. */
export async function listTeam(
	db: Database,
	{ sites, after, atMost }: { sites: string[] | null; after: { createdAt: number; id: string }; atMost: number },
): Promise<Person[]> {
	const rows = await db.all<PersonRow>(
		db.prepare(
			`SELECT ${PERSON_COLUMNS} FROM accounts
			WHERE removed_at IS NULL AND (created_at, id) > (?1, ?2) AND (?3 IS NULL OR role = 'owner' OR EXISTS (
				SELECT 1 FROM grants WHERE account_id = accounts.id
				AND (site_id IS NULL OR site_id IN (SELECT value FROM json_each(?3)))
			))
			ORDER BY created_at, id LIMIT ?4`,
			after.createdAt,
			after.id,
			sites && JSON.stringify(sites),
			atMost,
		),
	);
	return rows.map(toPerson);
}

/** An owner who is no more one leaves another behind. */
const OWNER_STAYS =
	"(role <> 'owner' OR EXISTS (SELECT 1 FROM accounts AS others WHERE others.role = 'owner' AND others.id <> ?1))";

/** Whether a batch failed because the account is no longer as it was read, or is the last owner's. */
export function isRefusedChange(error: unknown): boolean {
	return String(error).includes("NOT NULL constraint failed: accounts.version");
}

/**
 * Gives an account these grants in place of what it had, and ends the invitations it made under those. To stand in a batch,
 * which fails as a whole where `isRefusedChange`.
 */
export function setGrantsStatements(
	db: Database,
	{ id, version, grants, now }: { id: string; version: number; grants: Grant[]; now: number },
): D1PreparedStatement[] {
	const isOwner = grants.some(({ role }) => role === "owner");
	return [
		db.prepare(
			`UPDATE accounts SET version = CASE WHEN version = ?2 AND (?3 = 'owner' OR ${OWNER_STAYS}) THEN version + 1 END, role = ?3
			WHERE id = ?1`,
			id,
			version,
			isOwner ? "owner" : "moderator",
		),
		db.prepare("DELETE FROM grants WHERE account_id = ?1", id),
		db.prepare(
			`INSERT INTO grants (account_id, site_id, role, created_at)
			SELECT ?1, value ->> 'site', value ->> 'role', ?3 FROM json_each(?2)`,
			id,
			JSON.stringify(isOwner ? [] : grants),
			now,
		),
		db.prepare("DELETE FROM invites WHERE invited_by = ?1", id),
	];
}

/** What undoes `account.role`: the account as it was before, unless it was changed since. */
export function undoRoleStatements(db: Database, act: Pick<Act, "subject" | "before" | "after">, now: number) {
	const { grants } = act.before as { grants: Grant[] };
	const { version } = act.after as { version: number };
	return setGrantsStatements(db, { id: act.subject, version, grants, now });
}

/** Ends every way in at once. To stand in a batch, which fails as a whole where `isRefusedChange`. */
export function removeAccountStatements(
	db: Database,
	{ id, version, now }: { id: string; version: number; now: number },
): D1PreparedStatement[] {
	return [
		db.prepare(
			`UPDATE accounts SET version = CASE WHEN version = ?2 AND ${OWNER_STAYS} THEN version + 1 END,
				role = 'moderator', removed_at = ?3
			WHERE id = ?1`,
			id,
			version,
			now,
		),
		db.prepare("DELETE FROM grants WHERE account_id = ?1", id),
		db.prepare("DELETE FROM sessions WHERE account_id = ?1", id),
		db.prepare("DELETE FROM sign_in_links WHERE account_id = ?1", id),
		db.prepare("DELETE FROM api_tokens WHERE account_id = ?1", id),
		db.prepare("DELETE FROM passkeys WHERE account_id = ?1", id),
		db.prepare("DELETE FROM challenges WHERE account_id = ?1", id),
		db.prepare("DELETE FROM invites WHERE invited_by = ?1", id),
	];
}
