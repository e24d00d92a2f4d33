// Table invites: links by which somebody new becomes an account. Only the SHA-256 of a link is here, whose beginning is
// its public id.

import type { Grant } from "../contract/roles.ts";
import { type Account, type AccountRow, FREE_NAME, isNameTaken, toAccount } from "./accounts.ts";
import { type Act, insertActStatement } from "./acts.ts";
import type { Database } from "./database.ts";
import { insertSessionStatement, type NewSession, readSessionAccountStatement } from "./sessions.ts";

export const INVITE_MS = 7 * 24 * 3_600_000;

export type Invite = {
	id: string;
	/** Whom it is for. */
	label: string;
	grants: Grant[];
	by: { id: string; name: string };
	createdAt: number;
	expiresAt: number;
};

type InviteRow = Omit<Invite, "grants" | "by"> & { grants: string; byId: string; byName: string };
const INVITE_COLUMNS = `substr(token_hash, 1, 16) AS id, label, grants, invited_by AS byId, accounts.name AS byName,
	invites.created_at AS createdAt, expires_at AS expiresAt`;

function toInvite({ grants, byId, byName, ...row }: InviteRow): Invite {
	return { ...row, grants: JSON.parse(grants), by: { id: byId, name: byName } };
}

/** Those that can still be accepted; of one person where one is named. */
export async function listInvites(db: Database, ask: { by: string | null; now: number }): Promise<Invite[]> {
	const rows = await db.all<InviteRow>(
		db.prepare(
			`SELECT ${INVITE_COLUMNS} FROM invites JOIN accounts ON accounts.id = invited_by
			WHERE expires_at > ?1 AND (?2 IS NULL OR invited_by = ?2) ORDER BY expires_at LIMIT 100`,
			ask.now,
			ask.by,
		),
	);
	return rows.map(toInvite);
}

/** Null where it was used, taken back, has expired or never was. */
export async function readInvite(db: Database, ask: { hash: string; now: number }): Promise<Invite | null> {
	const [row] = await db.all<InviteRow>(
		db.prepare(
			`SELECT ${INVITE_COLUMNS} FROM invites JOIN accounts ON accounts.id = invited_by
			WHERE token_hash = ?1 AND expires_at > ?2`,
			ask.hash,
			ask.now,
		),
	);
	return row ? toInvite(row) : null;
}

export async function insertInvite(
	db: Database,
	invite: Pick<Invite, "label" | "grants" | "expiresAt"> & {
		hash: string;
		by: string;
		/** The hash of the API token that makes it, and with which it ends. */
		byToken: string | null;
		now: number;
	},
	act: D1PreparedStatement,
): Promise<void> {
	await db.batch([
		db.prepare(
			`INSERT INTO invites (token_hash, label, grants, invited_by, created_at, expires_at, by_token)
			VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
			invite.hash,
			invite.label,
			JSON.stringify(invite.grants),
			invite.by,
			invite.now,
			invite.expiresAt,
			invite.byToken,
		),
		act,
	]);
}

export function deleteInviteStatement(db: Database, id: string): D1PreparedStatement {
	return db.prepare("DELETE FROM invites WHERE token_hash >= ?1 AND token_hash < ?1 || 'g'", id);
}

/** What undoes `account.invite`; who accepted meanwhile stays. */
export function undoInviteStatements(db: Database, act: Pick<Act, "subject">): D1PreparedStatement[] {
	return [deleteInviteStatement(db, act.subject)];
}

export type Acceptance = NewSession & { inviteHash: string; accountId: string; name: string };

/** Makes an account of an invitation and signs it in, or says why not. */
export async function acceptInvite(
	db: Database,
	{ inviteHash, accountId, name, ...session }: Acceptance,
): Promise<Account | "name-taken" | "invite-spent"> {
	const { now } = session;
	try {
		const { rows } = await db.batch<unknown[][]>([
			db.prepare(
				`INSERT INTO accounts (id, name, role, created_at)
				SELECT ?1, ${FREE_NAME}, iif(grants ->> '$[0].role' = 'owner', 'owner', 'moderator'), ?4
				FROM invites WHERE token_hash = ?3 AND expires_at > ?4`,
				accountId,
				name,
				inviteHash,
				now,
			),
			db.prepare(
				`INSERT INTO grants (account_id, site_id, role, created_at)
				SELECT ?1, value ->> 'site', value ->> 'role', ?3 FROM invites, json_each(invites.grants)
				WHERE token_hash = ?2 AND value ->> 'role' <> 'owner' AND EXISTS (SELECT 1 FROM accounts WHERE id = ?1)`,
				accountId,
				inviteHash,
				now,
			),
			db.prepare(
				"DELETE FROM invites WHERE token_hash = ?2 AND EXISTS (SELECT 1 FROM accounts WHERE id = ?1)",
				accountId,
				inviteHash,
			),
			insertSessionStatement(db, { ...session, accountId }),
			insertActStatement(db, { kind: "account.join", accountId, siteId: null, subject: accountId, label: name, now }),
			readSessionAccountStatement(db, session.sessionHash),
		]);
		return toAccount(rows.at(-1)![0] as AccountRow);
	} catch (error) {
		if (isNameTaken(error)) return "name-taken";
		// Nobody was made whose act it could be.
		if (String(error).includes("FOREIGN KEY constraint failed")) return "invite-spent";
		throw error;
	}
}
