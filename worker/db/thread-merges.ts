// Merging one thread into another; undoing that begins in merge-undo.ts. Comments move some hundreds at a time; which have moved is kept, so
// that they find back. The source stays as an empty row until it can no longer be undone, and its keys find the target.

import { UNDO_MS } from "../contract/acts.ts";
import { MERGES_SHOWN, MOVED_AT_ONCE } from "../contract/limits.ts";
import type { MergesView } from "../contract/wire.ts";
import { insertActStatement } from "./acts.ts";
import type { Database } from "./database.ts";

export type Merge = {
	id: number;
	siteId: string;
	from: number;
	into: number;
	isRunning: boolean;
	isUndone: boolean;
	createdAt: number;
};
export type MergeRow = {
	id: number;
	site_id: string;
	from_thread_id: number;
	into_thread_id: number;
	is_running: number;
	is_undone: number;
	created_at: number;
};
export const MERGE_COLUMNS = "id, site_id, from_thread_id, into_thread_id, is_running, is_undone, created_at";

export function toMerge(row: MergeRow): Merge {
	return {
		id: row.id,
		siteId: row.site_id,
		from: row.from_thread_id,
		into: row.into_thread_id,
		isRunning: row.is_running === 1,
		isUndone: row.is_undone === 1,
		createdAt: row.created_at,
	};
}

export async function readMerge(db: Database, merge: { siteId: string; id: number }): Promise<Merge | null> {
	const sql = `SELECT ${MERGE_COLUMNS} FROM thread_merges WHERE id = ?2 AND site_id = ?1`;
	const [row] = await db.all<MergeRow>(db.prepare(sql, merge.siteId, merge.id));
	return row ? toMerge(row) : null;
}

type ShownRow = { id: number; is_running: number; created_at: number } & Record<
	"from_key" | "from_title" | "into_key" | "into_title",
	string
> &
	Record<"from_url" | "into_url", string | null>;

/** A site's latest that can still be undone. */
export async function readMerges(db: Database, ask: { siteId: string; now: number }): Promise<MergesView> {
	const rows = await db.all<ShownRow>(
		db.prepare(
			`SELECT thread_merges.id, is_running, thread_merges.created_at, source.page_key AS from_key, source.title AS from_title,
				source.url AS from_url, target.page_key AS into_key, target.title AS into_title, target.url AS into_url
			FROM thread_merges CROSS JOIN threads AS source ON source.id = from_thread_id
			CROSS JOIN threads AS target ON target.id = into_thread_id
			WHERE thread_merges.site_id = ?1 AND is_undone = 0 AND thread_merges.created_at > ?2
			ORDER BY thread_merges.id DESC LIMIT ${MERGES_SHOWN}`,
			ask.siteId,
			ask.now - UNDO_MS,
		),
	);
	return {
		merges: rows.map((row) => ({
			id: row.id,
			isRunning: row.is_running === 1,
			at: row.created_at,
			from: { key: row.from_key, title: row.from_title, url: row.from_url },
			into: { key: row.into_key, title: row.into_title, url: row.into_url },
		})),
	};
}

/** Of any site, the oldest first: for whoever finishes what a browser began. */
export async function readRunningMerges(db: Database, limit: number): Promise<Merge[]> {
	const sql = `SELECT ${MERGE_COLUMNS} FROM thread_merges WHERE is_running = 1 LIMIT ?1`;
	return (await db.all<MergeRow>(db.prepare(sql, limit))).map(toMerge);
}

/** A thread that can take part. */
const STANDING = "site_id = ?1 AND merged_into IS NULL AND deleted_at IS NULL";

/** Begins a merge; the comments move by `moveComments`. Null where one of the two is no thread to merge any more. */
export async function startMerge(
	db: Database,
	merge: {
		siteId: string;
		from: { id: number; key: string; label: string; aliases: string[] };
		into: { id: number; label: string };
		accountId: string;
		why: string | undefined;
		now: number;
	},
): Promise<Merge | null> {
	const { siteId, from, into, now } = merge;
	const statements = [
		// Where either is gone this inserts a NULL, which the table refuses, and with it the whole batch.
		db.prepare(
			`INSERT INTO thread_merges (site_id, from_thread_id, into_thread_id, created_at)
			SELECT ?1, (SELECT id FROM threads WHERE id = ?2 AND id <> ?3 AND ${STANDING}),
				(SELECT id FROM threads WHERE id = ?3 AND ${STANDING}), ?4`,
			siteId,
			from.id,
			into.id,
			now,
		),
		db.prepare("UPDATE threads SET merged_into = ?2, version = version + 1 WHERE id = ?1", from.id, into.id),
		db.prepare("UPDATE thread_aliases SET thread_id = ?2 WHERE thread_id = ?1", from.id, into.id),
		db.prepare(
			"INSERT INTO thread_aliases (site_id, page_key, thread_id, created_at) VALUES (?1, ?2, ?3, ?4)",
			siteId,
			from.key,
			into.id,
			now,
		),
		// Whoever has looked at either has an earlier version than this.
		db.prepare(
			`UPDATE threads SET version = 1 + max(version, (SELECT version FROM threads AS source WHERE source.id = ?1))
			WHERE id = ?2`,
			from.id,
			into.id,
		),
		insertActStatement(db, {
			kind: "thread.merge",
			accountId: merge.accountId,
			siteId,
			subject: String(into.id),
			label: into.label,
			why: merge.why,
			before: { from: from.id, label: from.label, aliases: from.aliases },
			after: { page: from.key },
			now,
		}),
		db.prepare(
			`SELECT ${MERGE_COLUMNS} FROM thread_merges WHERE from_thread_id = ?1 ORDER BY id DESC LIMIT 1`,
			from.id,
		),
	];
	try {
		const { rows } = await db.batch<unknown[][]>(statements);
		return toMerge((rows.at(-1) as MergeRow[])[0]!);
	} catch (error) {
		if (String(error).includes("NOT NULL constraint failed")) return null;
		throw error;
	}
}

/** Moves the next comments and likes of a merge, or of its undoing. */
export async function moveComments(db: Database, merge: Merge): Promise<{ isRunning: boolean; moved: number }> {
	const { rows } = await db.batch<unknown[][]>(merge.isUndone ? backwards(db, merge) : forwards(db, merge));
	const [next] = rows[0] as { moved: number }[];
	const [row] = rows.at(-1) as { is_running: number }[];
	return { isRunning: row!.is_running === 1, moved: next!.moved };
}

/** The source's next comments; the same to every statement of a batch until they are moved. */
const NEXT = `SELECT id FROM comments WHERE thread_id = ?2 ORDER BY rowid LIMIT ${MOVED_AT_ONCE}`;
/** Likes of people who like the target already stay where they are. */
const LIKES_LEFT = `FROM page_reactions WHERE thread_id = ?2 AND NOT EXISTS (
	SELECT 1 FROM page_reactions AS kept WHERE kept.thread_id = ?3 AND kept.author_id = page_reactions.author_id
)`;

function forwards(db: Database, { id, from, into }: Merge): D1PreparedStatement[] {
	const ask = (sql: string) => db.prepare(sql, id, from, into);
	return [
		// Triggers change rows too, so that what was changed is no count of what was moved.
		db.prepare(`SELECT count(*) AS moved FROM (${NEXT})`, null, from),
		ask(
			`INSERT INTO merged_comments (merge_id, comment_id, twin_hash) SELECT ?1, id, iif(EXISTS (
				SELECT 1 FROM comments AS twin WHERE twin.thread_id = ?3 AND twin.twin_hash = comments.twin_hash
			), twin_hash, NULL) FROM comments WHERE thread_id = ?2 ORDER BY rowid LIMIT ${MOVED_AT_ONCE}`,
		),
		ask(`UPDATE comment_reactions SET thread_id = ?3 WHERE comment_id IN (${NEXT})`),
		ask(
			`UPDATE comments SET thread_id = ?3, twin_hash = iif((
				SELECT twin_hash FROM merged_comments WHERE merge_id = ?1 AND comment_id = comments.id
			) IS NULL, twin_hash, NULL) WHERE id IN (${NEXT})`,
		),
		ask(
			`INSERT INTO page_reactions (thread_id, author_id, is_named, created_at)
			SELECT ?3, author_id, is_named, created_at ${LIKES_LEFT} LIMIT ${MOVED_AT_ONCE}`,
		),
		ask(
			`UPDATE thread_merges SET is_running = EXISTS (SELECT 1 FROM comments WHERE thread_id = ?2) OR EXISTS (SELECT 1 ${LIKES_LEFT})
			WHERE id = ?1`,
		),
		db.prepare("SELECT is_running FROM thread_merges WHERE id = ?1", id),
	];
}

/** Those to move back next, and the answers they were given since. */
const BACK = `SELECT comment_id FROM merged_comments WHERE merge_id = ?1 ORDER BY comment_id LIMIT ${MOVED_AT_ONCE}`;

function backwards(db: Database, { id, from, into }: Merge): D1PreparedStatement[] {
	const ask = (sql: string) => db.prepare(sql, id, from, into);
	return [
		db.prepare(`SELECT count(*) AS moved FROM (${BACK})`, id),
		ask(`UPDATE comment_reactions SET thread_id = ?2 WHERE thread_id = ?3 AND comment_id IN (
			SELECT comment_id FROM (${BACK}) UNION ALL SELECT id FROM comments WHERE root_id IN (${BACK})
		)`),
		ask(`UPDATE comments SET thread_id = ?2 WHERE root_id IN (${BACK}) AND thread_id = ?3`),
		ask(
			`UPDATE comments SET thread_id = ?2, twin_hash = iif(status = 'deleted', NULL, coalesce(twin_hash, (
				SELECT twin_hash FROM merged_comments WHERE merge_id = ?1 AND comment_id = comments.id
			))) WHERE id IN (${BACK}) AND thread_id IN (?2, ?3)`,
		),
		db.prepare(`DELETE FROM merged_comments WHERE merge_id = ?1 AND comment_id IN (${BACK})`, id),
		db.prepare(
			"UPDATE thread_merges SET is_running = EXISTS (SELECT 1 FROM merged_comments WHERE merge_id = ?1) WHERE id = ?1",
			id,
		),
		db.prepare("SELECT is_running FROM thread_merges WHERE id = ?1", id),
	];
}
