// What readers who look at a thread are told of a change in it. They are told what `listThread` would answer, never more.

import type { CommentView, Status, ThreadEvent } from "../contract/wire.ts";

/** Null where readers see nothing of it. @param before the comment's status before; null where it was not there */
export function threadEvent(
	{ version, comment }: { version: number; comment: CommentView },
	before: Status | null,
): ThreadEvent | null {
	const wasVisible = before === "visible";
	if (comment.status === "visible") return { type: "comment", version, comment, ...(!wasVisible && { isNew: true }) };
	// Where it has replies its place is shown, and what it says of the comment has changed.
	if (comment.replyCount > 0) return { type: "gone", version, id: comment.id, comment };
	return wasVisible ? { type: "gone", version, id: comment.id, comment: null } : null;
}
