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
	/** The list of the server it came with, by that one's first comment: only such rows say how far the lists were read. */
	list?: string | undefined;
	/** What its own author may do with it. */
	own?: Pick<OwnComment, "text" | "version" | "editableUntil"> | undefined;
	/** An optimistic row, named by its client id until the server has answered. */
	isSending?: true;
	/** Its author has deleted it, and may still think better of it. */
	isLeaving?: boolean | undefined;
};
export type Rows = ReadonlyMap<string, Row>;

/** A form at a comment, and for changing it how far that is. */
export type Open = {
	id: string;
	as: "reply" | "edit" | "report";
	isSending?: boolean;
	failure?: Failure | null;
	/** Until when the server wants to hear nothing more, in milliseconds since 1970. */
	waitUntil?: number;
};
/** What can be chosen at a comment, or its address to be copied by hand. */
export type Menu = { id: string; as: "react" | "menu" | "link" };

export type ThreadState = {
	head: Omit<ThreadView, "comments"> | null;
	comments: Rows;
	sort: Sort | null;
	/** Who is asking, where their browser has a token: their name once they gave one, and what they reacted to. */
	viewer: Omit<ViewerView, "comments" | "now"> | null;
	/** Why what was asked for last could not be had, and what that was. */
	failure: (Failure & { what?: string | null }) | null;
	/** What is being loaded: `thread`, `next`, `previous`, the code to `write`, or the id of the comment whose replies are. */
	loading: string | null;
	/** Whether the composer at the top shows all of its form. */
	isComposing: boolean;
	/** A menu closes no form. */
	open: Open | null;
	menu: Menu | null;
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
	menu: null,
	collapsed: new Set(),
	unfolded: new Set(),
	arrived: new Map(),
	isStale: false,
};

export function loadStarted(state: ThreadState, what: string | null): ThreadState {
	return { ...state, loading: what ?? state.loading, failure: null };
}

export function loadFailed(state: ThreadState, failure: Failure): ThreadState {
	return { ...state, loading: null, failure: { ...failure, what: state.loading } };
}

/** The first page, where nothing was before. What is loaded later meets what is there: more-state.ts. */
export function firstLoaded(state: ThreadState, { comments, ...head }: ThreadView): ThreadState {
	let rootId: string | undefined;
	const rows = comments.map((comment): [string, Row] => {
		if (!comment.parentId) rootId = comment.id;
		return [comment.id, { ...comment, rootId, list: comments[0]!.id }];
	});
	const { sort } = head.settings;
	return { ...state, loading: null, failure: null, head, sort, comments: new Map(rows) };
}

export function toggled(state: ThreadState, what: "collapsed" | "unfolded", id: string): ThreadState {
	const set = new Set(state[what]);
	if (!set.delete(id)) set.add(id);
	return { ...state, [what]: set };
}

/** How many comments the heading names: the server's figure, but never fewer than the page shows. */
export function commentCount({ comments, head }: ThreadState): number {
	const shown = [...comments.values()].filter(({ status, isSending }) => status === "visible" && !isSending);
	return Math.max(shown.length, head?.commentCount ?? 0);
}
