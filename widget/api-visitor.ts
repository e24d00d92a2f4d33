// The operations that follow a visitor's act, one function each: apart from api.ts, because who only reads does not load them.

import type * as wire from "../worker/contract/wire.ts";
import type { Api, ApiError, Failure } from "./api.ts";

/** What went wrong, whatever was thrown. */
export function failureOf(error: unknown): Failure {
	return (error as Partial<ApiError>).failure ?? { code: "internal" };
}

export function listReplies(api: Api, id: string, after: string | undefined): Promise<wire.RepliesView> {
	return api(`comments/${id}/replies${after ? `?after=${after}` : ""}`);
}

export function readForm(api: Api, page: string): Promise<wire.FormView> {
	return api(`form?${new URLSearchParams({ page })}`);
}

export function readViewer(api: Api, page: string, token: string): Promise<wire.ViewerView> {
	return api(`viewer?${new URLSearchParams({ page })}`, { token });
}

export function forgetViewer(api: Api, token: string): Promise<null> {
	return api("viewer", { method: "DELETE", token });
}

export function createComment(api: Api, body: wire.CreateComment, token: string | null): Promise<wire.Created> {
	return api("comments", { method: "POST", body, token });
}

type Edit = { id: string; body: wire.EditComment; token: string | null };

export function editComment(api: Api, { id, body, token }: Edit): Promise<wire.Edited> {
	return api(`comments/${id}`, { method: "PATCH", body, token });
}

export function deleteComment(api: Api, id: string, token: string | null): Promise<wire.Deleted> {
	return api(`comments/${id}`, { method: "DELETE", token });
}

type Reaction = { id: string; body: wire.SetReaction; token: string | null };

export function setReaction(api: Api, { id, body, token }: Reaction): Promise<wire.Reacted> {
	return api(`comments/${id}/reaction`, { method: "PUT", body, token });
}

export function setPageReaction(api: Api, body: wire.SetPageReaction, token: string | null): Promise<wire.PageReacted> {
	return api("thread/reaction", { method: "PUT", body, token });
}

type Report = { id: string; body: wire.ReportComment; token: string | null };

export function reportComment(api: Api, { id, body, token }: Report): Promise<null> {
	return api(`comments/${id}/reports`, { method: "POST", body, token });
}

export function previewComment(api: Api, body: wire.PreviewComment, token: string | null): Promise<wire.PreviewView> {
	return api("preview", { method: "POST", body, token });
}
