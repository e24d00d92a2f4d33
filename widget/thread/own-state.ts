// How what a visitor writes changes the thread they see: optimistic rows that are confirmed or taken back, own comments
// that only they can see or change. Pure, like state.ts.

import type { CommentView, OwnComment, ViewerView } from "../../worker/contract/wire.ts";
import { changed, kept, type Row, type Rows, type ThreadState } from "./state.ts";

export type OwnEvent =
	| { type: "viewerLoaded"; viewer: ViewerView }
	| { type: "viewerForgotten" }
	| { type: "createStarted"; row: Row }
	| { type: "createSucceeded"; clientId: string; comment: OwnComment }
	| { type: "createFailed"; clientId: string }
	| { type: "editSucceeded"; comment: OwnComment }
	| { type: "deleteSucceeded"; id: string; comment: CommentView | null };

export function reduceOwn(state: ThreadState, event: OwnEvent): ThreadState {
	const { comments } = state;
	switch (event.type) {
		case "viewerLoaded":
			return { ...state, comments: event.viewer.comments.reduce(withOwn, comments), viewer: event.viewer.author };
		case "viewerForgotten":
			return { ...state, comments: withoutOwn(comments), viewer: null };
		case "createStarted":
			return { ...state, comments: new Map(comments).set(event.row.id, { ...event.row, isSending: true }) };
		case "createFailed":
			return { ...state, comments: without(comments, event.clientId) };
		case "createSucceeded": {
			const { comment, clientId } = event;
			const isNew = comment.status === "visible" && comments.get(comment.id)?.status !== "visible";
			const next = { ...state, viewer: comment.author, comments: withOwn(without(comments, clientId), comment) };
			return isNew ? counted(next, comment.id, 1) : next;
		}
		case "editSucceeded":
			return { ...edited(state, event.comment), open: null };
		case "deleteSucceeded": {
			const { id, comment } = event;
			const before = comments.get(id);
			const next = { ...(before?.status === "visible" ? counted(state, id, -1) : state), open: null };
			const rest = without(next.comments, id);
			if (!before || !comment) return { ...next, comments: rest };
			return { ...next, comments: new Map(rest).set(id, { ...kept(before), ...comment, own: undefined }) };
		}
	}
}

/** An edit can send a comment back to wait, and then it is no longer counted. */
function edited(state: ThreadState, comment: OwnComment): ThreadState {
	const wasVisible = state.comments.get(comment.id)?.status === "visible";
	const isVisible = comment.status === "visible";
	const next = { ...state, comments: withOwn(state.comments, comment) };
	return wasVisible === isVisible ? next : counted(next, comment.id, isVisible ? 1 : -1);
}

function withOwn(rows: Rows, { text, version, editableUntil, ...comment }: OwnComment): Rows {
	const known = rows.get(comment.id);
	if ((known?.own?.version ?? 0) > version) return rows;
	const rootId = known?.rootId ?? (comment.parentId ? rows.get(comment.parentId)?.rootId : comment.id);
	const own = { text, version, editableUntil };
	return new Map(rows).set(comment.id, { ...kept(known), rootId, ...comment, own });
}

/** Without the token a comment is as anybody sees it: what is waiting is gone. */
function withoutOwn(rows: Rows): Rows {
	const left = [...rows].filter(([, { own, status }]) => !own || status !== "pending");
	return new Map(left.map(([id, row]) => [id, { ...row, own: undefined }]));
}

function without(rows: Rows, id: string): Rows {
	const comments = new Map(rows);
	comments.delete(id);
	return comments;
}

/** The figures after an own comment came or went: the thread's, and those of the top-level comment above it. */
function counted(state: ThreadState, id: string, by: number): ThreadState {
	const { comments, head } = state;
	const root = comments.get(comments.get(id)?.rootId ?? "");
	const replyCount = Math.max(0, (root?.replyCount ?? 0) + by);
	return {
		...state,
		comments: root && root.id !== id ? changed(comments, root.id, { replyCount }) : comments,
		head: head && { ...head, commentCount: Math.max(0, head.commentCount + by) },
	};
}
