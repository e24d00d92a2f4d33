// Reads of threads: a page view in one round trip, its cost the same whatever the size of thread and database.

import { REPLIES_PER_PAGE } from "../contract/limits.ts";
import { defaultSettings } from "../contract/settings.ts";
import type { CommentView, RepliesView, Settings, Sort } from "../contract/wire.ts";
import { settingsOf } from "../domain/settings.ts";
import { toCommentView, VIEW_COLUMNS, type ViewRow } from "./comment-rows.ts";
import type { Database } from "./database.ts";

export type ThreadPage = {
	settings: Settings;
	commentCount: number;
	isClosed: boolean;
	comments: CommentView[];
	next: string | null;
};

type RootRow = ViewRow & { replies: string };

/** A number among the site's settings as SQL, so that the first round trip need not wait to know it. */
const setting = (name: "rootsPerPage" | "repliesShown") =>
	`coalesce((SELECT settings ->> '${name}' FROM sites WHERE id = ?1), ${defaultSettings[name]})`;

/**
 * Top-level comments in one order, each with its first replies as JSON; none where the order is not the one asked for
 * (or, where none was, not the site's). One row more than shown tells whether there is a next page. Rows read: one a
 * comment, and a few for the site and the thread.
 */
const rootsSql = (sort: Sort) => {
	const [beyond, start, direction] = sort === "newest" ? ["<", "~", "DESC"] : [">", "", "ASC"];
	return `SELECT ${VIEW_COLUMNS}, (
		SELECT json_group_array(json_array(${VIEW_COLUMNS})) FROM (
			SELECT ${VIEW_COLUMNS} FROM comments AS replies
			WHERE root_id = comments.id AND is_listed = 1 ORDER BY id LIMIT ${setting("repliesShown")}
		)
	) AS replies
	FROM comments
	WHERE thread_id = (
			SELECT threads.id FROM threads JOIN sites ON sites.id = threads.site_id
			WHERE threads.site_id = ?1 AND page_key = ?2
				AND '${sort}' = coalesce(?4, sites.settings ->> 'sort', '${defaultSettings.sort}')
		)
		AND parent_id IS NULL AND is_listed = 1 AND id ${beyond} coalesce(?3, '${start}')
	ORDER BY id ${direction} LIMIT 1 + ${setting("rootsPerPage")}`;
};
const ROOTS_SQL = { newest: rootsSql("newest"), oldest: rootsSql("oldest"), top: rootsSql("top") };

type PageAsked = { siteId: string; pageKey: string; sort: Sort | undefined; after: string | undefined };

/** The head of the thread, then its comments in each order that may be the one. */
export function readThreadPageStatements(
	db: Database,
	{ siteId, pageKey, sort, after }: PageAsked,
): D1PreparedStatement[] {
	const sorts: Sort[] = sort ? [sort] : ["newest", "oldest"];
	return [
		db.prepare(
			`SELECT sites.settings, threads.comment_count, threads.is_closed FROM sites
			LEFT JOIN threads ON threads.site_id = sites.id AND threads.page_key = ?2 WHERE sites.id = ?1`,
			siteId,
			pageKey,
		),
		...sorts.map((order) => db.prepare(ROOTS_SQL[order], siteId, pageKey, after ?? null, sort ?? null)),
	];
}

type HeadRow = { settings: string; comment_count: number | null; is_closed: number | null };

/** Null where there is no such site. A page nobody wrote on is an empty thread. */
export async function readThreadPage(db: Database, page: PageAsked): Promise<ThreadPage | null> {
	const { rows } = await db.batch<[HeadRow[], ...RootRow[][]]>(readThreadPageStatements(db, page));
	const [[head], ...found] = rows;
	if (!head) return null;
	const settings = settingsOf(JSON.parse(head.settings));
	const roots = found.flat();
	const shown = roots.slice(0, settings.rootsPerPage);
	return {
		settings,
		commentCount: head.comment_count ?? 0,
		isClosed: head.is_closed === 1,
		comments: shown.flatMap((root) => [toCommentView(root), ...repliesOf(root)]),
		next: roots.length > shown.length ? shown.at(-1)!.id : null,
	};
}

function repliesOf(root: RootRow): CommentView[] {
	if (root.reply_count === 0) return [];
	const names = VIEW_COLUMNS.split(", ");
	return (JSON.parse(root.replies) as unknown[][]).map((values) =>
		toCommentView(Object.fromEntries(names.map((name, index) => [name, values[index]])) as ViewRow),
	);
}

/** The replies below a top-level comment after a given one, in time order. Null where there is no such comment to see. */
export async function readReplies(
	db: Database,
	page: { siteId: string; rootId: string; after: string | undefined },
): Promise<RepliesView | null> {
	const { rows } = await db.batch<[{ id: string }[], ViewRow[]]>([
		db.prepare(
			"SELECT id FROM comments WHERE id = ?1 AND site_id = ?2 AND parent_id IS NULL AND is_listed = 1",
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
	const shown = replies.slice(0, REPLIES_PER_PAGE);
	return { comments: shown.map(toCommentView), next: replies.length > shown.length ? shown.at(-1)!.id : null };
}

/** Visible comments of each page that has any, by page key. Null where there is no such site. */
export async function readCounts(
	db: Database,
	asked: { siteId: string; pageKeys: string[] },
): Promise<Map<string, number> | null> {
	const { rows } = await db.batch<[{ id: string }[], { page_key: string; comment_count: number }[]]>([
		db.prepare("SELECT id FROM sites WHERE id = ?1", asked.siteId),
		db.prepare(
			`SELECT page_key, comment_count FROM threads
			WHERE site_id = ?1 AND page_key IN (SELECT value FROM json_each(?2))`,
			asked.siteId,
			JSON.stringify(asked.pageKeys),
		),
	]);
	const [[site], threads] = rows;
	return site ? new Map(threads.map((thread) => [thread.page_key, thread.comment_count])) : null;
}
