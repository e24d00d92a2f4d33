// How what a reader fetches after the first page changes the thread. Pure, like state.ts.

import type { CommentView, RepliesView, ThreadView } from "../../worker/contract/wire.ts";
import { changed, merged, withListed } from "./rows.ts";
import type { Rows, ThreadState } from "./state.ts";

export function threadLoaded(state: ThreadState, { comments, ...head }: ThreadView): ThreadState {
	// A fresh list replaces the old one; what only this visitor can see is not in it and stays.
	const kept = [...state.comments].filter(([, row]) => row.own || row.isSending);
	const rows = withListed(new Map(kept), comments);
	// An answer out of a cache may not have what was told since.
	const arrived = new Map([...state.arrived].filter(([id]) => !rows.has(id)));
	const { sort } = head.settings;
	return { ...state, loading: null, failure: null, head, sort, comments: rows, arrived, isStale: false };
}

/** The page of top-level comments on one side of those that are there. */
export function pageLoaded(state: ThreadState, thread: ThreadView, way: "next" | "previous"): ThreadState {
	const { comments, ...head } = thread;
	const rows = withListed(state.comments, comments);
	// Where no id tells the order, it is that of the rows: what stands before the others comes before them.
	const listed = comments.map(({ id }) => [id, rows.get(id)!] as const);
	// The other side of what is loaded ends where it ended.
	const other = way === "next" ? "previous" : "next";
	return {
		...state,
		loading: null,
		failure: null,
		head: { ...head, [other]: state.head?.[other] ?? null },
		comments: way === "next" ? rows : new Map([...listed, ...rows]),
	};
}

export function repliesLoaded(state: ThreadState, rootId: string, replies: RepliesView): ThreadState {
	const rows = withListed(state.comments, replies.comments, rootId);
	return { ...state, loading: null, failure: null, comments: changed(rows, rootId, { nextReply: replies.next }) };
}

/** Adds the way down to one reply, which says nothing of how far the replies were read. */
export function withPath(rows: Rows, path: CommentView[]): Rows {
	const comments = new Map(rows);
	let rootId = path[0]?.parentId ?? undefined;
	for (const comment of path) {
		rootId = comments.get(comment.parentId ?? "")?.rootId ?? rootId;
		comments.set(comment.id, { ...merged(comments.get(comment.id), comment), rootId });
	}
	return comments;
}
