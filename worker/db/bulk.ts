// One decision on many comments, a page of them at a time, under one act: table bulks says how far it is.

import type { ActKind } from "../contract/acts.ts";
import { BULK_PAGE } from "../contract/limits.ts";
import type { Action, Status } from "../contract/wire.ts";
import { insertActStatement } from "./acts.ts";
import type { Database } from "./database.ts";
import { isByWaiting, openWalk, type QueueFilter } from "./queue-filter.ts";

export type BulkAction = Exclude<Action, "undo">;
export type Bulk = {
	id: string;
	actId: number;
	accountId: string;
	action: BulkAction;
	cursor: string | null;
	done: number;
	isOver: boolean;
	undoCursor: number | null;
	undone: number;
	/** When it began: what came later is not meant. */
	createdAt: number;
};
type BulkRow = {
	id: string;
	act_id: number;
	account_id: string;
	action: BulkAction;
	cursor: string | null;
	done: number;
	is_over: number;
	undo_cursor: number | null;
	undone: number;
	created_at: number;
};

const BULK_SQL = `SELECT bulks.id, act_id, bulks.account_id, action, cursor, done, is_over, undo_cursor, undone, created_at
	FROM bulks JOIN acts ON acts.id = act_id`;

function toBulk(row: BulkRow): Bulk {
	return {
		id: row.id,
		actId: row.act_id,
		accountId: row.account_id,
		action: row.action,
		cursor: row.cursor,
		done: row.done,
		isOver: row.is_over === 1,
		undoCursor: row.undo_cursor,
		undone: row.undone,
		createdAt: row.created_at,
	};
}

export async function readBulk(db: Database, id: string): Promise<Bulk | null> {
	const [row] = await db.all<BulkRow>(db.prepare(`${BULK_SQL} WHERE bulks.id = ?1`, id));
	return row ? toBulk(row) : null;
}

export async function readBulkOfAct(db: Database, actId: number): Promise<Bulk | null> {
	const [row] = await db.all<BulkRow>(db.prepare(`${BULK_SQL} WHERE act_id = ?1`, actId));
	return row ? toBulk(row) : null;
}

/** Writes the act and what is worked off under it; of two first requests one does. */
export async function startBulk(
	db: Database,
	bulk: {
		id: string;
		accountId: string;
		action: BulkAction;
		siteId: string | null;
		what: object;
		why?: string | undefined;
		now: number;
	},
): Promise<Bulk> {
	const kind: ActKind = `bulk.${bulk.action}`;
	await db.batch([
		db.prepare("SELECT 1 FROM bulks WHERE id = ?1", bulk.id),
		insertActStatement(db, { ...bulk, kind, subject: bulk.id, after: bulk.what }),
		db.prepare(
			"INSERT INTO bulks (id, act_id, account_id, action) VALUES (?1, last_insert_rowid(), ?2, ?3)",
			bulk.id,
			bulk.accountId,
			bulk.action,
		),
	]);
	return (await readBulk(db, bulk.id))!;
}

export type Candidate = {
	id: string;
	version: number;
	status: Status;
	isReported: boolean;
	siteId: string;
};
type CandidateRow = Pick<Candidate, "id" | "version" | "status"> & {
	is_reported: number;
	site_id: string;
	held_at: number | null;
	n: number;
	holds: number;
};
const CANDIDATE_SQL = `comments.id, comments.version, comments.status, comments.reports <> '{}' AS is_reported, comments.site_id,
	comments.held_at`;

function toCandidate(row: CandidateRow): Candidate {
	const { id, version, status } = row;
	return { id, version, status, isReported: row.is_reported === 1, siteId: row.site_id };
}

/** Of those named, the ones that still have the version that was seen, on the sites given (null: on all). */
export async function readNamed(
	db: Database,
	named: { id: string; version: number }[],
	sites: string[] | null,
): Promise<Candidate[]> {
	const rows = await db.all<CandidateRow>(
		db.prepare(
			`SELECT ${CANDIDATE_SQL} FROM json_each(?1) AS named
			CROSS JOIN comments ON comments.id = named.value ->> 'id' AND comments.version = named.value ->> 'version'
			WHERE ?2 IS NULL OR comments.site_id IN (SELECT value FROM json_each(?2))`,
			JSON.stringify(named),
			sites && JSON.stringify(sites),
		),
	);
	return rows.map(toCandidate);
}

/** The next ones a filter lets through, and from where to go on; `cursor` null at the end. */
export async function readMatching(
	db: Database,
	{ filter, after }: { filter: QueueFilter; after: string | null },
): Promise<{ candidates: Candidate[]; cursor: string | null }> {
	const { walkSql, values, endsAt } = await openWalk(db, { filter, after: after ?? undefined }, BULK_PAGE);
	const rows = await db.all<CandidateRow>(
		db.prepare(
			`SELECT ${CANDIDATE_SQL}, walked.n, walked.holds FROM (${walkSql}) AS walked
			CROSS JOIN comments ON comments.rowid = walked.row ORDER BY walked.n`,
			...values,
		),
	);
	const last = rows.at(-1);
	const isMore = rows.length === BULK_PAGE || (last !== undefined && last.n === endsAt);
	const place = last && (isByWaiting(filter) ? `${last.held_at}-${last.id}` : last.id);
	return { candidates: rows.filter(({ holds }) => holds).map(toCandidate), cursor: isMore ? place! : null };
}
