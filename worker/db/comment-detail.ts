// Everything about one comment that a moderator may want to know before deciding, in one round trip.

import { AUTHOR_COMMENTS_COUNTED, AUTHOR_COMMENTS_SHOWN, CONTEXT_SHOWN } from "../contract/limits.ts";
import type { Action, CommentDetail, Status } from "../contract/wire.ts";
import type { Database } from "./database.ts";
import { type NoteRow, notesStatement, toNotes } from "./notes.ts";
import { type ItemRow, readItemStatement, toItem } from "./queue.ts";
import { STANDING_COLUMNS, type StandingColumns, toStanding } from "./standing.ts";

type NearRow = { id: string; author_name: string; body: string; status: Status; created_at: number };
type PastRow = NearRow & { page_key: string; title: string };
type AuthorRow = { name: string; visible_count: number; created_at: number } & StandingColumns;
type DecisionRow = { action: Action; name: string; why: string | null; created_at: number };

const NEAR = "id, author_name, body, status, created_at";
const THIS = "(SELECT * FROM comments WHERE id = ?1)";

function toNear(row: NearRow): CommentDetail["context"]["parents"][number] {
	const isGone = row.status === "deleted";
	return {
		id: row.id,
		author: isGone ? null : row.author_name,
		body: isGone ? [] : JSON.parse(row.body),
		status: row.status,
		createdAt: row.created_at,
	};
}

/** Null where there is no such comment. @param accountId who asks */
export async function readCommentDetail(
	db: Database,
	{ id, accountId }: { id: string; accountId: string },
): Promise<CommentDetail | null> {
	const { rows } = await db.batch<
		[
			ItemRow[],
			NearRow[],
			NearRow[],
			NearRow[],
			NearRow[],
			NearRow[],
			AuthorRow[],
			PastRow[],
			{ status: Status; n: number }[],
			NoteRow[],
			DecisionRow[],
		]
	>([
		readItemStatement(db, id),
		db.prepare(
			`SELECT ${NEAR} FROM comments WHERE id IN (SELECT value FROM ${THIS} AS this, json_each(this.ancestors)) ORDER BY id`,
			id,
		),
		...siblingsStatements(db, id, "<"),
		...siblingsStatements(db, id, ">"),
		db.prepare(
			`SELECT name, visible_count, created_at, ${STANDING_COLUMNS} FROM authors
			WHERE id = (SELECT author_id FROM comments WHERE id = ?1)`,
			id,
		),
		db.prepare(
			`SELECT comments.id, author_name, body, status, comments.created_at, page_key, title
			FROM comments JOIN threads ON threads.id = thread_id
			WHERE author_id = (SELECT author_id FROM comments WHERE id = ?1) AND comments.id <> ?1
			ORDER BY comments.id DESC LIMIT ${AUTHOR_COMMENTS_SHOWN}`,
			id,
		),
		db.prepare(
			`SELECT status, count(*) AS n FROM (
				SELECT status FROM comments WHERE author_id = (SELECT author_id FROM comments WHERE id = ?1)
				ORDER BY id DESC LIMIT ${AUTHOR_COMMENTS_COUNTED}
			) GROUP BY status`,
			id,
		),
		notesStatement(db, id),
		db.prepare(
			`SELECT action, name, why, decisions.created_at FROM decisions JOIN accounts ON accounts.id = account_id
			WHERE comment_id = ?1 ORDER BY decisions.version DESC LIMIT ${AUTHOR_COMMENTS_SHOWN}`,
			id,
		),
	]);
	const [[row], parents, rootsBefore, before, rootsAfter, after, [author], past, counts, notes, decisions] = rows;
	if (!row || !author) return null;
	return {
		item: toItem(row),
		text: row.text,
		context: {
			parents: parents.map(toNear),
			before: [...rootsBefore, ...before].toReversed().map(toNear),
			after: [...rootsAfter, ...after].map(toNear),
		},
		author: {
			id: row.author_id,
			name: author.name,
			firstSeen: author.created_at,
			...toStanding(author, Date.now()),
			visibleCount: author.visible_count,
			counts: Object.fromEntries(counts.map(({ status, n }) => [status, n])),
			recent: past.map((one) => ({ ...toNear(one), page: { key: one.page_key, title: one.title } })),
		},
		notes: toNotes(notes, accountId),
		decisions: decisions.map(({ action, name, why, created_at }) => ({
			action,
			by: name,
			at: created_at,
			...(why !== null && { why }),
		})),
	};
}

/**
 * What stands beside it in the thread, as readers see it; the nearest first. Of a top-level comment other ones, of a reply
 * others of the same branch: one of the two finds nothing.
 */
function siblingsStatements(db: Database, id: string, beyond: "<" | ">"): D1PreparedStatement[] {
	const direction = beyond === "<" ? "DESC" : "ASC";
	const amongRootsSql =
		"parent_id IS NULL AND thread_id = (SELECT thread_id FROM comments WHERE id = ?1 AND root_id IS NULL)";
	const amongRepliesSql = "root_id = (SELECT root_id FROM comments WHERE id = ?1)";
	return [amongRootsSql, amongRepliesSql].map((amongSql) =>
		db.prepare(
			`SELECT ${NEAR} FROM comments WHERE ${amongSql} AND is_listed = 1 AND id ${beyond} ?1
			ORDER BY id ${direction} LIMIT ${CONTEXT_SHOWN}`,
			id,
		),
	);
}
