// The rows and figures of a thread when a comment comes, changes or goes. Pure, like state.ts.

import type { CommentView } from "../../worker/contract/wire.ts";
import { changed, kept } from "./rows.ts";
import type { Row, ThreadState } from "./state.ts";

type Shown = Pick<Row, "status"> | null | undefined;

export function without<Of>(rows: ReadonlyMap<string, Of>, id: string): Map<string, Of> {
	const left = new Map(rows);
	left.delete(id);
	return left;
}

/** By how much the number of comments that are seen changes when `after` takes the place of `before`. */
export function difference(before: Shown, after: Shown): number {
	return Number(after?.status === "visible") - Number(before?.status === "visible");
}

/** The figures after a comment came or went: the thread's, and those of the top-level comment above it. */
export function counted(state: ThreadState, id: string, by: number): ThreadState {
	if (!by) return state;
	const { comments, head } = state;
	const root = comments.get(comments.get(id)?.rootId ?? "");
	const replyCount = Math.max(0, (root?.replyCount ?? 0) + by);
	return {
		...state,
		comments: root && root.id !== id ? changed(comments, root.id, { replyCount }) : comments,
		head: head && { ...head, commentCount: Math.max(0, head.commentCount + by) },
	};
}

/** What is now in the place of a comment that the page has, or that nothing is left there. */
export function replaced(state: ThreadState, id: string, left: CommentView | Row | null): ThreadState {
	const known = state.comments.get(id);
	if (!known) return state;
	const { head, comments } = counted(state, id, difference(known, left));
	return {
		...state,
		head,
		comments: left ? new Map(comments).set(id, { ...kept(known), ...left }) : without(comments, id),
	};
}
