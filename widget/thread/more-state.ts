// How what a reader fetches after the first page changes the thread. Pure, like state.ts.

import type { RepliesView, ThreadView } from "../../worker/contract/wire.ts";
import { changed, type ThreadState, withListed } from "./state.ts";

export type MoreEvent =
	| { type: "moreLoaded"; thread: ThreadView }
	| { type: "repliesLoaded"; rootId: string; replies: RepliesView };

export function reduceMore(state: ThreadState, event: MoreEvent): ThreadState {
	const next = { ...state, loading: null, failure: null };
	if (event.type === "moreLoaded") {
		return { ...next, head: event.thread, comments: withListed(state.comments, event.thread.comments) };
	}
	const { rootId, replies } = event;
	const comments = withListed(state.comments, replies.comments, rootId);
	return { ...next, comments: changed(comments, rootId, { nextReply: replies.next }) };
}
