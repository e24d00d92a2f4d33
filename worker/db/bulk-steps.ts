// One step of a decision on many comments, or of its undoing: a page of comments in one batch.

import { BULK_PAGE } from "../contract/limits.ts";
import type { Status } from "../contract/wire.ts";
import { guardStatement, tokenValues } from "./acts.ts";
import type { Bulk, Candidate } from "./bulk.ts";
import { type ChangedThread, type ChangedThreadRow, readChangedThreadsStatement, toChangedThread } from "./changes.ts";
import type { Database } from "./database.ts";

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
			`INSERT INTO decisions (comment_id, version, account_id, action, from_status, to_status, created_at, site_id, why, bulk_id,
				held_at, token_prefix, token_name)
			SELECT comments.id, comments.version, ?2, ?3, comments.status, ?4, ?5, comments.site_id, ?6, ?7, comments.held_at, ?8, ?9
			FROM json_each(?1) AS wanted
			CROSS JOIN comments ON comments.id = wanted.value ->> 0 AND comments.version = wanted.value ->> 1`,
			wanted,
			bulk.accountId,
			bulk.action,
			to,
			now,
			step.why || null,
			bulk.id,
			...tokenValues(db),
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
			`INSERT INTO decisions (comment_id, version, account_id, action, from_status, to_status, undoes, created_at, site_id, bulk_id,
				token_prefix, token_name)
			SELECT comments.id, comments.version, ?2, 'undo', comments.status, made.from_status, made.id, ?3, comments.site_id, ?4, ?5, ?6
			FROM json_each(?1) AS wanted CROSS JOIN decisions AS made ON made.id = wanted.value
			JOIN comments ON comments.id = made.comment_id AND comments.version = made.version + 1`,
			ids,
			accountId,
			now,
			undoId,
			...tokenValues(db),
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
