// One function per operation of the moderation API. The session is a cookie that scripts cannot see; the page and the
// API share an origin, so there is nothing to send along.

import type { Problem } from "../../worker/contract/problems.ts";
import type {
	BulkView,
	CreateSession,
	CreateSite,
	Decide,
	Decided,
	DecideMany,
	EditSite,
	ListQueue,
	PersonAnswer,
	QueueCounts,
	QueueFilterAsked,
	QueueItem,
	QueueView,
	RevisionsView,
	SessionView,
	SetStanding,
	SitesView,
	SiteView,
	Undone,
} from "../../worker/contract/wire.ts";
import { ApiError, type Failure } from "../api.ts";

const PATIENCE_MS = 20_000;

export function createSession(body: CreateSession): Promise<SessionView> {
	return request("POST", "/session", body);
}

export function readSession(): Promise<SessionView> {
	return request("GET", "/session");
}

export function deleteSession(): Promise<void> {
	return request("DELETE", "/session");
}

export function listSites(): Promise<SitesView> {
	return request("GET", "/sites");
}

export function createSite(body: CreateSite): Promise<SiteView> {
	return request("POST", "/sites", body);
}

export function editSite(siteId: string, body: EditSite): Promise<SiteView> {
	return request("PATCH", `/sites/${encodeURIComponent(siteId)}`, body);
}

export function listQueue(query: ListQueue): Promise<QueueView> {
	const params = new URLSearchParams(query as Record<string, string>);
	return request("GET", `/queue?${params}`);
}

export function countQueue(query: QueueFilterAsked): Promise<QueueCounts> {
	return request("GET", `/queue/counts?${new URLSearchParams(query as Record<string, string>)}`);
}

/** A comment as the queue shows it, whatever became of it. */
export function readQueueItem(commentId: string): Promise<QueueItem> {
	return request("GET", `/comments/${encodeURIComponent(commentId)}`);
}

export function decide(commentId: string, body: Decide): Promise<Decided> {
	return request("POST", `/comments/${encodeURIComponent(commentId)}/decisions`, body);
}

export function decideMany(body: DecideMany): Promise<BulkView> {
	return request("POST", "/decisions", body);
}

export function undoAct(act: number, why?: string): Promise<Undone> {
	return request("POST", `/acts/${act}/undo`, why ? { why } : {});
}

export function setStanding(siteId: string, person: string, body: SetStanding): Promise<PersonAnswer> {
	return request("PUT", `/sites/${encodeURIComponent(siteId)}/people/${encodeURIComponent(person)}/standing`, body);
}

export function listRevisions(commentId: string): Promise<RevisionsView> {
	return request("GET", `/comments/${encodeURIComponent(commentId)}/revisions`);
}

/** What went wrong, whatever was thrown: an error of our own making is told like one of the server's. */
export function failureOf(error: unknown): Failure {
	return error instanceof ApiError ? error.failure : { code: "internal" };
}

/** @throws ApiError */
export async function request<Answer>(method: string, path: string, body?: object): Promise<Answer> {
	let response: Response;
	let answer: unknown;
	try {
		response = await fetch(`/v1/moderation${path}`, {
			method,
			cache: "no-store",
			credentials: "same-origin",
			signal: AbortSignal.timeout(PATIENCE_MS),
			...(body && { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
		});
		answer = response.status === 204 ? undefined : await response.json();
	} catch {
		throw new ApiError({ code: "offline" });
	}
	if (response.ok) return answer as Answer;
	const { code = "internal", issues, retryAfter } = answer as Partial<Problem>;
	throw new ApiError({ code, issues, retryAfter });
}
