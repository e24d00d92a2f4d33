// Writes of the table comments by their authors, and what a write must know beforehand.

import type { MarkupNode } from "../contract/markup.ts";
import { MARKUP_VERSION } from "../contract/markup.ts";
import type { Reason, Status, Verdict } from "../contract/wire.ts";
import { type AuthorRow, readAuthorStatement } from "./authors.ts";
import { type Change, type ChangeRow, readChangeStatement, toChange } from "./changes.ts";
import { FULL_COLUMNS, type FullRow, OWN_COLUMNS, type OwnRow } from "./comment-rows.ts";
import type { Database } from "./database.ts";
import { insertThreadStatement, nameThreadStatement } from "./new-thread.ts";
import { type Ceiling, countStatement, readCountStatement } from "./rates.ts";
import { keepRevisionStatement } from "./revisions.ts";
import { readSiteStatement, type Site, type SiteRow, toSite } from "./sites.ts";

/** What the load of a write asks for; hashes and ids the write does not have are "". */
export type Question = {
	siteId: string;
	pageKey: string;
	clientId: string;
	parentId: string;
	tokenHash: string;
	wordsHash: string;
	siteHour: Ceiling;
	now: number;
};

export type Background = {
	site: Site | null;
	isClosed: boolean;
	author: AuthorRow | null;
	/** In this thread and in sight (or this author's own). */
	parent: FullRow | null;
	/** What was written under the same client id before. */
	earlier: EarlierRow | null;
	isRepeated: boolean;
	/** Comments the site got in this hour. */
	siteHourCount: number;
};
export type EarlierRow = FullRow & { request_hash: string | null };

/** Everything `createComment` rests on, in one round trip. */
export async function readBackground(db: Database, ask: Question): Promise<Background> {
	const { rows } = await db.batch<
		[SiteRow[], { is_closed: number }[], AuthorRow[], FullRow[], EarlierRow[], unknown[], { count: number }[]]
	>([
		readSiteStatement(db, ask.siteId),
		db.prepare("SELECT is_closed FROM threads WHERE site_id = ?1 AND page_key = ?2", ask.siteId, ask.pageKey),
		readAuthorStatement(db, { hash: ask.tokenHash, siteId: ask.siteId, now: ask.now }),
		db.prepare(
			`SELECT ${FULL_COLUMNS} FROM comments WHERE id = ?1
				AND thread_id = (SELECT id FROM threads WHERE site_id = ?2 AND page_key = ?3)
				AND (is_listed = 1 OR author_id = (SELECT author_id FROM viewer_tokens WHERE token_hash = ?4))`,
			ask.parentId,
			ask.siteId,
			ask.pageKey,
			ask.tokenHash,
		),
		earlierStatement(db, ask),
		repeatedStatement(db, ask),
		readCountStatement(db, ask.siteHour),
	]);
	const [[site], [thread], [author], [parent], [earlier], repeated, [hour]] = rows;
	return {
		site: site ? toSite(site) : null,
		isClosed: thread?.is_closed === 1,
		author: author ?? null,
		parent: parent ?? null,
		earlier: earlier ?? null,
		isRepeated: repeated.length > 0,
		siteHourCount: hour?.count ?? 0,
	};
}

function earlierStatement(db: Database, ask: { siteId: string; clientId: string }): D1PreparedStatement {
	const sql = `SELECT ${FULL_COLUMNS}, request_hash FROM comments WHERE site_id = ?1 AND client_id = ?2`;
	return db.prepare(sql, ask.siteId, ask.clientId);
}

/** What was written under a client id. */
export async function readEarlier(db: Database, ask: { siteId: string; clientId: string }): Promise<EarlierRow | null> {
	const [row] = await db.all<EarlierRow>(earlierStatement(db, ask));
	return row ?? null;
}

export function readOwnStatement(db: Database, id: string): D1PreparedStatement {
	return db.prepare(`SELECT ${OWN_COLUMNS} FROM comments WHERE id = ?1`, id);
}

function repeatedStatement(
	db: Database,
	ask: { siteId: string; wordsHash: string; exceptId?: string },
): D1PreparedStatement {
	return db.prepare(
		"SELECT 1 FROM comments WHERE site_id = ?1 AND words_hash = ?2 AND id <> ?3 LIMIT 1",
		ask.siteId,
		ask.wordsHash,
		ask.exceptId ?? "",
	);
}

export type NewComment = {
	id: string;
	siteId: string;
	pageKey: string;
	parentId: string | null;
	rootId: string | null;
	ancestors: string[];
	replyTo: string | null;
	answeredAuthorId: string | null;
	author: { id: string; name: string; website: string | null; avatar: number };
	text: string;
	body: MarkupNode[];
	status: Status;
	verdict: Verdict;
	reasons: Reason[];
	clientId: string;
	requestHash: string;
	wordsHash: string;
	twinHash: string;
	now: number;
};

/** The thread if this is its first write, and the comment. Violates a UNIQUE index where it is a repeat or a twin. */
export function insertCommentStatements(
	db: Database,
	comment: NewComment,
	page: { title: string; url: string | null },
): D1PreparedStatement[] {
	return [
		insertThreadStatement(db, comment),
		nameThreadStatement(db, { ...comment, ...page }),
		db.prepare(
			`INSERT INTO comments (id, site_id, thread_id, parent_id, root_id, ancestors, reply_to,
				author_id, author_name, author_website, author_avatar, text, body, markup_version,
				status, verdict, reasons, client_id, request_hash, words_hash, twin_hash, created_at, held_at,
				answered_author_id)
			SELECT ?1, ?2, threads.id, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
				iif(?15 = 'pending', ?22, NULL), ?23
			FROM threads WHERE site_id = ?2 AND page_key = ?3`,
			comment.id,
			comment.siteId,
			comment.pageKey,
			comment.parentId,
			comment.rootId,
			JSON.stringify(comment.ancestors),
			comment.replyTo,
			comment.author.id,
			comment.author.name,
			comment.author.website,
			comment.author.avatar,
			comment.text,
			JSON.stringify(comment.body),
			MARKUP_VERSION,
			comment.status,
			comment.verdict,
			JSON.stringify(comment.reasons),
			comment.clientId,
			comment.requestHash,
			comment.wordsHash || null,
			comment.twinHash,
			comment.now,
			comment.answeredAuthorId,
		),
	];
}

export type OwnBackground = {
	site: Site | null;
	author: AuthorRow | null;
	comment: (FullRow & { page_key: string }) | null;
	isRepeated: boolean;
};

/** What an author's change of an own comment rests on, in one round trip. Somebody else's comment is not found. */
export async function readOwnBackground(
	db: Database,
	ask: { siteId: string; id: string; tokenHash: string; wordsHash: string; now: number },
): Promise<OwnBackground> {
	const { rows } = await db.batch<[SiteRow[], AuthorRow[], (FullRow & { page_key: string })[], unknown[]]>([
		readSiteStatement(db, ask.siteId),
		readAuthorStatement(db, { hash: ask.tokenHash, siteId: ask.siteId, now: ask.now }),
		db.prepare(
			`SELECT ${FULL_COLUMNS}, (SELECT page_key FROM threads WHERE threads.id = thread_id) AS page_key FROM comments
			WHERE id = ?1 AND site_id = ?2 AND author_id = (SELECT author_id FROM viewer_tokens WHERE token_hash = ?3)`,
			ask.id,
			ask.siteId,
			ask.tokenHash,
		),
		repeatedStatement(db, { ...ask, exceptId: ask.id }),
	]);
	const [[site], [author], [comment], repeated] = rows;
	return {
		site: site ? toSite(site) : null,
		author: author ?? null,
		comment: comment ?? null,
		isRepeated: repeated.length > 0,
	};
}

/** Null where the version is no longer the one that was read. */
export async function updateText(
	db: Database,
	edit: {
		id: string;
		version: number;
		text: string;
		body: MarkupNode[];
		status: Status;
		verdict: Verdict;
		reasons: Reason[];
		wordsHash: string;
		ceilings: Ceiling[];
		now: number;
	},
): Promise<{ row: OwnRow; change: Change } | null> {
	const { rows } = await db.batch<[unknown[], unknown[], OwnRow[], ChangeRow[]]>([
		countStatement(db, edit.ceilings),
		keepRevisionStatement(db, edit),
		db.prepare(
			`UPDATE comments SET text = ?3, body = ?4, markup_version = ?5, status = ?6, verdict = ?7, reasons = ?8,
				words_hash = ?9, twin_hash = NULL, edited_at = ?10, version = version + 1,
				held_at = iif(?6 = 'pending' AND is_waiting = 0, ?10, held_at)
			WHERE id = ?1 AND version = ?2 RETURNING ${OWN_COLUMNS}`,
			edit.id,
			edit.version,
			edit.text,
			JSON.stringify(edit.body),
			MARKUP_VERSION,
			edit.status,
			edit.verdict,
			JSON.stringify(edit.reasons),
			edit.wordsHash || null,
			edit.now,
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
			`UPDATE authors SET email_sealed = NULL WHERE id = ?1
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
