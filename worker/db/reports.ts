// Table reports: what readers say against comments, once each. Triggers count the open ones on the comment, which then
// stands in the queue; a moderator's decision settles them, and its undoing opens them again.

import type { ReportReason } from "../contract/wire.ts";
import type { Database } from "./database.ts";
import { type Ceiling, countStatement } from "./rates.ts";

export type Report = {
	commentId: string;
	/** An author's id or a keyed hash. */
	reporter: string;
	reason: ReportReason;
	note: string | null;
	now: number;
};

/** A repeat by the same reporter changes nothing. */
export async function insertReport(db: Database, report: Report, ceilings: Ceiling[]): Promise<void> {
	await db.batch([
		countStatement(db, ceilings),
		db.prepare(
			`INSERT INTO reports (comment_id, reporter, reason, note, created_at)
			SELECT id, ?2, ?3, ?4, ?5 FROM comments WHERE id = ?1 AND status = 'visible' ON CONFLICT DO NOTHING`,
			report.commentId,
			report.reporter,
			report.reason,
			report.note,
			report.now,
		),
	]);
}

const OF_THIS_VERSION = "EXISTS (SELECT 1 FROM comments WHERE id = ?1 AND version = ?2)";

/**
 * To stand in the batch of a decision, between it and the comment's new version: whatever it is, it settles the open
 * reports; an undoing opens again what the undone one settled.
 */
export function settleReportsStatement(
	db: Database,
	decision: { commentId: string; version: number; undoes: number | null },
): D1PreparedStatement {
	const { commentId, version, undoes } = decision;
	if (undoes !== null) {
		return db.prepare(
			`UPDATE reports SET decision_id = NULL WHERE comment_id = ?1 AND decision_id = ?3 AND ${OF_THIS_VERSION}`,
			commentId,
			version,
			undoes,
		);
	}
	return db.prepare(
		`UPDATE reports SET decision_id = (SELECT id FROM decisions WHERE comment_id = ?1 AND version = ?2)
		WHERE comment_id = ?1 AND decision_id IS NULL AND ${OF_THIS_VERSION}`,
		commentId,
		version,
	);
}
