// Every operation of the API by its one name: where it is, who may call it, what goes in and what comes out.
// /openapi.json is made from this table, and a test holds the app's routes against it.

import type { GenericSchema } from "valibot";
import { accountOperations } from "./operations-accounts.ts";
import { overviewOperations } from "./operations-overview.ts";
import { pageOperations } from "./operations-page.ts";
import { peopleOperations } from "./operations-people.ts";
import { queueOperations } from "./operations-queue.ts";
import { screeningOperations } from "./operations-screening.ts";
import { threadOperations } from "./operations-threads.ts";
import type { ProblemCode } from "./problems.ts";
import type { Ability, Scope } from "./roles.ts";
import * as s from "./schemas.ts";
import * as m from "./schemas-moderation.ts";

export type Operation = {
	method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
	path: string;
	/** `reader`: anybody, from anywhere. `visitor`: a page of the site. `moderator`: the dashboard or an API token. */
	audience: "reader" | "visitor" | "moderator";
	/** Of a moderator's: what an API token needs, and what the account must be able to do. */
	scope?: Scope;
	needs?: Ability;
	summary: string;
	query?: GenericSchema;
	body?: GenericSchema;
	/** Where the body is no JSON. */
	bodyType?: "application/x-www-form-urlencoded";
	status?: number;
	answer?: GenericSchema;
	/** Where the answer is no JSON: pages and feeds are for browsers and feed readers, and no client has a function for them. */
	type?: "text/html" | "application/atom+xml" | "application/feed+json";
	/** What is told over the WebSocket that answers. */
	messages?: GenericSchema;
	/** Problems beside those any request can meet. */
	problems?: ProblemCode[];
};

export const operations = {
	...pageOperations,
	...overviewOperations,
	...screeningOperations,
	listThread: {
		method: "GET",
		path: "/v1/sites/:site/thread",
		audience: "reader",
		summary: "A page's thread: all a page view needs in one public, cacheable answer",
		query: s.listThreadQuery,
		answer: s.thread,
		problems: ["unknown-site"],
	},
	listReplies: {
		method: "GET",
		path: "/v1/sites/:site/comments/:id/replies",
		audience: "reader",
		summary: "The replies below a top-level comment, in time order",
		query: s.listRepliesQuery,
		answer: s.replies,
		problems: ["unknown-site", "not-found"],
	},
	countThreads: {
		method: "GET",
		path: "/v1/sites/:site/counts",
		audience: "reader",
		summary: "How many comments each of up to 50 pages has",
		query: s.countThreadsQuery,
		answer: s.counts,
		problems: ["unknown-site"],
	},
	listenThread: {
		method: "GET",
		path: "/v1/sites/:site/live",
		audience: "reader",
		summary: "A WebSocket that tells what happens in a page's thread; it takes nothing but `ping`",
		query: s.listenThreadQuery,
		status: 101,
		messages: s.liveEvent,
		problems: ["unknown-site", "live-off", "upgrade-required", "not-configured"],
	},
	listRecent: {
		method: "GET",
		path: "/v1/sites/:site/recent",
		audience: "reader",
		summary: "The newest comments of a site, each by its beginning",
		query: s.listRecentQuery,
		answer: s.recent,
		problems: ["unknown-site"],
	},
	readForm: {
		method: "GET",
		path: "/v1/sites/:site/form",
		audience: "reader",
		summary: "A signed note of when the form was opened, to send along with a comment",
		query: s.readFormQuery,
		answer: s.form,
		problems: ["not-configured"],
	},
	readViewer: {
		method: "GET",
		path: "/v1/sites/:site/viewer",
		audience: "visitor",
		summary: "Who the bearer of a token is here, and their own waiting and editable comments",
		query: s.readViewerQuery,
		answer: s.viewer,
		problems: ["unknown-site", "signed-out"],
	},
	forgetViewer: {
		method: "DELETE",
		path: "/v1/sites/:site/viewer",
		audience: "visitor",
		summary: "Revokes the token it is called with",
		status: 204,
		problems: ["unknown-site", "signed-out"],
	},
	createComment: {
		method: "POST",
		path: "/v1/sites/:site/comments",
		audience: "visitor",
		summary: "Writes a comment; a retry with the same clientId is answered with the first result",
		body: s.createComment,
		status: 201,
		answer: s.created,
		problems: [
			"unknown-site",
			"signed-out",
			"thread-closed",
			"refused",
			"duplicate-comment",
			"client-id-reused",
			"proof-needed",
		],
	},
	editComment: {
		method: "PATCH",
		path: "/v1/sites/:site/comments/:id",
		audience: "visitor",
		summary: "Changes the words of an own comment within the site's window",
		body: s.editComment,
		answer: s.edited,
		problems: ["unknown-site", "not-found", "signed-out", "refused", "edit-window-passed", "changed-meanwhile"],
	},
	deleteComment: {
		method: "DELETE",
		path: "/v1/sites/:site/comments/:id",
		audience: "visitor",
		summary: "Deletes an own comment within the site's window; one with replies leaves its place",
		answer: s.deleted,
		problems: ["unknown-site", "not-found", "signed-out", "edit-window-passed"],
	},
	setReaction: {
		method: "PUT",
		path: "/v1/sites/:site/comments/:id/reaction",
		audience: "visitor",
		summary: "Gives a comment a reaction or takes it back; one of a kind by each visitor",
		body: s.setReaction,
		answer: s.reacted,
		problems: ["unknown-site", "not-found", "signed-out"],
	},
	setPageReaction: {
		method: "PUT",
		path: "/v1/sites/:site/thread/reaction",
		audience: "visitor",
		summary: "Likes a page or takes it back; once by each visitor",
		body: s.setPageReaction,
		answer: s.pageReacted,
		problems: ["unknown-site", "signed-out"],
	},
	reportComment: {
		method: "POST",
		path: "/v1/sites/:site/comments/:id/reports",
		audience: "visitor",
		summary: "Tells the moderators of a comment; once by each visitor, a repeat changes nothing",
		body: s.reportComment,
		status: 204,
		problems: ["unknown-site", "not-found", "signed-out"],
	},
	previewComment: {
		method: "POST",
		path: "/v1/sites/:site/preview",
		audience: "visitor",
		summary: "What the markup of a text would become, and what would hold it that its author can mend",
		body: s.previewComment,
		answer: s.preview,
		problems: ["unknown-site"],
	},

	createSession: {
		method: "POST",
		path: "/v1/moderation/session",
		audience: "moderator",
		summary: "Exchanges a one-time sign-in link for a session cookie",
		body: m.createSession,
		status: 201,
		answer: m.session,
		problems: ["link-spent"],
	},
	readSession: {
		method: "GET",
		path: "/v1/moderation/session",
		audience: "moderator",
		summary: "Who is signed in",
		answer: m.session,
	},
	deleteSession: {
		method: "DELETE",
		path: "/v1/moderation/session",
		audience: "moderator",
		summary: "Signs out",
		status: 204,
	},
	...accountOperations,
	listSites: {
		method: "GET",
		path: "/v1/moderation/sites",
		audience: "moderator",
		scope: "sites",
		needs: "read",
		summary: "The sites of this installation on which one may do anything",
		answer: m.sites,
	},
	createSite: {
		method: "POST",
		path: "/v1/moderation/sites",
		audience: "moderator",
		scope: "sites",
		needs: "own",
		summary: "Registers a site (owners)",
		body: m.createSite,
		status: 201,
		answer: m.site,
		problems: ["not-permitted", "site-exists"],
	},
	editSite: {
		method: "PATCH",
		path: "/v1/moderation/sites/:site",
		audience: "moderator",
		scope: "sites",
		needs: "configure",
		summary: "Changes a site's name, origins or settings (admins of the site)",
		body: m.editSite,
		answer: m.site,
		problems: ["not-permitted", "unknown-site", "changed-meanwhile"],
	},
	...threadOperations,
	...peopleOperations,
	...queueOperations,
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
/** Those a moderator's account or an API token is needed for. */
export type StaffOperation = {
	[Name in OperationName]: (typeof operations)[Name] extends { scope: Scope } ? Name : never;
}[OperationName];
