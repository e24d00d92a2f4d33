// What a write has made of a comment and its thread, read in the batch of the write: what readers are told of it.

import type { CommentView } from "../contract/wire.ts";
import { settingsOf } from "../domain/settings.ts";
import { toCommentView, VIEW_COLUMNS, type ViewRow } from "./comment-rows.ts";
import type { Database } from "./database.ts";
import { PAGE_KEYS, toPageKeys } from "./thread-keys.ts";

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
	const settings = settingsOf(JSON.parse(row.settings));
	return {
		siteId: row.site_id,
		pageKeys: toPageKeys(row.page_keys),
		version: row.thread_version,
		isLive: settings.live,
		comment: toCommentView(row, settings),
	};
}

/** What readers are to be told of a comment as it is now. */
export async function readChange(db: Database, commentId: string): Promise<Change | null> {
	const [row] = await db.all<ChangeRow>(readChangeStatement(db, commentId));
	return row ? toChange(row) : null;
}
