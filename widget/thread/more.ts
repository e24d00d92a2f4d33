// Fetches what follows in a thread, or stands before it, or all of it in another order, and leads the reader there.

import type { CommentView, Sort } from "../../worker/contract/wire.ts";
import { listThread } from "../api.ts";
import { listReplies } from "../api-visitor.ts";
import { announce } from "./announce.ts";
import { focusOn } from "./focus.ts";
import { pageLoaded, repliesLoaded, threadLoaded } from "./more-state.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

/** Replies below a top-level comment, or without one the page of these on one side. */
export async function loadMore(
	view: View,
	rootId: string | undefined,
	way: "next" | "previous" = "next",
): Promise<void> {
	const before = view.state.comments;
	const comments = await (rootId ? loadReplies(view, rootId) : loadPage(view, way));
	announce(view, wordsOf(view)("comments.moreLoaded", { n: comments.length }));
	const fresh = comments.filter(({ id }) => !before.has(id));
	// Whoever reads upwards goes on above where they were.
	const next = way === "next" ? fresh[0] : fresh.findLast(({ parentId }) => !parentId);
	if (next) focusOn(view, `comment-${next.id}`);
}

async function loadPage(view: View, way: "next" | "previous"): Promise<CommentView[]> {
	const { head, sort } = view.state;
	const cursor = head?.[way] ?? undefined;
	const side = way === "next" ? { after: cursor } : { before: cursor };
	const query = { ...view.options.query, ...(sort && { sort }), ...(cursor && side) };
	const thread = await listThread(view.api, query);
	view.update(pageLoaded(view.state, thread, way));
	return thread.comments;
}

async function loadReplies(view: View, rootId: string): Promise<CommentView[]> {
	const { comments } = view.state;
	// The first replies came with the thread: what follows the last of them.
	const listed = [...comments.values()].filter((row) => row.list && row.parentId && row.rootId === rootId);
	const last = listed.map(({ id }) => id).sort();
	const after = comments.get(rootId)?.nextReply ?? last.pop();
	const replies = await listReplies(view.api, rootId, after);
	view.update(repliesLoaded(view.state, rootId, replies));
	return replies.comments;
}

/** The whole thread as it is now. */
export function reload(view: View): Promise<void> {
	return view.load(listThread(view.api, view.options.query), threadLoaded);
}

/** The whole thread in another order, which the site's other pages then have too while this visit lasts. */
export async function sortBy(view: View, sort: Sort): Promise<void> {
	const { options } = view;
	const thread = await listThread(view.api, { ...options.query, sort });
	options.query.sort = sort;
	view.update(threadLoaded(view.state, thread));
	announce(view, wordsOf(view)(`sort.${sort}`));
	try {
		sessionStorage.setItem(`afterword:${options.site}:sort`, sort);
	} catch {
		// A browser that keeps nothing has it for this page.
	}
}
