// How what a visitor writes changes the thread they see: optimistic rows that are confirmed or taken back, own comments
// that only they can see or change. Pure, like state.ts.

import type { CommentView, OwnComment, ThreadView, ViewerView } from "../../worker/contract/wire.ts";
import { counted, replaced, without } from "./counts.ts";
import { changed, kept, type Row, type Rows, type ThreadState } from "./state.ts";

export type OwnEvent =
	| { type: "viewerLoaded"; viewer: ViewerView }
	| { type: "viewerForgotten" }
	| { type: "createStarted"; row: Row }
	| { type: "createSucceeded"; clientId: string; comment: OwnComment }
	| { type: "createFailed"; clientId: string }
	| { type: "editSucceeded"; comment: OwnComment }
	| { type: "leavingChanged"; id: string; isLeaving: boolean }
	| { type: "deleteSucceeded"; id: string; comment: CommentView | null }
	| { type: "reacted"; id: string; reactions: [string, number][]; own: string[] }
	| { type: "liked"; likes: NonNullable<ThreadView["likes"]>; isOn: boolean };

const nobody = { author: null, reactions: {}, likesPage: false };

export function reduceOwn(state: ThreadState, event: OwnEvent): ThreadState {
	const { comments } = state;
	switch (event.type) {
		case "viewerLoaded": {
			const { comments: own, ...viewer } = event.viewer;
			return { ...state, comments: own.reduce(withOwn, comments), viewer };
		}
		case "viewerForgotten":
			return { ...state, comments: withoutOwn(comments), viewer: null };
		case "createStarted":
			return { ...state, comments: new Map([[event.row.id, { ...event.row, isSending: true as const }], ...comments]) };
		case "createFailed":
			return { ...state, comments: without(comments, event.clientId) };
		case "createSucceeded": {
			const { comment, clientId } = event;
			const isNew = comment.status === "visible" && comments.get(comment.id)?.status !== "visible";
			const viewer = { ...nobody, ...state.viewer, author: comment.author };
			const next = { ...state, viewer, comments: withOwn(without(comments, clientId), comment) };
			return isNew ? counted(next, comment.id, 1) : next;
		}
		case "editSucceeded":
			return { ...edited(state, event.comment), open: null };
		case "leavingChanged":
			return { ...state, open: null, comments: changed(comments, event.id, { isLeaving: event.isLeaving }) };
		case "reacted": {
			const { id, reactions, own } = event;
			const viewer = { ...nobody, ...state.viewer, reactions: { ...state.viewer?.reactions, [id]: own } };
			return { ...state, viewer, comments: changed(comments, id, { reactions }) };
		}
		case "liked": {
			const viewer = { ...nobody, ...state.viewer, likesPage: event.isOn };
			return { ...state, viewer, head: state.head && { ...state.head, likes: event.likes } };
		}
		case "deleteSucceeded": {
			const { id, comment } = event;
			return { ...replaced(state, id, comment && { ...comment, own: undefined }), open: null };
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
