// Writes of the table comments by their authors, and what a write must know beforehand.

import type { MarkupNode } from "../contract/markup.ts";
import { MARKUP_VERSION } from "../contract/markup.ts";
import type { Mode, Reason, Status, Verdict } from "../contract/wire.ts";
import type { ThreadState } from "../domain/closing.ts";
import { commentWords } from "../domain/comment-words.ts";
import type { Label } from "../domain/filter.ts";
import { type AuthorRow, readAuthorStatement } from "./authors.ts";
import { FULL_COLUMNS, type FullRow, OWN_COLUMNS, verdictColumns } from "./comment-rows.ts";
import type { Database } from "./database.ts";
import { insertThreadStatement, nameThreadStatement } from "./new-thread.ts";
import type { Ceiling } from "./rates.ts";
import { type Ground, readGroundStatements, toGround } from "./screening.ts";
import { readSiteStatement, type Site, type SiteRow, toSite } from "./sites.ts";
import { ANY_THREAD, THREAD, THREAD_HEAD } from "./thread-keys.ts";

/** What the load of a write asks for; hashes and ids the write does not have are "". */
export type Question = {
	siteId: string;
	pageKey: string;
	clientId: string;
	parentId: string;
	tokenHash: string;
	wordsHash: string;
	addressHash: string;
	siteHour: Ceiling;
	now: number;
};

export type Background = {
	site: Site | null;
	/** Null where nobody has written on the page yet. */
	thread: HeldThread | null;
	author: AuthorRow | null;
	/** In this thread and in sight (or this author's own). */
	parent: FullRow | null;
	/** What was written under the same client id before. */
	earlier: EarlierRow | null;
	isRepeated: boolean;
	ground: Ground;
};
/** A thread and what its comments are held to; a mode of its own or the site's. */
export type HeldThread = ThreadState & { mode: Mode | null };
export type EarlierRow = FullRow & { request_hash: string | null };

/** Everything `createComment` rests on, in one round trip. */
export async function readBackground(db: Database, ask: Question): Promise<Background> {
	const { rows } = await db.batch<
		[SiteRow[], ThreadRow[], AuthorRow[], FullRow[], EarlierRow[], unknown[], ...unknown[][]]
	>([
		readSiteStatement(db, ask.siteId),
		db.prepare(
			`SELECT ${THREAD_HEAD}, created_at, mode FROM threads WHERE threads.id = ${ANY_THREAD}`,
			ask.siteId,
			ask.pageKey,
		),
		readAuthorStatement(db, { hash: ask.tokenHash, siteId: ask.siteId, now: ask.now }),
		db.prepare(
			`SELECT ${FULL_COLUMNS} FROM comments WHERE id = ?3 AND thread_id = ${THREAD}
				AND (is_listed = 1 OR author_id = (SELECT author_id FROM viewer_tokens WHERE token_hash = ?4))`,
			ask.siteId,
			ask.pageKey,
			ask.parentId,
			ask.tokenHash,
		),
		earlierStatement(db, ask),
		repeatedStatement(db, ask),
		...readGroundStatements(db, ask),
	]);
	const [[site], [thread], [author], [parent], [earlier], repeated, ...ground] = rows;
	return {
		site: site ? toSite(site) : null,
		thread: thread ? toHeldThread(thread) : null,
		author: author ?? null,
		parent: parent ?? null,
		earlier: earlier ?? null,
		isRepeated: repeated.length > 0,
		ground: toGround(ground),
	};
}

export type ThreadRow = {
	is_closed: number;
	closed_at: number | null;
	created_at: number;
	stays_open: number;
	mode: Mode | null;
};

export function toHeldThread({ is_closed, closed_at, created_at, stays_open, mode }: ThreadRow): HeldThread {
	const state = { isClosed: is_closed === 1, closedAt: closed_at, createdAt: created_at, staysOpen: stays_open === 1 };
	return { ...state, mode };
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

export async function readFull(db: Database, id: string): Promise<FullRow | null> {
	const [row] = await db.all<FullRow>(db.prepare(`SELECT ${FULL_COLUMNS} FROM comments WHERE id = ?1`, id));
	return row ?? null;
}

export function readOwnStatement(db: Database, id: string): D1PreparedStatement {
	return db.prepare(`SELECT ${OWN_COLUMNS} FROM comments WHERE id = ?1`, id);
}

/** Whether the same words stand elsewhere on a site. */
export function repeatedStatement(
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
	/** Written by an account, which no visitor's name can claim. */
	isOwner?: boolean;
	text: string;
	body: MarkupNode[];
	status: Status;
	verdict: Verdict;
	reasons: Reason[];
	/** What Akismet takes it for. */
	akismet?: Label | null;
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
	const [verdict, isFoundSpam] = verdictColumns(comment.verdict);
	return [
		insertThreadStatement(db, comment),
		nameThreadStatement(db, { ...comment, ...page }),
		db.prepare(
			`INSERT INTO comments (id, site_id, thread_id, parent_id, root_id, ancestors, reply_to,
				author_id, author_name, author_website, author_avatar, text, body, markup_version,
				status, verdict, reasons, client_id, request_hash, words_hash, twin_hash, created_at, held_at,
				answered_author_id, is_found_spam, words, is_owner, akismet)
			SELECT ?3, ?1, threads.id, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
				iif(?15 = 'pending', ?22, NULL), ?23, ?24, ?25, ?26, ?27
			FROM threads WHERE threads.id = ${THREAD}`,
			comment.siteId,
			comment.pageKey,
			comment.id,
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
			verdict,
			JSON.stringify(comment.reasons),
			comment.clientId,
			comment.requestHash,
			comment.wordsHash || null,
			comment.twinHash,
			comment.now,
			comment.answeredAuthorId,
			isFoundSpam,
			JSON.stringify(commentWords({ text: comment.text, name: comment.author.name })),
			comment.isOwner ? 1 : 0,
			comment.akismet ?? null,
		),
	];
}
