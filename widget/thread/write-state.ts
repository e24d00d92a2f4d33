// How what a visitor writes changes the thread they see: optimistic rows that are confirmed or taken back, edits,
// deletions. Pure, like state.ts.

import type { CommentView, OwnComment } from "../../worker/contract/wire.ts";
import { counted, difference, replaced, without } from "./counts.ts";
import { viewerChanged, withOwn } from "./own-state.ts";
import { changed } from "./rows.ts";
import type { Row, ThreadState } from "./state.ts";

export function createStarted(state: ThreadState, row: Row): ThreadState {
	return { ...state, comments: new Map([[row.id, { ...row, isSending: true as const }], ...state.comments]) };
}

export function createFailed(state: ThreadState, clientId: string): ThreadState {
	return { ...state, comments: without(state.comments, clientId) };
}

export function createSucceeded(state: ThreadState, clientId: string, comment: OwnComment): ThreadState {
	const next = viewerChanged(state, { author: comment.author });
	return confirmed({ ...next, comments: without(state.comments, clientId) }, comment);
}

export function editSucceeded(state: ThreadState, comment: OwnComment): ThreadState {
	return confirmed({ ...state, open: openElsewhere(state, comment.id) }, comment);
}

/** What waits is not counted, and an edit can send a comment back to wait. */
function confirmed(state: ThreadState, comment: OwnComment): ThreadState {
	const { id } = comment;
	const comments = withOwn(state.comments, comment);
	return counted({ ...state, comments }, id, difference(state.comments.get(id), comments.get(id)));
}

export function leavingChanged(state: ThreadState, id: string, isLeaving: boolean): ThreadState {
	return { ...state, open: openElsewhere(state, id), comments: changed(state.comments, id, { isLeaving }) };
}

export function deleteSucceeded(state: ThreadState, id: string, left: CommentView | null): ThreadState {
	return { ...replaced(state, id, left && { ...left, own: undefined }), open: openElsewhere(state, id) };
}

/** A form at another comment stays open, with all that is typed there. */
function openElsewhere({ open }: ThreadState, id: string): ThreadState["open"] {
	return open?.id === id ? null : open;
}
