// The rows of a thread when a list of the server meets those that are there. Pure, like state.ts.

import type { CommentView } from "../../worker/contract/wire.ts";
import type { Row, Rows } from "./state.ts";

/** Adds rows of a list: replies follow their top-level comment there, which tells where an orphan belongs. */
export function withListed(rows: Rows, listed: CommentView[], root?: string): Rows {
	const comments = new Map(rows);
	let rootId = root;
	for (const comment of listed) {
		if (!comment.parentId) rootId = comment.id;
		comments.set(comment.id, { ...merged(comments.get(comment.id), comment), rootId, list: listed[0]!.id });
	}
	return comments;
}

/** A cached list may be older than what the visitor has just written, and of a waiting comment it has only the place. */
export function merged(known: Row | undefined, comment: CommentView): Row {
	const isOlder = known?.own && (comment.status === "pending" || (known.editedAt ?? 0) > (comment.editedAt ?? 0));
	return isOlder ? { ...known, replyCount: comment.replyCount } : { ...kept(known), ...comment };
}

/** What a row knows beside the comment itself, and keeps when a newer version of the comment arrives. */
export function kept({ rootId, nextReply, list, own }: Partial<Row> = {}): Partial<Row> {
	return { rootId, nextReply, list, own };
}

export function changed(rows: Rows, id: string, changes: Partial<Row>): Rows {
	const row = rows.get(id);
	return row ? new Map(rows).set(id, { ...row, ...changes }) : rows;
}
