// What a write has made of a comment and its thread, read in the batch of the write: what readers are told of it.

import type { CommentView } from "../contract/wire.ts";
import { settingsOf } from "../domain/settings.ts";
import { toCommentView, VIEW_COLUMNS, type ViewRow } from "./comment-rows.ts";
import type { Database } from "./database.ts";
import { PAGE_KEYS, toPageKeys } from "./thread-keys.ts";

/** Of one request: it may not ask for more rooms. The copies and rooms of others forget by age. */
const THREADS_TOLD = 20;

export type ChangeRow = ViewRow & { site_id: string; page_keys: string; thread_version: number; settings: string };

export type Change = {
	siteId: string;
	/** All keys the thread is asked by, its own first. */
	pageKeys: string[];
	/** Of the thread, with this change in it. */
	version: number;
	/** Whether the site tells its readers of changes. */
	isLive: boolean;
	/** As every reader sees it. */
	comment: CommentView;
};

const COLUMNS = VIEW_COLUMNS.split(", ").map((name) => `comments.${name}`);

/** To stand after the write in its batch: triggers raise the thread's version. */
export function readChangeStatement(db: Database, commentId: string): D1PreparedStatement {
	return db.prepare(
		`SELECT ${COLUMNS.join(", ")}, threads.site_id, ${PAGE_KEYS}, threads.version AS thread_version, sites.settings
		FROM comments JOIN threads ON threads.id = comments.thread_id JOIN sites ON sites.id = threads.site_id
		WHERE comments.id = ?1`,
		commentId,
	);
}

export function toChange(row: ChangeRow): Change {
	return { ...toChangedThread(row), comment: toCommentView(row, settingsOf(JSON.parse(row.settings))) };
}

/** A thread that was changed, as its rooms and copies are found. */
export type ChangedThread = Pick<Change, "siteId" | "pageKeys" | "version" | "isLive">;
export type ChangedThreadRow = Pick<ChangeRow, "site_id" | "page_keys" | "thread_version" | "settings">;

/** To stand after a write to many comments in its batch: their threads, each once, the latest first. @param ids JSON */
export function readChangedThreadsStatement(db: Database, ids: string): D1PreparedStatement {
	return db.prepare(
		`SELECT threads.site_id, ${PAGE_KEYS}, threads.version AS thread_version, sites.settings
		FROM threads JOIN sites ON sites.id = threads.site_id
		WHERE threads.id IN (SELECT thread_id FROM comments WHERE id IN (SELECT value FROM json_each(?1)))
		ORDER BY active_at DESC LIMIT ${THREADS_TOLD}`,
		ids,
	);
}

export function toChangedThread(row: ChangedThreadRow): ChangedThread {
	return {
		siteId: row.site_id,
		pageKeys: toPageKeys(row.page_keys),
		version: row.thread_version,
		isLive: settingsOf(JSON.parse(row.settings)).live,
	};
}

/** What readers are to be told of a comment as it is now. */
export async function readChange(db: Database, commentId: string): Promise<Change | null> {
	const [row] = await db.all<ChangeRow>(readChangeStatement(db, commentId));
	return row ? toChange(row) : null;
}
