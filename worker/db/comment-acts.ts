// What moderators do to a comment beside deciding on it: change its words, answer it, pin it.

import { PINS_MAX } from "../contract/limits.ts";
import { MARKUP_VERSION, type MarkupNode } from "../contract/markup.ts";
import type { QueueItem } from "../contract/wire.ts";
import { commentWords } from "../domain/comment-words.ts";
import { guardStatement, insertActStatement } from "./acts.ts";
import { type Change, type ChangeRow, readChangeStatement, toChange } from "./changes.ts";
import { insertCommentStatements, type NewComment } from "./comments.ts";
import type { Database } from "./database.ts";
import { type ItemRow, readItemStatement, toItem } from "./queue.ts";
import { keepRevisionStatement } from "./revisions.ts";
import type { DoneAct } from "./undo.ts";

/** Who does it, and why if they say so. */
export type By = { accountId: string; siteId: string; label: string; why?: string | undefined; now: number };
type Changed = { item: QueueItem; change: Change };

export type Rewording = By & {
	id: string;
	version: number;
	name: string;
	text: string;
	body: MarkupNode[];
	wordsHash: string;
};

/**
 * What it said before stays with the revisions, and nowhere else: the log keeps no words that their author may take back.
 * Null where the version is no longer the one that was read.
 */
export async function rewordComment(db: Database, edit: Rewording): Promise<Changed | null> {
	const { id, version, now } = edit;
	const act = {
		...edit,
		kind: "comment.edit",
		subject: id,
		before: { version },
		after: { version: version + 1 },
	} as const;
	return change(db, id, [
		guardStatement(db, "SELECT 1 FROM comments WHERE id = ?1 AND version = ?2 AND status <> 'deleted'", id, version),
		keepRevisionStatement(db, edit),
		db.prepare(
			`UPDATE comments SET text = ?2, body = ?3, markup_version = ?4, words_hash = ?5, words = ?6, twin_hash = NULL,
				edited_at = ?7, moderated_at = ?7, version = version + 1 WHERE id = ?1`,
			id,
			edit.text,
			JSON.stringify(edit.body),
			MARKUP_VERSION,
			edit.wordsHash || null,
			JSON.stringify(commentWords(edit)),
			now,
		),
		insertActStatement(db, act),
	]);
}

/** The words of before come back as a version of their own, where nobody has changed the comment since. */
export function undoEdit(db: Database, act: DoneAct, now: number): D1PreparedStatement[] {
	const [id, before, after] = [act.subject, act.before.version, act.after.version];
	return [
		guardStatement(
			db,
			`SELECT 1 FROM comments JOIN revisions ON comment_id = id AND revisions.version = ?2
			WHERE id = ?1 AND comments.version = ?3`,
			id,
			before,
			after,
		),
		db.prepare(
			`INSERT INTO revisions (comment_id, version, text, body, written_at, replaced_at)
			SELECT id, version, text, body, edited_at, ?2 FROM comments WHERE id = ?1`,
			id,
			now,
		),
		// What it is found by is written down anew in the night.
		db.prepare(
			`UPDATE comments SET version = version + 1, edited_at = ?3, moderated_at = ?3, words = NULL, words_hash = NULL,
				(text, body) = (SELECT text, body FROM revisions WHERE comment_id = ?1 AND version = ?2) WHERE id = ?1`,
			id,
			before,
			now,
		),
	];
}

/** The account's own author on the site is made with its first answer. Null where this was sent before. */
export async function insertReply(db: Database, comment: NewComment, by: By): Promise<Changed | null> {
	const { id, siteId, author, now } = comment;
	try {
		return await change(db, id, [
			db.prepare(
				`INSERT INTO authors (id, site_id, name, avatar, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
				ON CONFLICT (id) DO UPDATE SET name = excluded.name`,
				author.id,
				siteId,
				author.name,
				author.avatar,
				now,
			),
			db.prepare(
				"INSERT INTO account_authors (account_id, site_id, author_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
				by.accountId,
				siteId,
				author.id,
			),
			...insertCommentStatements(db, comment, { title: "", url: null }),
			insertActStatement(db, { ...by, kind: "comment.reply", subject: id, after: { to: comment.parentId } }),
		]);
	} catch (error) {
		if (String(error).includes("UNIQUE constraint failed: comments.")) return null;
		throw error;
	}
}

export async function readAccountAuthor(
	db: Database,
	of: { accountId: string; siteId: string },
): Promise<string | null> {
	const [row] = await db.all<{ author_id: string }>(
		db.prepare("SELECT author_id FROM account_authors WHERE account_id = ?1 AND site_id = ?2", of.accountId, of.siteId),
	);
	return row?.author_id ?? null;
}

export function undoReply(db: Database, act: DoneAct): D1PreparedStatement[] {
	return [
		guardStatement(db, "SELECT 1 FROM comments WHERE id = ?1 AND status = 'visible'", act.subject),
		db.prepare("UPDATE comments SET status = 'removed', version = version + 1 WHERE id = ?1", act.subject),
	];
}

/** `full` where the thread has as many pinned ones as it takes. */
export async function setPinned(
	db: Database,
	pin: By & { id: string; threadId: number; isPinned: boolean },
): Promise<Changed | "full"> {
	const { id, threadId, isPinned, now } = pin;
	const kind = isPinned ? "comment.pin" : "comment.unpin";
	const hasRoom = `SELECT 1 WHERE ?2 = 0 OR (
		SELECT count(*) FROM comments WHERE thread_id = ?1 AND pinned_at IS NOT NULL AND status = 'visible' AND id <> ?3
	) < ${PINS_MAX}`;
	const changed = await change(db, id, [
		guardStatement(db, hasRoom, threadId, Number(isPinned), id),
		...pinStatements(db, id, isPinned ? now : null),
		insertActStatement(db, { ...pin, kind, subject: id, before: { isPinned: !isPinned }, after: { isPinned } }),
	]);
	return changed ?? "full";
}

export function undoPin(db: Database, act: DoneAct, now: number): D1PreparedStatement[] {
	return pinStatements(db, act.subject, act.before.isPinned === true ? now : null);
}

function pinStatements(db: Database, id: string, pinnedAt: number | null): D1PreparedStatement[] {
	return [
		db.prepare("UPDATE comments SET pinned_at = ?2 WHERE id = ?1", id, pinnedAt),
		db.prepare(
			"UPDATE threads SET version = version + 1 WHERE id = (SELECT thread_id FROM comments WHERE id = ?1)",
			id,
		),
	];
}

/** Runs a batch that a guard may stop, and reads what became of the comment. */
async function change(db: Database, id: string, statements: D1PreparedStatement[]): Promise<Changed | null> {
	try {
		const { rows } = await db.batch([...statements, readItemStatement(db, id), readChangeStatement(db, id)]);
		const [[item], [changed]] = rows.slice(-2) as [ItemRow[], ChangeRow[]];
		return { item: toItem(item!), change: toChange(changed!) };
	} catch (error) {
		if (String(error).includes("NOT NULL constraint failed: acts.")) return null;
		throw error;
	}
}
