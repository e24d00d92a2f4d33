// What may cross the wire, as schemas: routes validate requests with them and /openapi.json is made from them.
// The embed imports only the types made from these (wire.ts), never this file.

import * as v from "valibot";
import { COUNT_PAGES_MAX, PAGE_KEY_MAX, SITE_ID_MAX, SITE_NAME_MAX, SITE_ORIGINS_MAX } from "./limits.ts";
import { type MarkupNode, markupKinds } from "./markup.ts";
import { issueCodes, type ProblemCode, problems } from "./problems.ts";
import { type Figure, fieldRules, modes, settingBounds, sorts } from "./settings.ts";

// ---- small parts

/** A ULID in its canonical spelling: time-ordered, so it is the cursor of every list too. */
export const commentId = v.pipe(v.string(), v.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/));
export const siteId = v.pipe(v.string(), v.regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/), v.maxLength(SITE_ID_MAX));
const page = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(PAGE_KEY_MAX * 4));
const time = v.pipe(v.number(), v.integer(), v.description("Milliseconds since 1970-01-01 UTC"));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const version = v.pipe(v.number(), v.integer(), v.minValue(1));

export const markupNode: v.GenericSchema<MarkupNode> = v.union([
	v.string(),
	v.tuple([v.picklist(markupKinds), v.array(v.lazy(() => markupNode))]),
	v.tuple([v.picklist(markupKinds), v.array(v.lazy(() => markupNode)), v.string()]),
]);
export const body = v.pipe(v.array(markupNode), v.description("Markup nodes: text, or [kind, children, attribute?]"));

// ---- settings of a site

const figure = (name: Figure) =>
	v.pipe(v.number(), v.integer(), v.minValue(settingBounds[name].min), v.maxValue(settingBounds[name].max));
const settingEntries = {
	mode: v.picklist(modes),
	email: v.picklist(fieldRules),
	website: v.picklist(fieldRules),
	sort: v.picklist(sorts),
	editWindowMinutes: figure("editWindowMinutes"),
	maxLinks: figure("maxLinks"),
	textMax: figure("textMax"),
	rootsPerPage: figure("rootsPerPage"),
	repliesShown: figure("repliesShown"),
	lang: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), v.maxLength(35)),
};
export const settings = v.strictObject(settingEntries);
export const settingChanges = v.partial(settings);

// ---- comments as they are shown

export const author = v.object({
	name: v.string(),
	website: v.optional(v.string()),
	/** 16 bits from a keyed function of the author: a picture is drawn from it, nobody can be found by it (R-PR-1). */
	avatar: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff)),
	isOwner: v.optional(v.literal(true)),
});

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

export const listThreadQuery = v.object({
	page,
	sort: v.optional(v.picklist(sorts)),
	after: v.optional(commentId),
});
export const thread = v.object({
	page: v.string(),
	commentCount: count,
	isClosed: v.boolean(),
	settings: v.pick(settings, ["mode", "email", "website", "sort", "textMax", "lang"]),
	/** Top-level comments in the order asked for, each followed by its first replies in time order. */
	comments: v.array(comment),
	/** The `after` of the next page; null at the end. */
	next: v.nullable(commentId),
});

export const listRepliesQuery = v.object({ after: v.optional(commentId) });
export const replies = v.object({ comments: v.array(comment), next: v.nullable(commentId) });

export const readViewerQuery = v.object({ page });
export const viewer = v.object({ author, comments: v.array(ownComment) });

export const readFormQuery = v.object({ page });
export const form = v.object({ formToken: v.string() });

export const createComment = v.object({
	/** Made by the client when the first character is written and kept until a 2xx (R-ID-1). */
	clientId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/)),
	page,
	/** The page's own doing, not the visitor's: what is too long of it is cut or left out, never refused. */
	pageTitle: v.optional(v.pipe(v.string(), v.maxLength(8_000))),
	pageUrl: v.optional(v.pipe(v.string(), v.maxLength(8_000))),
	parentId: v.optional(v.nullable(commentId)),
	text: v.string(),
	name: v.string(),
	email: v.optional(v.string()),
	website: v.optional(v.string()),
	formToken: v.optional(v.pipe(v.string(), v.maxLength(200))),
	/** Left empty by people: the field is out of sight (R-SP-2). */
	subject: v.optional(v.pipe(v.string(), v.maxLength(1_000))),
});
export const created = v.object({
	comment: ownComment,
	/** Only in the answer to a first write: the bearer token of this author on this site. */
	token: v.optional(v.string()),
});
export const editComment = v.object({ text: v.string(), version });
export const edited = v.object({ comment: ownComment });
/** What is left in its place: a tombstone where it has replies, else nothing. */
export const deleted = v.object({ comment: v.nullable(comment) });

export const previewComment = v.object({ text: v.string() });
export const preview = v.object({ body });

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
export const counts = v.object({ counts: v.record(v.string(), count) });

// ---- moderators

export const createSession = v.object({ link: v.pipe(v.string(), v.maxLength(200)) });
export const session = v.object({
	account: v.object({ name: v.string(), role: v.picklist(["owner", "moderator"]) }),
});

/** Exact origins, `scheme://host[:port]` (R-CORS-1); their meaning is checked in domain/origins. */
export const origins = v.pipe(v.array(v.pipe(v.string(), v.trim(), v.maxLength(260))), v.maxLength(SITE_ORIGINS_MAX));
const siteName = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(SITE_NAME_MAX));
export const site = v.object({
	id: siteId,
	name: v.string(),
	origins: v.array(v.string()),
	settings,
	version,
	createdAt: time,
});
export const sites = v.object({ sites: v.array(site) });
export const createSite = v.strictObject({ id: siteId, name: siteName, origins, settings: v.optional(settingChanges) });
export const editSite = v.strictObject({
	version,
	name: v.optional(siteName),
	origins: v.optional(origins),
	settings: v.optional(settingChanges),
});

/** Why screening concluded what it did: the check's name and, where it has one, the figure behind it. */
export const reason = v.object({ check: v.string(), found: v.optional(v.number()) });
export const verdicts = ["publish", "hold"] as const;
export const actions = ["approve", "spam", "remove", "undo"] as const;
export const statuses = ["visible", "pending", "spam", "removed", "deleted"] as const;
export const decision = v.object({
	action: v.picklist(actions),
	by: v.string(),
	at: time,
});
export const queueItem = v.object({
	id: commentId,
	site: v.object({ id: siteId, name: v.string() }),
	page: v.object({ key: v.string(), title: v.string(), url: v.nullable(v.string()) }),
	author,
	replyTo: v.nullable(v.string()),
	body,
	createdAt: time,
	editedAt: v.optional(time),
	verdict: v.picklist(verdicts),
	reasons: v.array(reason),
	status: v.picklist(statuses),
	version,
	decision: v.nullable(decision),
});
export const listQueueQuery = v.object({
	site: v.optional(siteId),
	after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}-[0-7][0-9A-HJKMNP-TV-Z]{25}$/))),
});
export const queue = v.object({
	items: v.array(queueItem),
	/** The `after` that answers only what was queued later than the last item; null when there are no items and none was given. */
	cursor: v.nullable(v.string()),
	hasMore: v.boolean(),
});
export const decide = v.object({ action: v.picklist(actions), version });
export const decided = v.object({ item: queueItem });

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
});
export const health = v.object({ ok: v.boolean(), database: v.boolean(), configured: v.boolean() });
