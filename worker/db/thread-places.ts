// What the page of a thread says beside its comments: of which site and page it is, and where that is.

import type { CommentView, Mode } from "../contract/wire.ts";
import { closingView } from "./closing-view.ts";
import { toCommentView, VIEW_COLUMNS, type ViewRow } from "./comment-rows.ts";
import type { Database } from "./database.ts";
import { readSiteStatement, type Site, type SiteRow, toSite } from "./sites.ts";
import { ANY_THREAD, THREAD, THREAD_HEAD } from "./thread-keys.ts";

export type Place = {
	site: Site;
	title: string;
	url: string | null;
	/** Null where nobody wrote yet. */
	createdAt: number | null;
	commentCount: number;
	isClosed: boolean;
	/** Null where it is open, or nobody knows. */
	closedAt: number | null;
	/** When it opens again by itself; absent where it is open or does not. */
	opensAt?: number;
	/** What its comments are held to. */
	mode: Mode;
	/** The comment that was asked for, where it is there to be seen. */
	comment: CommentView | null;
};

type ThreadRow = {
	title: string;
	url: string | null;
	created_at: number;
	comment_count: number;
	is_closed: number;
	closed_at: number | null;
	stays_open: number;
	mode: Mode | null;
};

/** Null where there is no such site. @param ask `commentId` is a comment to read along */
export async function readPlace(
	db: Database,
	ask: { siteId: string; pageKey: string; commentId: string | undefined; now: number },
): Promise<Place | null> {
	const { rows } = await db.batch<[SiteRow[], ThreadRow[], ViewRow[]]>([
		readSiteStatement(db, ask.siteId),
		db.prepare(
			`SELECT title, url, created_at, mode, ${THREAD_HEAD} FROM threads WHERE threads.id = ${ANY_THREAD}`,
			ask.siteId,
			ask.pageKey,
		),
		db.prepare(
			`SELECT ${VIEW_COLUMNS} FROM comments WHERE id = ?3 AND is_listed = 1
				AND thread_id = ${THREAD}`,
			ask.siteId,
			ask.pageKey,
			ask.commentId ?? "",
		),
	]);
	const [[siteRow], [thread], [comment]] = rows;
	if (!siteRow) return null;
	const site = toSite(siteRow);
	return {
		site,
		title: thread?.title ?? "",
		url: thread?.url ?? null,
		createdAt: thread?.created_at ?? null,
		commentCount: thread?.comment_count ?? 0,
		...closingView(thread ?? null, site.settings, ask.now),
		mode: thread?.mode ?? site.settings.mode,
		comment: comment ? toCommentView(comment, site.settings) : null,
	};
}
