// One decision on many comments, a page of them at a time, under one act: table bulks says how far it is.

import type { ActKind } from "../contract/acts.ts";
import { BULK_PAGE } from "../contract/limits.ts";
import type { Action, Status } from "../contract/wire.ts";
import { guardStatement, insertActStatement } from "./acts.ts";
import { type ChangedThread, type ChangedThreadRow, readChangedThreadsStatement, toChangedThread } from "./changes.ts";
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

/** Under ?2 a decision was just written on the version the comment still has. */
const IS_DECIDED = `EXISTS (
	SELECT 1 FROM decisions WHERE comment_id = comments.id AND decisions.version = comments.version AND bulk_id = ?2
)`;

/**
 * Decides on a page of comments in one batch, each only if it still has its version. Answers the threads in which readers
 * see something of it; null where the bulk has moved on from where this request began: another one was first.
 */
export async function decideBatch(
	db: Database,
	step: {
		bulk: Bulk;
		to: Status;
		comments: Candidate[];
		cursor: string | null;
		why?: string | undefined;
		now: number;
	},
): Promise<ChangedThread[] | null> {
	const { bulk, to, now } = step;
	const wanted = JSON.stringify(step.comments.map(({ id, version }) => [id, version]));
	const seen = step.comments.filter(({ status }) => status === "visible" || to === "visible");
	return runGuarded(db, [
		guardStatement(db, "SELECT 1 FROM bulks WHERE id = ?1 AND cursor IS ?2 AND is_over = 0", bulk.id, bulk.cursor),
		db.prepare(
			`INSERT INTO decisions (comment_id, version, account_id, action, from_status, to_status, created_at, site_id, why, bulk_id, held_at)
			SELECT comments.id, comments.version, ?2, ?3, comments.status, ?4, ?5, comments.site_id, ?6, ?7,
				comments.held_at
			FROM json_each(?1) AS wanted
			CROSS JOIN comments ON comments.id = wanted.value ->> 0 AND comments.version = wanted.value ->> 1`,
			wanted,
			bulk.accountId,
			bulk.action,
			to,
			now,
			step.why || null,
			bulk.id,
		),
		db.prepare(
			`UPDATE reports SET decision_id = (SELECT id FROM decisions WHERE comment_id = reports.comment_id AND bulk_id = ?2)
			WHERE comment_id IN (SELECT value ->> 0 FROM json_each(?1)) AND decision_id IS NULL
				AND EXISTS (SELECT 1 FROM comments WHERE comments.id = reports.comment_id AND ${IS_DECIDED})`,
			wanted,
			bulk.id,
		),
		db.prepare(
			`UPDATE comments SET status = ?3, version = version + 1
			WHERE id IN (SELECT value ->> 0 FROM json_each(?1)) AND ${IS_DECIDED}`,
			wanted,
			bulk.id,
			to,
		),
		db.prepare(
			"UPDATE bulks SET done = done + changes(), cursor = ?2, is_over = ?3 WHERE id = ?1",
			bulk.id,
			step.cursor ?? bulk.cursor,
			Number(step.cursor === null),
		),
		readChangedThreadsStatement(db, JSON.stringify(seen.map(({ id }) => id))),
	]);
}

type UndoneRow = { id: number; comment_id: string; is_seen: number; is_same: number };

export type UndoneBatch = {
	undone: number;
	isOver: boolean;
	/** In which readers see something of it. */
	threads: ChangedThread[];
	commentIds: string[];
};

/**
 * Takes back the next page of a bulk's decisions, but for comments on which somebody decided since. The first one writes
 * the act of undoing. Null where another request was first.
 */
export async function undoBatch(
	db: Database,
	step: { bulk: Bulk; accountId: string; sites: string[] | null; opening: D1PreparedStatement[]; now: number },
): Promise<UndoneBatch | null> {
	const { bulk, accountId, now } = step;
	const rows = await db.all<UndoneRow>(
		db.prepare(
			`SELECT made.id, comments.id AS comment_id, 'visible' IN (made.from_status, made.to_status) AS is_seen,
				comments.version = made.version + 1 AND comments.status = made.to_status
					AND (?3 IS NULL OR comments.site_id IN (SELECT value FROM json_each(?3))) AS is_same
			FROM decisions AS made JOIN comments ON comments.id = made.comment_id
			WHERE made.bulk_id = ?1 AND made.id > ?2 ORDER BY made.id LIMIT ${BULK_PAGE}`,
			bulk.id,
			bulk.undoCursor ?? 0,
			step.sites && JSON.stringify(step.sites),
		),
	);
	const undone = rows.filter(({ is_same }) => is_same);
	const ids = JSON.stringify(undone.map(({ id }) => id));
	const commentIds = idsOf(undone);
	const seen = idsOf(undone.filter(({ is_seen }) => is_seen));
	const undoId = `undo ${bulk.id}`;
	const threads = await runGuarded(db, [
		...step.opening,
		guardStatement(db, "SELECT 1 FROM bulks WHERE id = ?1 AND undo_cursor IS ?2", bulk.id, bulk.undoCursor),
		db.prepare(
			`INSERT INTO decisions (comment_id, version, account_id, action, from_status, to_status, undoes, created_at, site_id, bulk_id)
			SELECT comments.id, comments.version, ?2, 'undo', comments.status, made.from_status, made.id, ?3, comments.site_id, ?4
			FROM json_each(?1) AS wanted CROSS JOIN decisions AS made ON made.id = wanted.value
			JOIN comments ON comments.id = made.comment_id AND comments.version = made.version + 1`,
			ids,
			accountId,
			now,
			undoId,
		),
		db.prepare(
			`UPDATE reports SET decision_id = NULL WHERE comment_id IN (SELECT value FROM json_each(?1))
				AND decision_id IN (SELECT value FROM json_each(?2))`,
			commentIds,
			ids,
		),
		db.prepare(
			`UPDATE comments SET version = version + 1, (status, held_at) = (
				SELECT from_status, coalesce(made.held_at, comments.held_at) FROM decisions AS made
				WHERE made.comment_id = comments.id AND made.bulk_id = ?3
			) WHERE id IN (SELECT value FROM json_each(?1)) AND ${IS_DECIDED}`,
			commentIds,
			undoId,
			bulk.id,
		),
		db.prepare(
			"UPDATE bulks SET undone = undone + changes(), undo_cursor = ?2, is_over = 1 WHERE id = ?1",
			bulk.id,
			rows.at(-1)?.id ?? bulk.undoCursor ?? 0,
		),
		readChangedThreadsStatement(db, seen),
	]);
	if (!threads) return null;
	return { undone: undone.length, isOver: rows.length < BULK_PAGE, threads, commentIds: JSON.parse(commentIds) };
}

const idsOf = (rows: UndoneRow[]) => JSON.stringify(rows.map(({ comment_id }) => comment_id));

/** The threads that the last statement reads; null where a guard stopped it. */
async function runGuarded(db: Database, statements: D1PreparedStatement[]): Promise<ChangedThread[] | null> {
	try {
		const { rows } = await db.batch(statements);
		return (rows.at(-1) as ChangedThreadRow[]).map(toChangedThread);
	} catch (error) {
		if (/(UNIQUE|NOT NULL) constraint failed: (acts|decisions)\./.test(String(error))) return null;
		throw error;
	}
}
