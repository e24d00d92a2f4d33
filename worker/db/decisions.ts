// Table decisions: what people decided on comments, append-only.

import type { Action, QueueItem, Status } from "../contract/wire.ts";
import { tokenValues } from "./acts.ts";
import { type Change, type ChangeRow, readChangeStatement, toChange } from "./changes.ts";
import type { Database } from "./database.ts";
import { type ItemRow, readItemStatement, toItem } from "./queue.ts";
import { settleReportsStatement } from "./reports.ts";

type DecisionRow = {
	id: number;
	account_id: string;
	action: Action;
	from_status: Status;
	to_status: Status;
	version: number;
};

/** A comment's last decision, which is what an undo undoes. */
export async function readLastDecision(db: Database, commentId: string): Promise<DecisionRow | null> {
	const [row] = await db.all<DecisionRow>(
		db.prepare(
			"SELECT id, account_id, action, from_status, to_status, version FROM decisions WHERE comment_id = ?1 ORDER BY version DESC LIMIT 1",
			commentId,
		),
	);
	return row ?? null;
}

/**
 * Writes a decision and its status together, if the comment still has the version that was read. Answers the item and its
 * thread as they now are, or null where somebody was first.
 */
export async function insertDecision(
	db: Database,
	decision: {
		commentId: string;
		version: number;
		accountId: string;
		action: Action;
		to: Status;
		undoes: number | null;
		why?: string | undefined;
		now: number;
	},
): Promise<{ item: QueueItem; change: Change } | null> {
	const { commentId, version, now } = decision;
	const { rows, changes } = await db.batch<[unknown[], unknown[], unknown[], ItemRow[], ChangeRow[]]>([
		db.prepare(
			`INSERT INTO decisions (comment_id, version, account_id, action, from_status, to_status, undoes, created_at, site_id, why,
				held_at, token_prefix, token_name)
			SELECT id, version, ?3, ?4, status, ?5, ?6, ?7, site_id, ?8, held_at, ?9, ?10 FROM comments WHERE id = ?1 AND version = ?2`,
			commentId,
			version,
			decision.accountId,
			decision.action,
			decision.to,
			decision.undoes,
			now,
			decision.why || null,
			...tokenValues(db),
		),
		settleReportsStatement(db, decision),
		db.prepare(
			// What is undone gives back its place: a report may have given it a later one meanwhile.
			`UPDATE comments SET status = ?3, version = version + 1,
				held_at = coalesce((SELECT made.held_at FROM decisions AS made WHERE made.id = ?4), held_at)
			WHERE id = ?1 AND version = ?2`,
			commentId,
			version,
			decision.to,
			decision.undoes,
		),
		readItemStatement(db, commentId),
		readChangeStatement(db, commentId),
	]);
	const [row] = rows[3];
	return changes[2] && row ? { item: toItem(row), change: toChange(rows[4][0]!) } : null;
}
