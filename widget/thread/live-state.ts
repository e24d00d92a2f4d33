// How what others do meanwhile changes the thread a reader has open. What is new waits until they want to see it, so that
// nothing moves under their eyes; what was changed or taken back changes at once. Pure, like state.ts.

import type { CommentView, LiveEvent, ThreadEvent } from "../../worker/contract/wire.ts";
import { counted, replaced, without } from "./counts.ts";
import type { Row, ThreadState } from "./state.ts";

export function reduceLive(state: ThreadState, event: LiveEvent): ThreadState {
	if (event.type === "stale") return { ...state, isStale: true };
	const isGone = event.type === "gone";
	const id = isGone ? event.id : event.comment.id;
	const known = state.comments.get(id);
	if (!known) {
		if (isGone) return { ...state, arrived: without(state.arrived, id) };
		return isNews(state, event) ? { ...state, arrived: new Map(state.arrived).set(id, event.comment) } : state;
	}
	// An author goes on seeing their own words; what became of these, their own requests tell.
	if (isGone && known.own) return state;
	// Who is answering it keeps the form, and the words in it.
	const place: Row | null = state.open?.id === id ? { ...known, status: "removed", author: null, body: [] } : null;
	return replaced(state, id, event.comment ?? place);
}

/** What was only edited stands further on, where the reader has not been yet; what they are sending, the answer brings. */
function isNews({ comments, arrived }: ThreadState, event: ThreadEvent & { type: "comment" }): boolean {
	const { id, author } = event.comment;
	const isOwn = [...comments.values()].some((row) => row.isSending && row.author?.name === author?.name);
	return !isOwn && (event.isNew || arrived.has(id));
}

/** The thread with what has arrived in it, as far as the reader has loaded the place where it stands. */
export function showArrived(state: ThreadState): ThreadState {
	const collapsed = new Set(state.collapsed);
	let next: ThreadState = { ...state, arrived: new Map(), collapsed };
	// A comment is older than its replies.
	for (const comment of [...state.arrived.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
		const { id, parentId } = comment;
		if (next.comments.has(id)) continue;
		const parent = next.comments.get(parentId ?? "");
		if (parent || !parentId) {
			const row = { ...comment, rootId: parent ? parent.rootId : id };
			next = { ...next, comments: new Map(next.comments).set(id, row) };
			// What the reader asks to see does not come into a branch that is put away.
			for (const above of pathUp(next, comment)) collapsed.delete(above);
		}
		next = counted(next, id, 1);
	}
	return next;
}

/** The comments above one, whatever they say of each other: each is older than the one below it. */
function* pathUp({ comments }: ThreadState, { id, parentId }: CommentView): Generator<string> {
	const above = comments.get(parentId ?? "");
	if (!above || above.id >= id) return;
	yield above.id;
	yield* pathUp({ comments } as ThreadState, above);
}

/** How many comments `showArrived` would show. */
export function arrivedCount(state: ThreadState): number {
	return showArrived(state).comments.size - state.comments.size;
}
