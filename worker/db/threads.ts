// Reads of threads: a page view in one round trip, its cost the same whatever the size of thread and database.

import { REPLIES_PER_PAGE } from "../contract/limits.ts";
import { sorts } from "../contract/settings.ts";
import type { CommentView, LikesView, Mode, OwnWords, RepliesView, Settings, Sort } from "../contract/wire.ts";
import { ownWordsOf, settingsOf } from "../domain/settings.ts";
import { closingView } from "./closing-view.ts";
import { toCommentView, VIEW_COLUMNS, type ViewRow } from "./comment-rows.ts";
import type { Database } from "./database.ts";
import { type Face, facesStatement } from "./page-reactions.ts";
import { ANY_THREAD, ASKED_THREAD, THREAD_HEAD } from "./thread-keys.ts";
import { PATH_SQL, PINNED_SQL, rootsSql, type Way } from "./thread-order.ts";

export type ThreadPage = {
	settings: Settings;
	version: number;
	commentCount: number;
	isClosed: boolean;
	closedAt: number | null;
	/** When it opens again by itself; absent where it is open or does not. */
	opensAt?: number;
	/** Absent where the site's pages cannot be liked. */
	likes?: LikesView;
	comments: CommentView[];
	/** Cursors. */
	next: string | null;
	previous: string | null;
	/** From below the top-level comment down to the focused one, where that can be seen. */
	path?: CommentView[];
};

/** At most one of `after`, `before` (cursors) and `focus` (a comment's id). */
export type PageAsked = {
	siteId: string;
	pageKey: string;
	sort?: Sort | undefined;
	after?: string | undefined;
	before?: string | undefined;
	focus?: string | undefined;
};

type HeadRow = {
	settings: string;
	version: number | null;
	comment_count: number | null;
	like_count: number | null;
	is_closed: number | null;
	closed_at: number | null;
	stays_open: number | null;
	created_at: number | null;
	mode: Mode | null;
};
type PinnedRow = ViewRow & { replies: string };
type RootRow = PinnedRow & { reaction_count: number; has_previous: number };

const ROOTS_SQL = Object.fromEntries(
	sorts.flatMap((sort) =>
		(["after", "before", "focus"] as const).map((way) => [`${sort} ${way}`, rootsSql(sort, way)] as const),
	),
) as Record<`${Sort} ${Way}`, string>;

/** The head of the thread, who likes it, the way to the focus, what is pinned, then its comments in each order that may be the one. */
export function readThreadPageStatements(db: Database, page: PageAsked): D1PreparedStatement[] {
	const { siteId, pageKey, sort, focus } = page;
	const way = wayOf(page);
	const [id = null, count = null] = (page.after ?? page.before ?? focus)?.split("-").reverse() ?? [];
	return [
		db.prepare(
			`SELECT sites.settings, threads.version, threads.created_at, threads.mode, ${THREAD_HEAD} FROM sites
			LEFT JOIN threads ON threads.id = ${ANY_THREAD} WHERE sites.id = ?1`,
			siteId,
			pageKey,
		),
		facesStatement(db, { siteId, pageKey }),
		db.prepare(PATH_SQL, siteId, pageKey, focus ?? null),
		db.prepare(PINNED_SQL, siteId, pageKey, page.after ?? page.before ?? null, focus ?? null),
		...(sort ? [sort] : sorts).map((order) => {
			const takesCount = order === "top" && way !== "focus";
			const values = [siteId, pageKey, sort ?? null, id, ...(takesCount ? [count && Number(count)] : [])];
			return db.prepare(ROOTS_SQL[`${order} ${way}`], ...values);
		}),
	];
}

function wayOf({ before, focus }: PageAsked): Way {
	if (before !== undefined) return "before";
	return focus === undefined ? "after" : "focus";
}

/**
 * Null where there is no such site. A page nobody wrote on is an empty thread. The settings are the site's, with the mode
 * of the thread where it has one of its own.
 */
export async function readThreadPage(db: Database, page: PageAsked & { now: number }): Promise<ThreadPage | null> {
	const { rows } = await db.batch<[HeadRow[], Face[], ViewRow[], PinnedRow[], ...RootRow[][]]>(
		readThreadPageStatements(db, page),
	);
	const [[head], faces, path, pinned, ...found] = rows;
	if (!head) return null;
	const ofSite = settingsOf(JSON.parse(head.settings));
	const settings = { ...ofSite, mode: head.mode ?? ofSite.mode };
	const { comments, ...places } = cut(found.flat(), page, settings);
	return {
		settings,
		version: head.version ?? 0,
		commentCount: head.comment_count ?? 0,
		...closingView(head.created_at === null ? null : { ...head, created_at: head.created_at }, settings, page.now),
		...(settings.pageReaction && { likes: { count: head.like_count ?? 0, recent: faces } }),
		comments: [...branchesOf(pinned, settings), ...comments],
		...places,
		// Ids follow the time, and nobody answers before there is something to answer.
		...(path.length > 0 && {
			path: path
				.toSorted(byId)
				.slice(1)
				.map((row) => toCommentView(row, settings)),
		}),
	};
}

/** What is shown of the rows found, in reading order, and the cursors to either side. */
function cut(roots: RootRow[], page: PageAsked, settings: Settings) {
	const cursor = (row: RootRow) =>
		(page.sort ?? settings.sort) === "top" ? `${row.reaction_count}-${row.id}` : row.id;
	const isBackwards = wayOf(page) === "before";
	const near = roots.slice(0, settings.rootsPerPage);
	const shown = isBackwards ? near.toReversed() : near;
	const [first, last] = [shown[0], shown.at(-1)];
	const isMore = roots.length > near.length;
	return {
		comments: branchesOf(shown, settings),
		next: last && (isMore || isBackwards) ? cursor(last) : null,
		previous: first && (isBackwards ? isMore : first.has_previous === 1) ? cursor(first) : null,
	};
}

function branchesOf(roots: PinnedRow[], settings: Settings): CommentView[] {
	return roots.flatMap((root) => [toCommentView(root, settings), ...repliesOf(root, settings)]);
}

function repliesOf(root: PinnedRow, settings: Settings): CommentView[] {
	if (root.reply_count === 0) return [];
	const names = VIEW_COLUMNS.split(", ");
	return (JSON.parse(root.replies) as unknown[][]).map((values) =>
		toCommentView(Object.fromEntries(names.map((name, index) => [name, values[index]])) as ViewRow, settings),
	);
}

function byId(one: ViewRow, other: ViewRow): number {
	return one.id < other.id ? -1 : 1;
}

/** The replies below a top-level comment after a given one, in time order. Null where there is no such comment to see. */
export async function readReplies(
	db: Database,
	page: { siteId: string; rootId: string; after: string | undefined },
): Promise<RepliesView | null> {
	const { rows } = await db.batch<[{ settings: string }[], ViewRow[]]>([
		db.prepare(
			`SELECT settings FROM comments JOIN sites ON sites.id = site_id
			WHERE comments.id = ?1 AND site_id = ?2 AND parent_id IS NULL AND is_listed = 1
				AND EXISTS (SELECT 1 FROM threads WHERE threads.id = thread_id AND deleted_at IS NULL)`,
			page.rootId,
			page.siteId,
		),
		db.prepare(
			`SELECT ${VIEW_COLUMNS} FROM comments
			WHERE root_id = ?1 AND site_id = ?2 AND is_listed = 1 AND id > ?3 ORDER BY id LIMIT ${REPLIES_PER_PAGE + 1}`,
			page.rootId,
			page.siteId,
			page.after ?? "",
		),
	]);
	const [[root], replies] = rows;
	if (!root) return null;
	const settings = settingsOf(JSON.parse(root.settings));
	const shown = replies.slice(0, REPLIES_PER_PAGE);
	return {
		comments: shown.map((row) => toCommentView(row, settings)),
		next: replies.length > shown.length ? shown.at(-1)!.id : null,
	};
}

/** Visible comments of each page that has a thread, by the page key asked for. Null where there is no such site. */
export async function readCounts(
	db: Database,
	asked: { siteId: string; pageKeys: string[] },
): Promise<{ counts: Map<string, number>; settings?: OwnWords } | null> {
	const { rows } = await db.batch<[{ settings: string }[], { page_key: string; comment_count: number }[]]>([
		db.prepare("SELECT settings FROM sites WHERE id = ?1", asked.siteId),
		db.prepare(
			`SELECT asked.value AS page_key, comment_count FROM json_each(?2) AS asked
			CROSS JOIN threads ON threads.id = ${ASKED_THREAD}`,
			asked.siteId,
			JSON.stringify(asked.pageKeys),
		),
	]);
	const [[site], threads] = rows;
	if (!site) return null;
	const counts = new Map(threads.map((thread) => [thread.page_key, thread.comment_count]));
	return { counts, ...ownWordsOf(settingsOf(JSON.parse(site.settings))) };
}
