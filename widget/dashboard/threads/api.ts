// One function per operation of the threads room.

import type {
	AlikeView,
	ComparedView,
	EditThread,
	ListThreads,
	MergesView,
	MergeThreads,
	MergeView,
	RedirectPreview,
	RedirectsView,
	SaveRedirects,
	ThreadAnswer,
	ThreadList,
} from "../../../worker/contract/wire.ts";
import { request } from "../api.ts";

const at = (site: string, rest: string) => `/sites/${encodeURIComponent(site)}/${rest}`;
const query = (given: Record<string, string | undefined>) =>
	new URLSearchParams(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined));

export function listThreads(site: string, asked: ListThreads): Promise<ThreadList> {
	return request("GET", at(site, `threads?${query(asked)}`));
}

export function editThread(site: string, thread: number, body: EditThread): Promise<ThreadAnswer> {
	return request("PATCH", at(site, `threads/${thread}`), body);
}

export function deleteThread(site: string, thread: number, asked: { why?: string } = {}): Promise<ThreadAnswer> {
	return request("DELETE", at(site, `threads/${thread}?${query(asked)}`));
}

export function restoreThread(site: string, thread: number): Promise<ThreadAnswer> {
	return request("POST", at(site, `threads/${thread}/restore`));
}

export function listAlike(site: string, after: string | undefined): Promise<AlikeView> {
	return request("GET", at(site, `alike?${query({ after })}`));
}

export function compareThreads(site: string): Promise<ComparedView> {
	return request("POST", at(site, "alike"));
}

export function mergeThreads(site: string, into: number, body: MergeThreads): Promise<MergeView> {
	return request("POST", at(site, `threads/${into}/merge`), body);
}

export function listMerges(site: string): Promise<MergesView> {
	return request("GET", at(site, "merges"));
}

export function continueMerge(site: string, merge: number): Promise<MergeView> {
	return request("POST", at(site, `merges/${merge}/continue`));
}

export function undoMerge(site: string, merge: number): Promise<MergeView> {
	return request("POST", at(site, `merges/${merge}/undo`));
}

export function readRedirects(site: string): Promise<RedirectsView> {
	return request("GET", at(site, "redirects"));
}

export function previewRedirect(site: string, rule: { from: string; to: string }): Promise<RedirectPreview> {
	return request("GET", at(site, `redirects/preview?${query(rule)}`));
}

export function saveRedirects(site: string, body: SaveRedirects): Promise<RedirectsView> {
	return request("PUT", at(site, "redirects"), body);
}
