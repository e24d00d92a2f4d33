// Undoing what people did: what makes it as it was, act by act. Of two who undo one, and where somebody has changed the same
// thing since, nothing happens.

import type { ActKind } from "../contract/acts.ts";
import type { StaffOperation } from "../contract/operations.ts";
import type { Act } from "./acts.ts";
import { undoEdit, undoPin, undoReply } from "./comment-acts.ts";
import type { Database } from "./database.ts";
import { undoInviteStatements } from "./invites.ts";
import { undoDismissal } from "./notices.ts";
import { undoRedirects } from "./redirects.ts";
import { undoRuleAct } from "./rules.ts";
import { undoStanding } from "./standing.ts";
import { undoRoleStatements } from "./team.ts";
import { undoThreadChange } from "./thread-edits.ts";

/** An act as it was written down. */
export type DoneAct = {
	id: number;
	kind: ActKind;
	accountId: string | null;
	siteId: string | null;
	subject: string;
	label: string;
	before: Record<string, unknown>;
	after: Record<string, unknown>;
	createdAt: number;
	isUndone: boolean;
	/** Itself undoes another. */
	isUndoing: boolean;
	/** Somebody did something of the same kind to the same thing later. */
	isOvertaken: boolean;
};

type Statements = D1PreparedStatement[];
/** Null where the thing is no longer as the act left it. */
type Undo = (db: Database, act: DoneAct, now: number) => Statements | Promise<Statements | null>;

/** What doing it took, as the operation that did it; a change of roles may give back more than an admin may give. */
type Undoing = { as: StaffOperation; ofOwners?: true; statements: Undo };

/** By kind. What is not here cannot be undone. */
export const undos: Partial<Record<ActKind, Undoing>> = {
	"comment.edit": { as: "rewordComment", statements: undoEdit },
	"comment.reply": { as: "createReply", statements: undoReply },
	...ofKinds("setPinned", ["comment.pin", "comment.unpin"], undoPin),
	...ofKinds("setThreadClosed", ["thread.close", "thread.open"], undoThreadChange),
	...ofKinds("editThread", ["thread.edit", "thread.move", "thread.mode"], undoThreadChange),
	...ofKinds("deleteThread", ["thread.delete", "thread.restore"], undoThreadChange),
	"site.redirect": { as: "saveRedirects", statements: undoRedirects },
	...ofKinds("setStanding", ["author.trust", "author.watch", "author.ban", "author.clear"], (db, act, now) =>
		undoStanding(db, act as never, now),
	),
	...ofKinds("editRule", ["rule.create", "rule.edit", "rule.move", "rule.delete"], (db, act, now) =>
		undoRuleAct(db, { ...act, site_id: act.siteId }, now),
	),
	"notice.dismiss": { as: "dismissNotice", statements: (db, act) => undoDismissal(db, act) },
	"account.invite": { as: "createInvite", statements: (db, act) => undoInviteStatements(db, act) },
	"account.role": {
		as: "setRoles",
		ofOwners: true,
		statements: (db, act, now) => undoRoleStatements(db, act, now),
	},
};

function ofKinds(as: StaffOperation, kinds: ActKind[], statements: Undo): Partial<Record<ActKind, Undoing>> {
	return Object.fromEntries(kinds.map((kind) => [kind, { as, statements }]));
}

type ActRow = {
	id: number;
	kind: ActKind;
	account_id: string | null;
	site_id: string | null;
	subject: string;
	label: string;
	before: string;
	after: string;
	undoes: number | null;
	created_at: number;
	is_undone: number;
	is_overtaken: number;
};

/** All that is done to a comment is of one family; of a thread each side is, since one request may change several. */
const familySql = (act: string) => `CASE
	WHEN ${act}.kind IN ('thread.edit', 'thread.move', 'thread.mode') THEN ${act}.kind
	WHEN ${act}.kind IN ('thread.close', 'thread.open') THEN 'thread.close'
	WHEN ${act}.kind IN ('thread.delete', 'thread.restore') THEN 'thread.delete'
	ELSE substr(${act}.kind, 1, instr(${act}.kind, '.')) END`;
/** What was done later and taken back again is as if it had never been. */
const OVERTAKEN = `EXISTS (
	SELECT 1 FROM acts AS later WHERE later.subject = acts.subject AND later.id > acts.id
		AND ${familySql("later")} = ${familySql("acts")} AND coalesce(later.undoes, 0) < acts.id
		AND NOT EXISTS (SELECT 1 FROM acts AS undoing WHERE undoing.undoes = later.id)
)`;

export async function readAct(db: Database, id: number): Promise<DoneAct | null> {
	const [row] = await db.all<ActRow>(
		db.prepare(
			`SELECT id, kind, account_id, site_id, subject, label, before, after, undoes, created_at,
				EXISTS (SELECT 1 FROM acts AS undoing WHERE undoing.undoes = acts.id) AS is_undone, ${OVERTAKEN} AS is_overtaken
			FROM acts WHERE id = ?1`,
			id,
		),
	);
	if (!row) return null;
	return {
		id: row.id,
		kind: row.kind,
		accountId: row.account_id,
		siteId: row.site_id,
		subject: row.subject,
		label: row.label,
		before: JSON.parse(row.before),
		after: JSON.parse(row.after),
		createdAt: row.created_at,
		isUndone: row.is_undone === 1,
		isUndoing: row.undoes !== null,
		isOvertaken: row.is_overtaken === 1,
	};
}

/** The act of undoing another: it says the same of the same, the other way round. */
export function undoingOf(act: DoneAct, by: { accountId: string; why?: string | undefined; now: number }): Act {
	const { kind, siteId, subject, label, before, after, id } = act;
	return { kind, siteId, subject, label, before: after, after: before, undoes: id, ...by };
}

/** Runs what undoes an act, and writes that down. False where it was undone, or the thing changed, a moment ago. */
export async function runUndo(db: Database, statements: D1PreparedStatement[]): Promise<boolean> {
	try {
		await db.batch(statements);
		return true;
	} catch (error) {
		if (/(UNIQUE|NOT NULL) constraint failed: (acts|accounts)\./.test(String(error))) return false;
		throw error;
	}
}
