// What is removed for good: threads whose 30 days are over, with every row that hangs on their comments, and what merges
// kept to be undone. A part of it each night.

import { UNDO_MS } from "../contract/acts.ts";
import type { Database } from "./database.ts";

const COMMENTS_AT_ONCE = 1_000;
const MERGES_AT_ONCE = 20;

/** A thread's last comments: answers go before what they answer. */
const LAST = `SELECT id FROM comments WHERE thread_id = ?1 ORDER BY id DESC LIMIT ${COMMENTS_AT_ONCE}`;

/** Tables with rows of a comment, in the order they can go. A new one is named here. */
const OF_COMMENT = ["comment_reactions", "reports", "revisions", "decisions", "merged_comments"] as const;

/** False where no thread is due. */
export async function removeDueThread(db: Database, now: number): Promise<boolean> {
	const [due] = await db.all<{ id: number; has_comments: number }>(
		db.prepare(
			`SELECT id, EXISTS (SELECT 1 FROM comments WHERE thread_id = threads.id) AS has_comments
			FROM threads WHERE deleted_at < ?1 ORDER BY deleted_at LIMIT 1`,
			now - UNDO_MS,
		),
	);
	if (!due) return false;
	await db.batch(due.has_comments ? lastComments(db, due.id) : emptyThread(db, due.id));
	return true;
}

function lastComments(db: Database, threadId: number): D1PreparedStatement[] {
	return [
		...OF_COMMENT.map((table) => db.prepare(`DELETE FROM ${table} WHERE comment_id IN (${LAST})`, threadId)),
		db.prepare(`DELETE FROM comments WHERE id IN (${LAST})`, threadId),
	];
}

function emptyThread(db: Database, threadId: number): D1PreparedStatement[] {
	const mergesSql = "SELECT id FROM thread_merges WHERE into_thread_id = ?1 OR from_thread_id = ?1";
	return [
		db.prepare(`DELETE FROM merged_comments WHERE merge_id IN (${mergesSql})`, threadId),
		db.prepare("DELETE FROM thread_merges WHERE into_thread_id = ?1 OR from_thread_id = ?1", threadId),
		db.prepare("DELETE FROM page_reactions WHERE thread_id = ?1", threadId),
		db.prepare("DELETE FROM thread_aliases WHERE thread_id = ?1", threadId),
		// Those merged into it are empty, and as old as it is or gone with it.
		db.prepare(
			"DELETE FROM page_reactions WHERE thread_id IN (SELECT id FROM threads WHERE merged_into = ?1)",
			threadId,
		),
		db.prepare("DELETE FROM threads WHERE merged_into = ?1", threadId),
		db.prepare("DELETE FROM threads WHERE id = ?1", threadId),
	];
}

/** What can be undone no longer needs not be remembered: then only the key of a merged thread is left, as another's. */
export function forgetMergesStatements(db: Database, now: number): D1PreparedStatement[] {
	const oldSql = `SELECT id FROM thread_merges WHERE created_at < ?1 AND is_running = 0 ORDER BY id LIMIT ${MERGES_AT_ONCE}`;
	const emptySql = `SELECT from_thread_id FROM thread_merges WHERE id IN (${oldSql}) AND is_undone = 0`;
	const before = now - UNDO_MS;
	return [
		db.prepare(`DELETE FROM merged_comments WHERE merge_id IN (${oldSql})`, before),
		db.prepare(`DELETE FROM page_reactions WHERE thread_id IN (${emptySql})`, before),
		// Its own row goes after the merges that name it: it is found by being merged, and in none.
		db.prepare(`DELETE FROM thread_merges WHERE id IN (${oldSql})`, before),
		db.prepare(
			`DELETE FROM threads WHERE id IN (
				SELECT id FROM threads WHERE merged_into IS NOT NULL
					AND NOT EXISTS (SELECT 1 FROM thread_merges WHERE from_thread_id = threads.id OR into_thread_id = threads.id)
					AND NOT EXISTS (SELECT 1 FROM comments WHERE thread_id = threads.id)
				LIMIT ${MERGES_AT_ONCE}
			)`,
		),
	];
}
