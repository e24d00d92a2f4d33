// Changes of a thread by those who look after a site. Each is an act with what was before, so that it can be undone.

import type { ActKind } from "../contract/acts.ts";
import type { Mode, ThreadItem } from "../contract/wire.ts";
import { likeness } from "../domain/likeness.ts";
import { pageWords } from "../domain/search-words.ts";
import { guardStatement, insertActStatement } from "./acts.ts";
import type { Database } from "./database.ts";
import { PAGE_KEYS, toPageKeys } from "./thread-keys.ts";
import { THREAD_COLUMNS, type ThreadRow, toThreadItem } from "./thread-list.ts";
import type { DoneAct } from "./undo.ts";

/** What can be changed, as acts remember it. */
export type ThreadChange = {
	/** By hand, whatever its age. */
	isClosed?: boolean;
	staysOpen?: boolean;
	mode?: Mode | null;
	title?: string;
	url?: string | null;
	page?: string;
	deletedAt?: number | null;
};

export type FoundThread = {
	item: ThreadItem;
	/** By hand, where the item tells what holds. */
	closing: { isClosed: boolean; staysOpen: boolean };
	version: number;
	pageKeys: string[];
};
type FoundRow = ThreadRow & { version: number; page_keys: string };

function foundStatement(db: Database, thread: { siteId: string; id: number }): D1PreparedStatement {
	return db.prepare(
		`SELECT ${THREAD_COLUMNS}, threads.version, ${PAGE_KEYS} FROM threads
		WHERE threads.id = ?2 AND threads.site_id = ?1 AND merged_into IS NULL`,
		thread.siteId,
		thread.id,
	);
}

function toFound(row: FoundRow): FoundThread {
	return {
		item: toThreadItem(row),
		closing: { isClosed: row.is_closed === 1, staysOpen: row.stays_open === 1 },
		version: row.version,
		pageKeys: toPageKeys(row.page_keys),
	};
}

/** Null where the site has no such thread, or it was merged into another. */
export async function readThread(db: Database, thread: { siteId: string; id: number }): Promise<FoundThread | null> {
	const [row] = await db.all<FoundRow>(foundStatement(db, thread));
	return row ? toFound(row) : null;
}

/** Violates a UNIQUE index where another thread has the page key. A former key goes on finding the thread. */
export function changeThreadStatements(
	db: Database,
	thread: { siteId: string; id: number; title: string; pageKey: string; change: ThreadChange; now: number },
): D1PreparedStatement[] {
	const { siteId, id, change, now } = thread;
	const { isClosed, staysOpen, mode, title, url, page, deletedAt } = change;
	const named = { title: title ?? thread.title, pageKey: page ?? thread.pageKey };
	const isMoved = page !== undefined && page !== thread.pageKey;
	return [
		...(isMoved
			? [
					db.prepare(
						"DELETE FROM thread_aliases WHERE site_id = ?1 AND page_key = ?2 AND thread_id = ?3",
						siteId,
						page,
						id,
					),
					db.prepare(
						"INSERT INTO thread_aliases (site_id, page_key, thread_id, created_at) VALUES (?1, ?2, ?3, ?4)",
						siteId,
						thread.pageKey,
						id,
						now,
					),
				]
			: []),
		db.prepare(
			`UPDATE threads SET is_closed = coalesce(?2, is_closed), title = ?3, page_key = ?4, likeness = ?5, words = ?6,
				url = iif(?7, ?8, url), is_titled = is_titled OR ?11, deleted_at = iif(?9, ?10, deleted_at),
				stays_open = coalesce(?12, stays_open), mode = iif(?13, ?14, mode), version = version + 1
			WHERE id = ?1`,
			id,
			isClosed === undefined ? null : Number(isClosed),
			named.title,
			named.pageKey,
			likeness(named.pageKey),
			JSON.stringify(pageWords(named)),
			Number(url !== undefined),
			url ?? null,
			Number(deletedAt !== undefined),
			deletedAt ?? null,
			Number(title !== undefined || url !== undefined),
			staysOpen === undefined ? null : Number(staysOpen),
			Number(mode !== undefined),
			mode ?? null,
		),
	];
}

type Acted = { kind: ActKind; before: ThreadChange; after: ThreadChange };

/** What closes a thread or opens it: one that is old stays open from then on. */
export function closingChange({ item }: FoundThread, isClosed: boolean): ThreadChange {
	if (isClosed === item.isClosed) return {};
	return { isClosed, ...(!isClosed && item.isAged && { staysOpen: true }) };
}

/** The acts a change is made of, each with what was before. */
function actsOf({ item, closing }: FoundThread, change: ThreadChange): Acted[] {
	const { page = item.page.key, deletedAt = item.deletedAt, mode = item.mode } = change;
	const { title = item.page.title, url = item.page.url } = change;
	const { isClosed = closing.isClosed, staysOpen } = change;
	const ofAge = staysOpen === undefined ? [{}, {}] : [{ staysOpen: closing.staysOpen }, { staysOpen }];
	const removing = deletedAt === null ? "thread.restore" : "thread.delete";
	const was = { title: item.page.title, url: item.page.url };
	const acts: Acted[] = [
		{
			kind: isClosed ? "thread.close" : "thread.open",
			before: { isClosed: closing.isClosed, ...ofAge[0] },
			after: { isClosed, ...ofAge[1] },
		},
		{ kind: "thread.mode", before: { mode: item.mode }, after: { mode } },
		{ kind: "thread.edit", before: was, after: { title, url } },
		{ kind: "thread.move", before: { page: item.page.key }, after: { page } },
		{ kind: removing, before: { deletedAt: item.deletedAt }, after: { deletedAt } },
	];
	return acts.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}

/**
 * Writes a change with its acts; one that changes nothing is none. Answers the thread as it is then, with the keys of
 * before and after. Violates a UNIQUE index where another thread has the page key.
 */
export async function changeThread(
	db: Database,
	{
		siteId,
		found,
		change,
		accountId,
		why,
		now,
	}: {
		siteId: string;
		found: FoundThread;
		change: ThreadChange;
		accountId: string;
		why: string | undefined;
		now: number;
	},
): Promise<FoundThread> {
	const acts = actsOf(found, change);
	if (acts.length === 0) return found;
	const { id, page } = found.item;
	const { rows } = await db.batch<unknown[][]>([
		...changeThreadStatements(db, { siteId, id, title: page.title, pageKey: page.key, change, now }),
		...acts.map((act) =>
			insertActStatement(db, {
				...act,
				accountId,
				siteId,
				subject: String(id),
				label: page.title || page.key,
				why,
				now,
			}),
		),
		foundStatement(db, { siteId, id }),
	]);
	const [row] = rows.at(-1) as FoundRow[];
	const changed = toFound(row!);
	return { ...changed, pageKeys: [...new Set([...changed.pageKeys, ...found.pageKeys])] };
}

/**
 * What makes a thread as it was before an act; null where it is no longer as the act left it. Violates a UNIQUE index where
 * another thread has the page key since.
 */
export async function undoThreadChange(db: Database, act: DoneAct, now: number): Promise<D1PreparedStatement[] | null> {
	const thread = { siteId: act.siteId ?? "", id: Number(act.subject) };
	const found = await readThread(db, thread);
	if (!found) return null;
	const { page, deletedAt, mode } = found.item;
	const { title, url, key } = page;
	const is: Record<string, unknown> = { title, url, page: key, deletedAt, mode, ...found.closing };
	if (Object.entries(act.after).some(([name, value]) => is[name] !== value)) return null;
	const before: ThreadChange = act.before;
	// Deleted once more, it has its 30 days from now.
	const change = before.deletedAt ? { deletedAt: now } : before;
	return [
		guardStatement(db, "SELECT 1 FROM threads WHERE id = ?1 AND version = ?2", thread.id, found.version),
		...changeThreadStatements(db, { ...thread, title, pageKey: key, change, now }),
	];
}
