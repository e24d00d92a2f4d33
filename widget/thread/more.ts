// Fetches what follows in a thread, and leads the reader to the first of it.

import { listThread } from "../api.ts";
import { listReplies } from "../api-visitor.ts";
import { announce } from "./announce.ts";
import { focusOn } from "./focus.ts";
import { reduceMore } from "./more-state.ts";
import type { View } from "./view.ts";

/** Replies below a top-level comment, or without one the next of these. */
export async function loadMore(view: View, rootId?: string): Promise<void> {
	const before = view.state.comments;
	const { comments } = await (rootId ? loadReplies(view, rootId) : loadComments(view));
	announce(view, view.t("comments.moreLoaded", { n: comments.length }));
	const first = comments.find(({ id }) => !before.has(id));
	if (first) focusOn(view, `comment-${first.id}`);
}

async function loadComments(view: View) {
	const { head, sort } = view.state;
	const query = { ...view.options.query, ...(sort && { sort }), ...(head?.next && { after: head.next }) };
	const thread = await listThread(view.api, query);
	view.update(reduceMore(view.state, { type: "moreLoaded", thread }));
	return thread;
}

async function loadReplies(view: View, rootId: string) {
	const { comments } = view.state;
	// The first replies came with the thread: what follows the last of them.
	const listed = [...comments.values()].filter((row) => row.isListed && row.parentId && row.rootId === rootId);
	const last = listed.map(({ id }) => id).sort();
	const after = comments.get(rootId)?.nextReply ?? last.pop();
	const replies = await listReplies(view.api, rootId, after);
	view.update(reduceMore(view.state, { type: "repliesLoaded", rootId, replies }));
	return replies;
}
