// Table notes: what moderators tell each other of a comment.

import type { NoteView } from "../contract/wire.ts";
import type { Database } from "./database.ts";

const NOTES_SHOWN = 50;

type NoteRow = { id: number; account_id: string; name: string; text: string; created_at: number };

/** The oldest first. */
export function notesStatement(db: Database, commentId: string): D1PreparedStatement {
	return db.prepare(
		`SELECT notes.id, account_id, name, text, notes.created_at FROM notes JOIN accounts ON accounts.id = account_id
		WHERE comment_id = ?1 ORDER BY notes.id LIMIT ${NOTES_SHOWN}`,
		commentId,
	);
}

/** @param accountId who reads them */
export function toNotes(rows: NoteRow[], accountId: string): NoteView[] {
	return rows.map(({ id, account_id, name, text, created_at }) => ({
		id,
		by: name,
		isOwn: account_id === accountId,
		text,
		at: created_at,
	}));
}
export type { NoteRow };

export async function insertNote(
	db: Database,
	note: { commentId: string; accountId: string; text: string; now: number },
): Promise<NoteView[]> {
	const { rows } = await db.batch<[unknown[], NoteRow[]]>([
		db.prepare(
			"INSERT INTO notes (comment_id, account_id, text, created_at) VALUES (?1, ?2, ?3, ?4)",
			note.commentId,
			note.accountId,
			note.text,
			note.now,
		),
		notesStatement(db, note.commentId),
	]);
	return toNotes(rows[1], note.accountId);
}

/** Only one's own. False where it is not there. */
export async function deleteNote(
	db: Database,
	note: { id: number; commentId: string; accountId: string },
): Promise<boolean> {
	const changes = await db.run(
		db.prepare(
			"DELETE FROM notes WHERE id = ?1 AND comment_id = ?2 AND account_id = ?3",
			note.id,
			note.commentId,
			note.accountId,
		),
	);
	return changes === 1;
}
