// Threads as those see them who look after a site: by their latest comment, or by words of their titles and keys.

import { SEARCHED_MAX, THREADS_PAGE } from "../contract/limits.ts";
import { defaultSettings } from "../contract/settings.ts";
import type { Mode, ThreadItem, ThreadList } from "../contract/wire.ts";
import { agedSince } from "../domain/closing.ts";
import type { Database } from "./database.ts";
import { readRarestFirst } from "./words.ts";

export type ThreadState = "standing" | "closed" | "deleted";

export const THREAD_COLUMNS = `threads.id, threads.page_key, threads.title, threads.url, threads.is_closed, threads.deleted_at,
	threads.stays_open, threads.mode, threads.comment_count, threads.like_count, threads.created_at, threads.active_at,
	(SELECT settings ->> 'closeAfterDays' FROM sites WHERE sites.id = threads.site_id) AS close_after_days, (
		SELECT json_group_array(page_key) FROM (
			SELECT page_key FROM thread_aliases WHERE thread_id = threads.id ORDER BY created_at DESC LIMIT 20
		)
	) AS aliases`;
export type ThreadRow = {
	id: number;
	page_key: string;
	title: string;
	url: string | null;
	is_closed: number;
	stays_open: number;
	mode: Mode | null;
	/** Of its site; null where that is as by default. */
	close_after_days: number | null;
	deleted_at: number | null;
	comment_count: number;
	like_count: number;
	created_at: number;
	active_at: number;
	aliases: string;
};

/** Whether a thread is closed by its age, as its row and its site's have it. */
export function isAged(row: Pick<ThreadRow, "stays_open" | "close_after_days"> & { created_at: number }): boolean {
	const thread = { createdAt: row.created_at, staysOpen: row.stays_open === 1 };
	return agedSince(thread, row.close_after_days ?? defaultSettings.closeAfterDays, Date.now()) !== null;
}

export function toThreadItem(row: ThreadRow): ThreadItem {
	const isOld = isAged(row);
	return {
		id: row.id,
		page: { key: row.page_key, title: row.title, url: row.url },
		aliases: JSON.parse(row.aliases),
		isClosed: row.is_closed === 1 || isOld,
		isAged: isOld,
		mode: row.mode,
		deletedAt: row.deleted_at,
		commentCount: row.comment_count,
		likeCount: row.like_count,
		createdAt: row.created_at,
		activeAt: row.active_at,
	};
}

const OF_STATE = {
	standing: "threads.merged_into IS NULL AND threads.deleted_at IS NULL",
	closed: "threads.merged_into IS NULL AND threads.deleted_at IS NULL AND threads.is_closed = 1",
	deleted: "threads.deleted_at IS NOT NULL",
} as const;
/** By what a state's threads are ordered, the latest first. */
const ORDER = { standing: "active_at", closed: "active_at", deleted: "deleted_at" } as const;

const listSql = (stateSql: string, timeSql: string) => `SELECT ${THREAD_COLUMNS} FROM threads
	WHERE site_id = ?1 AND ${stateSql} AND (threads.${timeSql}, threads.id) < (?2, ?3)
	ORDER BY threads.${timeSql} DESC, threads.id DESC LIMIT ${THREADS_PAGE + 1}`;

/** Rows read: those shown and a few. @param ask `after` is the cursor of an earlier answer */
export async function readThreadList(
	db: Database,
	ask: { siteId: string; state: ThreadState; after: string | undefined },
): Promise<ThreadList> {
	const [time, id] = (ask.after ?? "9e15-9e15").split("-").map(Number);
	const order = ORDER[ask.state];
	const rows = await db.all<ThreadRow>(db.prepare(listSql(OF_STATE[ask.state], order), ask.siteId, time, id));
	const shown = rows.slice(0, THREADS_PAGE);
	const last = shown.at(-1);
	return {
		threads: shown.map(toThreadItem),
		next: last && rows.length > shown.length ? `${last[order]}-${last.id}` : null,
		isCut: false,
	};
}

const FOUND_MAX = 2 * THREADS_PAGE;

/** Candidates by the rarest word, of which those stay that have the others too. */
const searchSql = (stateSql: string) => `SELECT ${THREAD_COLUMNS} FROM threads
	WHERE id IN (
		SELECT thread_id FROM (
			SELECT DISTINCT thread_id FROM thread_words WHERE site_id = ?1 AND word >= ?2 AND word < ?3 LIMIT ${SEARCHED_MAX}
		) AS candidates
		WHERE NOT EXISTS (
			SELECT 1 FROM json_each(?4) AS other WHERE NOT EXISTS (
				SELECT 1 FROM thread_words AS found WHERE found.thread_id = candidates.thread_id
					AND found.word >= other.value ->> 0 AND found.word < other.value ->> 1
			)
		)
	) AND ${stateSql} ORDER BY active_at DESC LIMIT ${FOUND_MAX + 1}`;

/** Those with words that begin as the ones given do, whatever they are; null where there is no word in the text. */
export async function searchThreads(
	db: Database,
	ask: { siteId: string; state: ThreadState; text: string },
): Promise<ThreadList | null> {
	const words = await readRarestFirst(db, { table: "thread_words", siteId: ask.siteId, text: ask.text });
	const [first, ...others] = words;
	if (!first) return null;
	const ranges = JSON.stringify(others.map(({ range }) => range));
	const rows = await db.all<ThreadRow>(db.prepare(searchSql(OF_STATE[ask.state]), ask.siteId, ...first.range, ranges));
	return {
		threads: rows.slice(0, FOUND_MAX).map(toThreadItem),
		next: null,
		isCut: rows.length > FOUND_MAX || first.count > SEARCHED_MAX,
	};
}
