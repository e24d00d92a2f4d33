// The operations on one comment, and on many, that the queue's panel calls.

import type {
	ChangedItem,
	CommentDetail,
	CreateReply,
	ModerationLink,
	NotesView,
	RewordComment,
} from "../../../../worker/contract/wire.ts";
import { request } from "../../api.ts";

const pathOf = (commentId: string) => `/comments/${encodeURIComponent(commentId)}`;

export function readComment(commentId: string): Promise<CommentDetail> {
	return request("GET", `${pathOf(commentId)}/detail`);
}

export function rewordComment(commentId: string, body: RewordComment): Promise<ChangedItem> {
	return request("PATCH", pathOf(commentId), body);
}

export function createReply(commentId: string, body: CreateReply): Promise<ChangedItem> {
	return request("POST", `${pathOf(commentId)}/replies`, body);
}

export function setPinned(commentId: string, isPinned: boolean): Promise<ChangedItem> {
	return request("PUT", `${pathOf(commentId)}/pin`, { isPinned });
}

export function setThreadClosed(commentId: string, isClosed: boolean): Promise<{ isClosed: boolean }> {
	return request("PUT", `${pathOf(commentId)}/thread`, { isClosed });
}

export function createNote(commentId: string, text: string): Promise<NotesView> {
	return request("POST", `${pathOf(commentId)}/notes`, { text });
}

export function deleteNote(commentId: string, note: number): Promise<void> {
	return request("DELETE", `${pathOf(commentId)}/notes/${note}`);
}

export function createModerationLink(commentId: string): Promise<ModerationLink> {
	return request("POST", `${pathOf(commentId)}/link`);
}
