// The operations whose answers are no JSON: pages and feeds, which a browser or a feed reader opens as they are.

import type { Operation } from "./operations.ts";
import * as p from "./schemas-page.ts";

export const pageOperations = {
	readThreadPage: {
		method: "GET",
		path: "/v1/sites/:site/thread.html",
		audience: "reader",
		summary: "A page's thread as HTML, for readers without a script, search engines and static builds",
		query: p.readThreadPageQuery,
		type: "text/html",
		problems: ["unknown-site", "not-found"],
	},
	readTurnstilePage: {
		method: "GET",
		path: "/v1/sites/:site/turnstile.html",
		audience: "reader",
		summary: "Turnstile's widget for one form, to be framed by a page of the site, which is told its token",
		query: p.readTurnstilePageQuery,
		type: "text/html",
		problems: ["unknown-site", "origin-not-allowed", "not-configured"],
	},
	readAtomFeed: {
		method: "GET",
		path: "/v1/sites/:site/feed.atom",
		audience: "reader",
		summary: "The newest comments on a page or on the whole site, as Atom",
		query: p.readFeedQuery,
		type: "application/atom+xml",
		problems: ["unknown-site"],
	},
	readJsonFeed: {
		method: "GET",
		path: "/v1/sites/:site/feed.json",
		audience: "reader",
		summary: "The same as JSON Feed",
		query: p.readFeedQuery,
		answer: p.jsonFeed,
		type: "application/feed+json",
		problems: ["unknown-site"],
	},
	readRepliesAtomFeed: {
		method: "GET",
		path: "/v1/sites/:site/replies/:secret/feed.atom",
		audience: "reader",
		summary: "Replies to one visitor, at the secret address only they were told; it ends when they log out",
		type: "application/atom+xml",
		problems: ["unknown-site", "not-found", "not-configured"],
	},
	readRepliesJsonFeed: {
		method: "GET",
		path: "/v1/sites/:site/replies/:secret/feed.json",
		audience: "reader",
		summary: "The same as JSON Feed",
		answer: p.jsonFeed,
		type: "application/feed+json",
		problems: ["unknown-site", "not-found", "not-configured"],
	},
	postThreadPage: {
		method: "POST",
		path: "/v1/sites/:site/thread.html",
		audience: "visitor",
		summary: "Writes a comment from a form without a script and leads back to the page; it gives no token",
		query: p.postThreadPageQuery,
		body: p.postThreadPage,
		bodyType: "application/x-www-form-urlencoded",
		status: 303,
		type: "text/html",
		problems: ["unknown-site", "thread-closed", "refused", "duplicate-comment", "client-id-reused", "form-aged"],
	},
} as const satisfies Record<string, Operation>;
