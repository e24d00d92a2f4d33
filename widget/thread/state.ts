// What a mounted thread knows, and how its first page changes it: pure functions of the state before and what has happened.
// Comments are kept by id; the order and nesting readers see are derived in tree.ts. What is fetched later changes it by
// more-state.ts, who the visitor is by own-state.ts, what they write by write-state.ts, what others write by live-state.ts.

import type { CommentView, OwnComment, Sort, ThreadView, ViewerView } from "../../worker/contract/wire.ts";
import type { Failure } from "../api.ts";

/** A comment as this reader's page has it. */
export type Row = CommentView & {
	/** The top-level comment it arrived below: where it hangs while its parent is not loaded. */
	rootId?: string | undefined;
	/** Where `listReplies` goes on below a top-level comment; null when all are here, absent before the first call. */
	nextReply?: string | null | undefined;
	/** Came with a list of the server: only such rows say how far the list was read. */
	isListed?: boolean | undefined;
	/** What its own author may do with it. */
	own?: Pick<OwnComment, "text" | "version" | "editableUntil"> | undefined;
	/** An optimistic row, named by its client id until the server has answered. */
	isSending?: true;
	/** Its author has deleted it, and may still think better of it. */
	isLeaving?: boolean | undefined;
};
export type Rows = ReadonlyMap<string, Row>;

/** A form or a menu at a comment, and for changing it how far that is. */
export type Open = {
	id: string;
	as: "reply" | "edit" | "react" | "menu" | "report";
	isSending?: boolean;
	failure?: Failure | null;
};

export type ThreadState = {
	head: Omit<ThreadView, "comments"> | null;
	comments: Rows;
	sort: Sort | null;
	/** Who is asking, where their browser has a token: their name once they gave one, and what they reacted to. */
	viewer: Omit<ViewerView, "comments"> | null;
	/** Why what was asked for last could not be loaded. */
	failure: Failure | null;
	/** What is being loaded: `thread`, `next`, `previous` or the id of the comment whose replies are. */
	loading: string | null;
	/** Whether the composer at the top shows all of its form. */
	isComposing: boolean;
	open: Open | null;
	/** Comments whose replies the reader has put away. */
	collapsed: ReadonlySet<string>;
	/** Comments the reader wants to see whole: long ones, and those of an author they have muted. */
	unfolded: ReadonlySet<string>;
	/** What others have written since, until the reader wants to see it. */
	arrived: ReadonlyMap<string, CommentView>;
	/** More has happened since than was told. */
	isStale: boolean;
};

export const initialState: ThreadState = {
	head: null,
	comments: new Map(),
	sort: null,
	viewer: null,
	failure: null,
	loading: "thread",
	isComposing: false,
	open: null,
	collapsed: new Set(),
	unfolded: new Set(),
	arrived: new Map(),
	isStale: false,
};

export function loadStarted(state: ThreadState, what: string): ThreadState {
	return { ...state, loading: what, failure: null };
}

export function loadFailed(state: ThreadState, failure: Failure): ThreadState {
	return { ...state, loading: null, failure };
}

export function threadLoaded(state: ThreadState, { comments, ...head }: ThreadView): ThreadState {
	// A fresh list replaces the old one; what only this visitor can see is not in it and stays.
	const kept = [...state.comments].filter(([, row]) => row.own || row.isSending);
	const rows = withListed(new Map(kept), comments);
	// An answer out of a cache may not have what was told since.
	const arrived = new Map([...state.arrived].filter(([id]) => !rows.has(id)));
	const { sort } = head.settings;
	return { ...state, loading: null, failure: null, head, sort, comments: rows, arrived, isStale: false };
}

export function toggled(state: ThreadState, what: "collapsed" | "unfolded", id: string): ThreadState {
	const set = new Set(state[what]);
	if (!set.delete(id)) set.add(id);
	return { ...state, [what]: set };
}

/** Adds rows of a list: replies follow their top-level comment there, which tells where an orphan belongs. */
export function withListed(rows: Rows, listed: CommentView[], root?: string): Rows {
	const comments = new Map(rows);
	let rootId = root;
	for (const comment of listed) {
		if (!comment.parentId) rootId = comment.id;
		comments.set(comment.id, { ...merged(comments.get(comment.id), comment), rootId, isListed: true });
	}
	return comments;
}

/** A cached list may be older than what the visitor has just written, and of a waiting comment it has only the place. */
export function merged(known: Row | undefined, comment: CommentView): Row {
	const isOlder = known?.own && (comment.status === "pending" || (known.editedAt ?? 0) > (comment.editedAt ?? 0));
	return isOlder ? { ...known, replyCount: comment.replyCount } : { ...kept(known), ...comment };
}

/** What a row knows beside the comment itself, and keeps when a newer version of the comment arrives. */
export function kept({ rootId, nextReply, isListed, own }: Partial<Row> = {}): Partial<Row> {
	return { rootId, nextReply, isListed, own };
}

export function changed(rows: Rows, id: string, changes: Partial<Row>): Rows {
	const row = rows.get(id);
	return row ? new Map(rows).set(id, { ...row, ...changes }) : rows;
}

/** How many comments the heading names: the server's figure, but never fewer than the page shows. */
export function commentCount({ comments, head }: ThreadState): number {
	let shown = 0;
	for (const { status, isSending } of comments.values()) if (status === "visible" && !isSending) shown++;
	return Math.max(shown, head?.commentCount ?? 0);
}
