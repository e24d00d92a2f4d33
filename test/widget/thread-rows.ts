// Makes the comments that the thread's tests speak of.

import { defaultSettings } from "../../worker/contract/settings.ts";
import type { CommentView, OwnComment, ThreadView } from "../../worker/contract/wire.ts";

/** A ULID-like id: ids sort by the number, as they do by time. */
export const idOf = (number: number) => String(number).padStart(26, "0");

export function comment(number: number, changes: Partial<CommentView> = {}): CommentView {
	return {
		id: idOf(number),
		parentId: null,
		status: "visible",
		author: { name: `Author ${number}`, avatar: number },
		body: [["p", [`Comment ${number}`]]],
		createdAt: number * 1000,
		replyCount: 0,
		...changes,
	};
}

export function reply(number: number, to: number, changes: Partial<CommentView> = {}): CommentView {
	return comment(number, { parentId: idOf(to), ...changes });
}

export function own(shown: CommentView, changes: Partial<OwnComment> = {}): OwnComment {
	return { ...shown, text: "my words", version: 1, editableUntil: 1e15, ...changes };
}

export function thread(comments: CommentView[], changes: Partial<ThreadView> = {}): ThreadView {
	return {
		page: "https://example.org/post",
		commentCount: comments.filter(({ status }) => status === "visible").length,
		version: 1,
		isClosed: false,
		closedAt: null,
		settings: { ...defaultSettings, mode: "publish" },
		comments,
		next: null,
		previous: null,
		...changes,
	};
}
