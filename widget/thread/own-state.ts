// How who is asking, and what they react to, changes the thread they see: own comments that only they can see or change.
// Pure, like state.ts.

import type { OwnComment, PageReacted, Reacted, ViewerView } from "../../worker/contract/wire.ts";
import { changed, kept } from "./rows.ts";
import type { Rows, ThreadState } from "./state.ts";

const nobody = { author: null, reactions: {}, likesPage: false };

/** What is known of the viewer now, of whom nothing may have been known before. */
export function viewerChanged(state: ThreadState, changes: Partial<ThreadState["viewer"]>): ThreadState {
	return { ...state, viewer: { ...nobody, ...state.viewer, ...changes } };
}

export function viewerLoaded(state: ThreadState, { comments, ...viewer }: ViewerView): ThreadState {
	return { ...state, comments: comments.reduce(withOwn, state.comments), viewer };
}

/** Without the token a comment is as anybody sees it: what is waiting is gone. */
export function viewerForgotten(state: ThreadState): ThreadState {
	const left = [...state.comments].filter(([, { own, status }]) => !own || status !== "pending");
	return { ...state, comments: new Map(left.map(([id, row]) => [id, { ...row, own: undefined }])), viewer: null };
}

export function reacted(state: ThreadState, id: string, { reactions, own }: Reacted): ThreadState {
	const all = { ...state.viewer?.reactions, [id]: own };
	return { ...viewerChanged(state, { reactions: all }), comments: changed(state.comments, id, { reactions }) };
}

export function liked(state: ThreadState, { likes, isOn }: PageReacted): ThreadState {
	return { ...viewerChanged(state, { likesPage: isOn }), head: state.head && { ...state.head, likes } };
}

/** An older answer that comes late changes nothing. */
export function withOwn(rows: Rows, { text, version, editableUntil, ...comment }: OwnComment): Rows {
	const known = rows.get(comment.id);
	if ((known?.own?.version ?? 0) > version) return rows;
	const rootId = known?.rootId ?? (comment.parentId ? rows.get(comment.parentId)?.rootId : comment.id);
	const own = { text, version, editableUntil };
	return new Map(rows).set(comment.id, { ...kept(known), rootId, ...comment, own });
}
