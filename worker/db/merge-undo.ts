// Where the undoing of a merge begins: its act, and the keys that find the source again. The comments move back by
// `moveComments`.

import { UNDO_MS } from "../contract/acts.ts";
import { insertActStatement } from "./acts.ts";
import type { Database } from "./database.ts";
import { MERGE_COLUMNS, type Merge, type MergeRow, toMerge } from "./thread-merges.ts";
import type { DoneAct } from "./undo.ts";

/** The latest merge of the two threads an act of the kind `thread.merge` is about. */
export async function readMergeOfAct(db: Database, act: DoneAct): Promise<Merge | null> {
	const [row] = await db.all<MergeRow>(
		db.prepare(
			`SELECT ${MERGE_COLUMNS} FROM thread_merges WHERE from_thread_id = ?2 AND into_thread_id = ?3 AND site_id = ?1
			ORDER BY id DESC LIMIT 1`,
			act.siteId,
			act.before.from as number,
			Number(act.subject),
		),
	);
	return row ? toMerge(row) : null;
}

/** The act of a merge, as the table acts has it. */
export type MergeAct = {
	id: number;
	siteId: string;
	label: string;
	from: string | null;
	key: string;
	aliases: string[];
};

/** What a merge's undoing needs of its act. Null where that is undone, or too long ago. */
export async function readMergeAct(db: Database, merge: Merge, now: number): Promise<MergeAct | null> {
	if (merge.createdAt < now - UNDO_MS) return null;
	const [row] = await db.all<{ id: number; label: string; from: string | null; aliases: string; page: string }>(
		db.prepare(
			`SELECT acts.id, acts.label, before ->> 'label' AS "from", before ->> 'aliases' AS aliases, after ->> 'page' AS page FROM acts
			WHERE subject = ?1 AND kind = 'thread.merge' AND before ->> 'from' = ?2 AND undoes IS NULL
				AND NOT EXISTS (SELECT 1 FROM acts AS undoing WHERE undoing.undoes = acts.id)
			ORDER BY acts.id DESC LIMIT 1`,
			String(merge.into),
			merge.from,
		),
	);
	if (!row) return null;
	const { id, label, from, page: key, aliases } = row;
	return { id, siteId: merge.siteId, label, from, key, aliases: JSON.parse(aliases) };
}

/**
 * Begins to undo a merge: the keys find the source again, whose comments come back by `moveComments`. False where the
 * target was itself merged meanwhile, or somebody was first.
 */
export async function startMergeUndo(
	db: Database,
	{ merge, act, ...by }: { merge: Merge; act: MergeAct; accountId: string; why?: string | undefined; now: number },
): Promise<boolean> {
	const { id, siteId, from, into } = merge;
	const statements = [
		// Where the target stands no more, or this is undone, it becomes a NULL, which the table refuses.
		db.prepare(
			`UPDATE thread_merges SET is_running = 1, is_undone = (
				SELECT 1 FROM threads WHERE threads.id = ?2 AND merged_into IS NULL AND is_undone = 0
			) WHERE id = ?1`,
			id,
			into,
		),
		db.prepare("UPDATE threads SET merged_into = NULL, version = version + 1 WHERE id = ?1", from),
		db.prepare("UPDATE threads SET version = version + 1 WHERE id = ?1", into),
		db.prepare(
			"DELETE FROM thread_aliases WHERE site_id = ?1 AND page_key = ?2 AND thread_id = ?3",
			siteId,
			act.key,
			into,
		),
		db.prepare(
			`UPDATE thread_aliases SET thread_id = ?4
			WHERE site_id = ?1 AND thread_id = ?3 AND page_key IN (SELECT value FROM json_each(?2))`,
			siteId,
			JSON.stringify(act.aliases),
			into,
			from,
		),
		// The likes that came along, known by when they were given.
		db.prepare(
			`DELETE FROM page_reactions WHERE thread_id = ?1 AND EXISTS (
				SELECT 1 FROM page_reactions AS own WHERE own.thread_id = ?2
					AND own.author_id = page_reactions.author_id AND own.created_at = page_reactions.created_at
			)`,
			into,
			from,
		),
		insertActStatement(db, {
			...by,
			kind: "thread.merge",
			siteId,
			subject: String(into),
			label: act.label,
			...(act.from !== null && { before: { label: act.from } }),
			undoes: act.id,
		}),
	];
	try {
		await db.batch(statements);
		return true;
	} catch (error) {
		if (/(NOT NULL|UNIQUE) constraint failed/.test(String(error))) return false;
		throw error;
	}
}
