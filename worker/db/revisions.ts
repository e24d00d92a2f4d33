// Table revisions: what comments said before their authors edited them, for moderators and for ninety days.

import { REVISIONS_MAX } from "../contract/limits.ts";
import type { RevisionsView } from "../contract/wire.ts";
import type { Database } from "./database.ts";

/** To stand in the batch of an edit, before it: keeps the words that are about to be replaced. */
export function keepRevisionStatement(
	db: Database,
	edit: { id: string; version: number; text: string; now: number },
): D1PreparedStatement {
	return db.prepare(
		`INSERT INTO revisions (comment_id, version, text, body, written_at, replaced_at)
		SELECT id, version, text, body, coalesce(edited_at, created_at), ?4 FROM comments
		WHERE id = ?1 AND version = ?2 AND text <> ?3`,
		edit.id,
		edit.version,
		edit.text,
		edit.now,
	);
}

type RevisionRow = { version: number; text: string; body: string; written_at: number };

/** The newest first. Null where there is no such comment. */
export async function readRevisions(db: Database, commentId: string): Promise<RevisionsView | null> {
	const { rows } = await db.batch<[unknown[], RevisionRow[]]>([
		db.prepare("SELECT 1 FROM comments WHERE id = ?1", commentId),
		db.prepare(
			`SELECT version, text, body, written_at FROM revisions WHERE comment_id = ?1
			ORDER BY version DESC LIMIT ${REVISIONS_MAX}`,
			commentId,
		),
	]);
	const [comment, revisions] = rows;
	if (comment.length === 0) return null;
	return {
		revisions: revisions.map(({ version, text, body, written_at }) => ({
			version,
			text,
			body: JSON.parse(body),
			at: written_at,
		})),
	};
}
