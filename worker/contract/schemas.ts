// What may cross the wire, as schemas: routes validate requests with them and /openapi.json is made from them.
// The embed imports only the types made from these (wire.ts), never this file.

import * as v from "valibot";
import {
	COUNT_PAGES_MAX,
	PAGE_KEY_MAX,
	REACTION_KIND_MAX,
	RECENT_MAX,
	REPORT_NOTE_MAX,
	SITE_ID_MAX,
} from "./limits.ts";
import { type MarkupNode, markupKinds } from "./markup.ts";
import { issueCodes, type ProblemCode, problems } from "./problems.ts";
import { settings } from "./schemas-settings.ts";
import { reportReasons, sorts } from "./settings.ts";

// ---- small parts

/** A ULID in its canonical spelling: time-ordered. */
export const commentId = v.pipe(v.string(), v.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/));
/** A place among top-level comments, as an answer gave it; what it is made of is nobody's to know. */
export const cursor = v.pipe(v.string(), v.regex(/^(?:\d{1,9}-)?[0-7][0-9A-HJKMNP-TV-Z]{25}$/));
export const siteId = v.pipe(v.string(), v.regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/), v.maxLength(SITE_ID_MAX));
export const page = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(PAGE_KEY_MAX * 4));
export const time = v.pipe(v.number(), v.integer(), v.description("Milliseconds since 1970-01-01 UTC"));
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const version = v.pipe(v.number(), v.integer(), v.minValue(1));

export const markupNode: v.GenericSchema<MarkupNode> = v.union([
	v.string(),
	v.tuple([v.picklist(markupKinds), v.array(v.lazy(() => markupNode))]),
	v.tuple([v.picklist(markupKinds), v.array(v.lazy(() => markupNode)), v.string()]),
]);
export const body = v.pipe(v.array(markupNode), v.description("Markup nodes: text, or [kind, children, attribute?]"));

// ---- comments as they are shown

export const author = v.object({
	name: v.string(),
	website: v.optional(v.string()),
	/** 16 bits from a keyed function of the author: a picture is drawn from it, nobody can be found by it (R-PR-1). */
	avatar: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff)),
	isOwner: v.optional(v.literal(true)),
});

/** How often each kind was given: the owner's kinds in their order, then others by count. */
const reactionCounts = v.array(v.tuple([v.string(), count]));

const commentEntries = {
	id: commentId,
	parentId: v.nullable(commentId),
	/** Whom a reply answers that was attached higher up because of the depth limit. */
	replyTo: v.optional(v.string()),
	/** `visible`, or why only its place is shown: the body is then empty and the author null. */
	status: v.picklist(["visible", "pending", "deleted", "removed"]),
	author: v.nullable(author),
	body,
	createdAt: time,
	editedAt: v.optional(time),
	/** Visible replies below it, at any depth. */
	replyCount: count,
	/** Only where there are any. */
	reactions: v.optional(reactionCounts),
	/** Stands first in its thread, whatever the order. */
	pinned: v.optional(v.literal(true)),
};
export const comment = v.object(commentEntries);

/** A comment as its own author sees it: with the source, and until when it may be edited or deleted. */
export const ownComment = v.object({
	...commentEntries,
	text: v.string(),
	version,
	editableUntil: v.nullable(time),
});

// ---- visitors

export const listThreadQuery = v.pipe(
	v.object({
		page,
		sort: v.optional(v.picklist(sorts)),
		after: v.optional(cursor),
		before: v.optional(cursor),
		/** A comment that the page is to begin with: with the top-level comment above it, where it is a reply. */
		focus: v.optional(commentId),
	}),
	v.forward(
		v.check(({ after, before, focus }) => [after, before, focus].filter((place) => place !== undefined).length <= 1),
		["focus"],
	),
);
/** Who likes a page: `recent` are the newest of those who are known on the site by name. */
export const likes = v.object({
	count,
	recent: v.array(v.pick(author, ["name", "avatar"])),
});
export const thread = v.object({
	page: v.string(),
	commentCount: count,
	/** Raised by every change of the thread that readers can see, but not by reactions; 0 where nobody wrote yet. */
	version: count,
	isClosed: v.boolean(),
	closedAt: v.nullable(time),
	/** When a closed one opens again by itself. */
	opensAt: v.optional(time),
	settings: v.pick(settings, [
		"mode",
		"email",
		"website",
		"sort",
		"textMax",
		"lang",
		"live",
		"pageReaction",
		"reactions",
		"words",
	]),
	/** Absent where pages cannot be liked. */
	likes: v.optional(likes),
	/** Top-level comments in the order asked for, each followed by its first replies in time order. */
	comments: v.array(comment),
	/** The `after` of the next page; null at the end. */
	next: v.nullable(cursor),
	/** The `before` of the page before; null at the beginning, and where nobody asked to begin elsewhere. */
	previous: v.nullable(cursor),
	/** With `focus`, where that comment can be seen: the comments from below the top-level one down to it. */
	path: v.optional(v.array(comment)),
});

export const listRepliesQuery = v.object({ after: v.optional(commentId) });
export const replies = v.object({ comments: v.array(comment), next: v.nullable(commentId) });

export const listenThreadQuery = v.object({
	page,
	/** The `version` of the thread the reader has: what happened after it is told first. */
	since: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/))),
});
/** What is told to those who look at a thread, one JSON text each; `version` is the thread's afterwards. */
export const liveEvent = v.variant("type", [
	/** Edited or, where it `isNew`, written or let through: visible now. */
	v.object({ type: v.literal("comment"), version, comment, isNew: v.optional(v.literal(true)) }),
	/** Visible no longer: `comment` is what is left in its place, where it keeps it. */
	v.object({ type: v.literal("gone"), version, id: commentId, comment: v.nullable(comment) }),
	/** Something happened that can no longer be told one by one: `listThread` has it. */
	v.object({ type: v.literal("stale"), version }),
]);

export const readViewerQuery = v.object({ page });
export const viewer = v.object({
	/** Null as long as they have given no name: they have only reacted. */
	author: v.nullable(author),
	comments: v.array(ownComment),
	/** Their own reactions on this page: kinds by comment. */
	reactions: v.record(commentId, v.array(v.string())),
	likesPage: v.boolean(),
	/** When this was answered: a visitor's clock may be wrong. */
	now: time,
	/** The secret address of a feed of replies to them. */
	repliesFeed: v.optional(v.string()),
});

export const readFormQuery = v.object({ page });
/** A proof of work as ALTCHA has it (version 1): which number up to `maxnumber` hashes, after the salt, to `challenge`? */
export const challenge = v.object({
	algorithm: v.string(),
	challenge: v.string(),
	maxnumber: count,
	salt: v.string(),
	signature: v.string(),
});
/** The challenge is there where a write must prove some work now, `turnstile` where what comes without its token is held. */
export const form = v.object({
	formToken: v.string(),
	challenge: v.optional(challenge),
	turnstile: v.optional(v.literal(true)),
});

/** The page's own doing, not the visitor's: what is too long of it is cut or left out, never refused. */
const ofPage = {
	pageTitle: v.optional(v.pipe(v.string(), v.maxLength(8_000))),
	pageUrl: v.optional(v.pipe(v.string(), v.maxLength(8_000))),
};
export const createComment = v.object({
	/** Made by the client when the first character is written and kept until a 2xx (R-ID-1). */
	clientId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/)),
	page,
	...ofPage,
	parentId: v.optional(v.nullable(commentId)),
	text: v.string(),
	name: v.string(),
	email: v.optional(v.string()),
	website: v.optional(v.string()),
	formToken: v.optional(v.pipe(v.string(), v.maxLength(200))),
	/** The answer to the form's challenge: base64 of its JSON with the `number` found. */
	proof: v.optional(v.pipe(v.string(), v.maxLength(2_048))),
	/** What Turnstile gave the browser for this form (`readTurnstilePage`); whatever is wrong with it holds and never refuses. */
	turnstile: v.optional(v.string()),
	/** Left empty by people: the field is out of sight (R-SP-2). */
	subject: v.optional(v.pipe(v.string(), v.maxLength(1_000))),
});
export const created = v.object({
	comment: ownComment,
	/** As in `viewer`: the comment itself may be an earlier attempt's. */
	now: time,
	/** Only in the answer to a first write: the bearer token of this author on this site. */
	token: v.optional(v.string()),
});
export const editComment = v.object({ text: v.string(), version });
export const edited = v.object({ comment: ownComment });
/** What is left in its place: a tombstone where it has replies, else nothing. */
export const deleted = v.object({ comment: v.nullable(comment) });

/** The bearer token of somebody who was nobody here before. */
const token = v.optional(v.string());

export const setReaction = v.object({
	kind: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(REACTION_KIND_MAX)),
	isOn: v.boolean(),
});
/** As it is now: all reactions to the comment, and which are one's own. */
export const reacted = v.object({ reactions: reactionCounts, own: v.array(v.string()), token });
/** What it says of the page beside its key is taken and not kept: nobody reads a like before it stands. */
export const setPageReaction = v.object({ page, ...ofPage, isOn: v.boolean() });
export const pageReacted = v.object({ likes, isOn: v.boolean(), token });

export const reportComment = v.object({
	reason: v.picklist(reportReasons),
	note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(REPORT_NOTE_MAX))),
});

/** What of a site's settings a list is told by; absent where the owner leaves all words as they come. */
const ownWords = v.pick(settings, ["lang", "words"]);
export const listRecentQuery = v.object({
	limit: v.optional(
		v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(RECENT_MAX)),
	),
});
/** Where a comment stands: the page as its own visitors named it. A key is any text; only `url` leads somewhere. */
export const pageShown = v.object({ key: v.string(), title: v.string(), url: v.nullable(v.string()) });
/** The newest visible comments of a site, each by its beginning as plain text, and where it is read. */
export const recent = v.object({
	comments: v.array(
		v.object({ id: commentId, url: v.string(), page: pageShown, author, excerpt: v.string(), createdAt: time }),
	),
	settings: v.optional(ownWords),
});

export const previewComment = v.object({ text: v.string() });
export const preview = v.object({
	body,
	/** What would hold the comment and its author can mend before it is sent. */
	notes: v.array(
		v.object({
			check: v.string(),
			/** How much of it there is, how much would be taken, and what of the comment it is. */
			found: v.optional(count),
			limit: v.optional(count),
			detail: v.optional(v.string()),
			/** The site's own words on it. */
			message: v.optional(v.string()),
		}),
	),
});

export const countThreadsQuery = v.object({
	page: v.pipe(
		v.union([
			v.pipe(
				page,
				v.transform((one) => [one]),
			),
			v.array(page),
		]),
		v.minLength(1),
		v.maxLength(COUNT_PAGES_MAX),
	),
});
/** Visible comments by page, under the names asked for. */
export const counts = v.object({ counts: v.record(v.string(), count), settings: v.optional(ownWords) });

// ---- both

export const problem = v.object({
	type: v.string(),
	title: v.string(),
	status: v.number(),
	instance: v.string(),
	code: v.picklist(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
	issues: v.optional(
		v.array(v.object({ pointer: v.string(), code: v.picklist(issueCodes), limit: v.optional(v.number()) })),
	),
	retryAfter: v.optional(v.number()),
	message: v.optional(v.string()),
});
export const health = v.object({ ok: v.boolean(), database: v.boolean(), configured: v.boolean() });
