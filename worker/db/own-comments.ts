// What authors do to their own comments afterwards: what a change must know beforehand, an edit, a deletion.

import type { MarkupNode } from "../contract/markup.ts";
import { MARKUP_VERSION } from "../contract/markup.ts";
import type { Reason, Status, Verdict } from "../contract/wire.ts";
import { commentWords } from "../domain/comment-words.ts";
import type { Label } from "../domain/filter.ts";
import { type AuthorRow, readAuthorStatement } from "./authors.ts";
import { type Change, type ChangeRow, readChangeStatement, toChange } from "./changes.ts";
import { FULL_COLUMNS, type FullRow, OWN_COLUMNS, type OwnRow, verdictColumns } from "./comment-rows.ts";
import { type HeldThread, type Question, repeatedStatement, type ThreadRow, toHeldThread } from "./comments.ts";
import type { Database } from "./database.ts";
import { type Ceiling, countStatement } from "./rates.ts";
import { keepRevisionStatement } from "./revisions.ts";
import { type Ground, readGroundStatements, toGround } from "./screening.ts";
import { readSiteStatement, type Site, type SiteRow, toSite } from "./sites.ts";

export type OwnBackground = {
	site: Site | null;
	author: AuthorRow | null;
	comment: OwnFullRow | null;
	thread: HeldThread | null;
	isRepeated: boolean;
	ground: Ground;
};
type OwnFullRow = FullRow & { page_key: string };

/** What an author's change of an own comment rests on, in one round trip. Somebody else's comment is not found. */
export async function readOwnBackground(
	db: Database,
	ask: Pick<Question, "siteId" | "tokenHash" | "wordsHash" | "addressHash" | "siteHour" | "now"> & { id: string },
): Promise<OwnBackground> {
	const { rows } = await db.batch<[SiteRow[], AuthorRow[], OwnFullRow[], ThreadRow[], unknown[], ...unknown[][]]>([
		readSiteStatement(db, ask.siteId),
		readAuthorStatement(db, { hash: ask.tokenHash, siteId: ask.siteId, now: ask.now }),
		db.prepare(
			`SELECT ${FULL_COLUMNS}, (SELECT page_key FROM threads WHERE threads.id = thread_id) AS page_key FROM comments
			WHERE id = ?1 AND site_id = ?2 AND author_id = (SELECT author_id FROM viewer_tokens WHERE token_hash = ?3)`,
			ask.id,
			ask.siteId,
			ask.tokenHash,
		),
		db.prepare(
			`SELECT is_closed, closed_at, created_at, stays_open, mode FROM threads
			WHERE id = (SELECT thread_id FROM comments WHERE id = ?1 AND site_id = ?2)`,
			ask.id,
			ask.siteId,
		),
		repeatedStatement(db, { ...ask, exceptId: ask.id }),
		...readGroundStatements(db, ask),
	]);
	const [[site], [author], [comment], [thread], repeated, ...ground] = rows;
	return {
		site: site ? toSite(site) : null,
		author: author ?? null,
		comment: comment ?? null,
		thread: thread ? toHeldThread(thread) : null,
		isRepeated: repeated.length > 0,
		ground: toGround(ground),
	};
}

/** Null where the version is no longer the one that was read. */
export async function updateText(
	db: Database,
	edit: {
		id: string;
		version: number;
		/** Whose they are, to be found by. */
		name: string;
		text: string;
		body: MarkupNode[];
		status: Status;
		verdict: Verdict;
		reasons: Reason[];
		akismet: Label | null;
		wordsHash: string;
		ceilings: Ceiling[];
		now: number;
	},
): Promise<{ row: OwnRow; change: Change } | null> {
	const [verdict, isFoundSpam] = verdictColumns(edit.verdict);
	const { rows } = await db.batch<[unknown[], unknown[], OwnRow[], ChangeRow[]]>([
		countStatement(db, edit.ceilings),
		keepRevisionStatement(db, edit),
		db.prepare(
			`UPDATE comments SET text = ?3, body = ?4, markup_version = ?5, status = ?6, verdict = ?7, reasons = ?8,
				is_found_spam = ?11, words_hash = ?9, twin_hash = NULL, edited_at = ?10, version = version + 1,
				held_at = iif(?6 = 'pending' AND is_waiting = 0, ?10, held_at), words = ?12, akismet = ?13
			WHERE id = ?1 AND version = ?2 RETURNING ${OWN_COLUMNS}`,
			edit.id,
			edit.version,
			edit.text,
			JSON.stringify(edit.body),
			MARKUP_VERSION,
			edit.status,
			verdict,
			JSON.stringify(edit.reasons),
			edit.wordsHash || null,
			edit.now,
			isFoundSpam,
			JSON.stringify(commentWords(edit)),
			edit.akismet,
		),
		readChangeStatement(db, edit.id),
	]);
	const [row] = rows[2];
	return row ? { row, change: toChange(rows[3][0]!) } : null;
}

/**
 * The comment's words and name go for good, those it had before and what was said against it too, and with an author's last comment their e-mail; the place stays where it has
 * replies. Null where it was gone already.
 */
export async function deleteWords(
	db: Database,
	{ id, authorId, ceilings }: { id: string; authorId: string; ceilings: Ceiling[] },
): Promise<Change | null> {
	const { changes, rows } = await db.batch<[unknown[], unknown[], ChangeRow[]]>([
		countStatement(db, ceilings),
		db.prepare(
			`UPDATE comments SET status = 'deleted', version = version + 1, text = '', body = '[]', author_name = '',
				author_website = NULL, author_avatar = 0, reasons = '[]', request_hash = NULL, words_hash = NULL, twin_hash = NULL
			WHERE id = ?1 AND status IN ('visible', 'pending', 'spam')`,
			id,
		),
		readChangeStatement(db, id),
		db.prepare(
			`UPDATE authors SET email_sealed = NULL, address_hash = NULL, address_seen_at = NULL WHERE id = ?1
				AND NOT EXISTS (SELECT 1 FROM comments WHERE author_id = ?1 AND status <> 'deleted')`,
			authorId,
		),
		...(["revisions", "reports"] as const).map((table) =>
			db.prepare(
				`DELETE FROM ${table} WHERE comment_id = ?1
					AND EXISTS (SELECT 1 FROM comments WHERE id = ?1 AND status = 'deleted')`,
				id,
			),
		),
	]);
	return changes[1] ? toChange(rows[2][0]!) : null;
}
