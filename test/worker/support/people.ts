// The people of the tests: a site with its origin, visitors who write there, moderators who decide.

import { env } from "cloudflare:workers";
import { expect } from "vitest";
import type { Role } from "../../../worker/contract/roles.ts";
import type {
	Created,
	OwnComment,
	PageReacted,
	QueueView,
	Reacted,
	ReportComment,
	RevisionsView,
	SetPageReaction,
	Settings,
	SiteView,
	ThreadView,
	ViewerView,
} from "../../../worker/contract/wire.ts";
import { sha256 } from "../../../worker/http/keys.ts";
import { type Answer, API, call, newAddress } from "./api.ts";

export const PAGE = "/post";

const fresh = (name: string) => `${name}-${crypto.randomUUID().slice(0, 13)}`;

export type TestSite = { id: string; origin: string; settings: Partial<Settings> };

/** A site of the test's own; it publishes at once unless told otherwise. */
export async function site(settings: Partial<Settings> = {}): Promise<TestSite> {
	const id = fresh("site");
	const origin = `https://${id}.example`;
	const all = { mode: "publish" as const, ...settings };
	await env.DB.prepare("INSERT INTO sites (id, name, origins, settings, created_at) VALUES (?1, ?2, ?3, ?4, ?5)")
		.bind(id, `Site ${id}`, JSON.stringify([origin]), JSON.stringify(all), Date.now())
		.run();
	return { id, origin, settings: all };
}

export type Said = {
	text?: string;
	name?: string;
	email?: string;
	website?: string;
	page?: string;
	parentId?: string | null;
	clientId?: string;
	formToken?: string;
	subject?: string;
	turnstile?: string;
	pageTitle?: string;
	pageUrl?: string;
};

/** Somebody on a page of the site, at an address of their own. Without a token until they have written. */
export function visitor(at: TestSite, start: { token?: string; address?: string; origin?: string | null } = {}) {
	let token = start.token;
	const headers = () => ({
		"CF-Connecting-IP": start.address ?? newAddress(),
		...(start.origin !== null && { Origin: start.origin ?? at.origin }),
		...(token && { Authorization: `Bearer ${token}` }),
	});
	const params = { site: at.id };
	return {
		get token() {
			return token;
		},
		headers,
		async createComment(said: Said = {}): Promise<Answer<Created>> {
			const answer = await call<Created>("createComment", {
				params,
				headers: headers(),
				body: await comment(at, said),
			});
			token ??= answer.json.token;
			return answer;
		},
		/** Writes and expects it to be taken. */
		async says(said: Said | string = {}): Promise<OwnComment> {
			const answer = await this.createComment(typeof said === "string" ? { text: said } : said);
			expect(answer.status, JSON.stringify(answer.json)).toBe(201);
			return answer.json.comment;
		},
		editComment: (id: string, body: { text: string; version: number }) =>
			call<{ comment: OwnComment }>("editComment", { params: { ...params, id }, headers: headers(), body }),
		deleteComment: (id: string) =>
			call<{ comment: unknown }>("deleteComment", { params: { ...params, id }, headers: headers() }),
		previewComment: (text: string) =>
			call<{ body: unknown[] }>("previewComment", { params, headers: headers(), body: { text } }),
		readViewer: (page = PAGE) =>
			call<ViewerView>("readViewer", {
				params,
				headers: headers(),
				query: { page },
			}),
		async setReaction(id: string, body: { kind: string; isOn: boolean }): Promise<Answer<Reacted>> {
			const answer = await call<Reacted>("setReaction", { params: { ...params, id }, headers: headers(), body });
			token ??= answer.json.token;
			return answer;
		},
		async setPageReaction(body: Partial<SetPageReaction> = {}): Promise<Answer<PageReacted>> {
			const answer = await call<PageReacted>("setPageReaction", {
				params,
				headers: headers(),
				body: { page: PAGE, isOn: true, ...body },
			});
			token ??= answer.json.token;
			return answer;
		},
		reportComment: (id: string, body: Partial<ReportComment> = {}) =>
			call("reportComment", { params: { ...params, id }, headers: headers(), body: { reason: "spam", ...body } }),
		forgetViewer: () => call("forgetViewer", { params, headers: headers() }),
	};
}

/** A complete body of `createComment`, with a form old enough to have been filled in by a person. */
export async function comment(at: TestSite, said: Said = {}) {
	const page = said.page ?? PAGE;
	return {
		clientId: crypto.randomUUID(),
		page,
		text: `Words nobody wrote before ${crypto.randomUUID()}`,
		name: "Ada",
		formToken: said.formToken ?? (await oldFormToken(at, page)),
		...said,
	};
}

/** A form token the Worker itself signed, five seconds ago. */
async function oldFormToken(at: TestSite, page: string): Promise<string> {
	const { vi } = await import("vitest");
	const now = Date.now();
	const clock = vi.spyOn(Date, "now").mockReturnValue(now - 5_000);
	try {
		return (await call<{ formToken: string }>("readForm", { params: { site: at.id }, query: { page } })).json.formToken;
	} finally {
		clock.mockRestore();
	}
}

export async function listThread(at: TestSite, query: Record<string, string> = {}): Promise<Answer<ThreadView>> {
	return call<ThreadView>("listThread", { params: { site: at.id }, query: { page: PAGE, ...query } });
}

let hosts = 0;
/** The same by way of a cache that has nothing yet. */
export async function listThreadUncached(
	at: TestSite,
	query: Record<string, string> = {},
): Promise<Answer<ThreadView>> {
	hosts += 1;
	const host = `https://fresh-${hosts}.test`;
	return call<ThreadView>("listThread", { params: { site: at.id }, query: { page: PAGE, ...query }, host });
}

/** What a reader finds on the page now. */
export async function reads(at: TestSite, query: Record<string, string> = {}): Promise<ThreadView> {
	return (await listThread(at, query)).json;
}

/** Somebody signed in to the dashboard: an owner, or somebody with a role on a site or on all. */
export async function moderator(role: Role = "owner", at: TestSite | null = null) {
	const id = fresh(role);
	const link = fresh("link").padEnd(43, "x");
	const now = Date.now();
	await env.DB.batch([
		env.DB.prepare("INSERT INTO accounts (id, name, role, created_at) VALUES (?1, ?1, ?2, ?3)").bind(
			id,
			role === "owner" ? role : "moderator",
			now,
		),
		env.DB.prepare(
			"INSERT INTO grants (account_id, site_id, role, created_at) SELECT ?1, ?2, ?3, ?4 WHERE ?3 <> 'owner'",
		).bind(id, at?.id ?? null, role, now),
		env.DB.prepare(
			"INSERT INTO sign_in_links (token_hash, account_id, created_at, expires_at) VALUES (?1, ?2, ?3, ?4)",
		).bind(await sha256(link), id, now, now + 60_000),
	]);
	const signIn = () => call("createSession", { headers: { Origin: API }, body: { link } });
	const answer = await signIn();
	expect(answer.status, JSON.stringify(answer.json)).toBe(201);
	const cookie = /^[^;]+/.exec(answer.headers.get("Set-Cookie") ?? "")?.[0] ?? "";
	return {
		name: id,
		cookie,
		headers: { Origin: API, Cookie: cookie },
		setCookie: answer.headers.get("Set-Cookie") ?? "",
		signInAgain: signIn,
		decide: (commentId: string, body: { action: string; version: number }) =>
			call<{ item: { status: string; version: number; decision: unknown } }>("decide", {
				params: { id: commentId },
				headers: { Origin: API, Cookie: cookie },
				body,
			}),
		queue: (at: TestSite, after?: string) =>
			call<QueueView>("listQueue", { headers: { Cookie: cookie }, query: { site: at.id, after } }),
		listRevisions: (id: string) =>
			call<RevisionsView>("listRevisions", { params: { id }, headers: { Cookie: cookie } }),
	};
}

export type { SiteView };
