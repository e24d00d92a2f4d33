// What the queue is narrowed to and answers, as schemas.

import * as v from "valibot";
import { actKinds } from "./acts.ts";
import { BULK_PAGE, NOTE_MAX, SEARCH_MAX } from "./limits.ts";
import { body, commentId, count, page, siteId, time, version } from "./schemas.ts";
import { tokenPrefix } from "./schemas-accounts.ts";
import { actions, queueItem, statuses, why } from "./schemas-moderation.ts";
import { standings } from "./schemas-people.ts";
import { ruleSaid } from "./schemas-screening.ts";

const flag = v.optional(v.literal("1"));
const day = v.pipe(
	v.string(),
	v.regex(/^\d{4}-\d\d-\d\d$/),
	v.check((text) => !Number.isNaN(Date.parse(text))),
);

/** `waiting`: held, or visible and reported. */
export const queueStatuses = ["waiting", ...statuses, "any"] as const;
export const queueOrders = ["oldest", "newest"] as const;
const filterEntries = {
	site: v.optional(siteId),
	/** Default `waiting`. */
	status: v.optional(v.picklist(queueStatuses)),
	/** By when they were written; of `waiting`, narrowed to nothing that has an order of its own, by when they began to wait. */
	order: v.optional(v.picklist(queueOrders)),
	/** A page of the site, which must be named with it. */
	page: v.optional(page),
	/** An author's id. */
	author: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(64))),
	/** The name of a check that had a say. */
	reason: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/))),
	/** Days in UTC, both included. */
	from: v.optional(day),
	to: v.optional(day),
	hasLinks: flag,
	reported: flag,
	/** Words of the comment or of its author's name; the last may be the beginning of one. */
	text: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(SEARCH_MAX))),
};
export const queueFilter = v.object(filterEntries);
export const after = v.pipe(v.string(), v.regex(/^(?:\d{1,15}-)?[0-7][0-9A-HJKMNP-TV-Z]{25}$/));
export const listQueueQuery = v.pipe(
	v.object({ ...filterEntries, after: v.optional(after) }),
	v.forward(
		v.check(({ page, site }) => page === undefined || site !== undefined),
		["page"],
	),
);
export const queue = v.object({
	items: v.array(queueItem),
	/** The `after` that answers only what comes later than the last item; null when there are no items and none was given. */
	cursor: v.nullable(v.string()),
	hasMore: v.boolean(),
	/** Where so many were looked at that the answer ends before the page is full: up to when it looked. */
	lookedBackTo: v.optional(time),
});

export const countQueueQuery = v.pipe(
	queueFilter,
	v.forward(
		v.check(({ page, site }) => page === undefined || site !== undefined),
		["page"],
	),
);
const statusCounts = { waiting: count, pending: count, visible: count, spam: count, removed: count, reported: count };
export const queueCounts = v.object({
	...statusCounts,
	sites: v.array(v.object({ id: siteId, ...statusCounts })),
	/** How many the filter lets through; `isMore` where there may be more than that. */
	matching: v.object({ n: count, isMore: v.boolean() }),
});

// ---- one comment

const near = {
	id: commentId,
	/** Null where its author took it back. */
	author: v.nullable(v.string()),
	body,
	status: v.picklist(statuses),
	createdAt: time,
};
export const note = v.object({ id: v.number(), by: v.string(), isOwn: v.boolean(), text: v.string(), at: time });
export const notes = v.object({ notes: v.array(note) });
const noteText = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(NOTE_MAX));
export const createNote = v.object({ text: noteText });
export const commentDetail = v.object({
	item: queueItem,
	/** As it was typed. */
	text: v.string(),
	/** The way down to it, and what stands beside it as readers see the thread. */
	context: v.object({
		parents: v.array(v.object(near)),
		before: v.array(v.object(near)),
		after: v.array(v.object(near)),
	}),
	author: v.object({
		id: v.string(),
		name: v.string(),
		firstSeen: time,
		/** As `readPerson` tells it. */
		standing: v.nullable(v.picklist(standings)),
		standingUntil: v.nullable(time),
		isShadowed: v.boolean(),
		addressUntil: v.nullable(time),
		visibleCount: count,
		/** What became of their last hundred. */
		counts: v.partial(v.object({ visible: count, pending: count, spam: count, removed: count, deleted: count })),
		recent: v.array(v.object({ ...near, page: v.object({ key: v.string(), title: v.string() }) })),
	}),
	notes: v.array(note),
	/** The newest first. */
	decisions: v.array(v.object({ action: v.picklist(actions), by: v.string(), at: time, why: v.optional(v.string()) })),
});

const because = { why: v.optional(why) };
export const rewordComment = v.object({ text: v.string(), version, ...because });
export const createReply = v.object({ text: v.string(), clientId: v.pipe(v.string(), v.uuid()) });
export const setPinned = v.object({ isPinned: v.boolean(), ...because });
export const setThreadClosed = v.object({ isClosed: v.boolean(), ...because });
export const threadClosed = v.object({ isClosed: v.boolean() });
/** What was done to a comment, and how it is now. */
export const changedItem = v.object({ item: queueItem });

// ---- many comments

const many = {
	/** The client's own, so that a request sent again begins nothing anew. */
	id: v.pipe(v.string(), v.uuid()),
	action: v.picklist(["approve", "spam", "remove"]),
	...because,
};
export const decideMany = v.variant("by", [
	v.object({
		...many,
		by: v.literal("ids"),
		comments: v.pipe(v.array(v.object({ id: commentId, version })), v.nonEmpty(), v.maxLength(BULK_PAGE)),
	}),
	v.object({
		...many,
		by: v.literal("filter"),
		filter: queueFilter,
		/** The answer's cursor; null at the beginning. Where it is another than the server's, nothing more is done. */
		after: v.nullable(after),
	}),
]);
export const bulk = v.object({
	id: v.string(),
	act: v.number(),
	action: v.picklist(["approve", "spam", "remove"]),
	done: count,
	isOver: v.boolean(),
	/** To send with the next request. */
	cursor: v.nullable(v.string()),
});

// ---- the log

export const undoAct = v.object(because);
export const undone = v.object({
	/** False where there is more to undo: the same request goes on. */
	isOver: v.boolean(),
	count,
});
export const listActsQuery = v.object({
	site: v.optional(siteId),
	account: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(64))),
	/** Of an API token: its first characters, without `aw_`. */
	token: v.optional(tokenPrefix),
	/** An action of decisions, a kind of acts, or the beginning of kinds with its dot: `thread.` */
	kind: v.optional(v.pipe(v.string(), v.regex(/^[a-z-]{1,30}(?:\.[a-z-]{0,30})?$/))),
	after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,16}-\d{1,16}$/))),
});
export const logEntry = v.object({
	/** Absent of a decision on one comment, which is undone by another decision. */
	act: v.optional(v.number()),
	kind: v.picklist([...actKinds, ...actions]),
	/** Null where the installation itself did it. */
	by: v.nullable(
		v.object({
			id: v.string(),
			name: v.string(),
			/** The API token it was done by, as it was called then. */
			token: v.optional(v.object({ prefix: v.string(), name: v.string() })),
		}),
	),
	at: time,
	site: v.nullable(siteId),
	subject: v.string(),
	label: v.string(),
	/** Of a merge: what a person calls the thread that was moved. */
	from: v.optional(v.string()),
	/** Of a rule: what it said, by its first terms of so many. */
	rule: v.optional(v.object({ ...ruleSaid, termCount: count })),
	why: v.optional(v.string()),
	/** The act that this one took back. */
	undoes: v.optional(v.number()),
	/** Of one on many comments: on how many. */
	count: v.optional(count),
	/** Of a decision: the comment's version, to undo it by. */
	version: v.optional(version),
	isUndone: v.boolean(),
	canUndo: v.boolean(),
});
export const log = v.object({ entries: v.array(logEntry), next: v.nullable(v.string()) });

// ---- links

export const moderationLink = v.object({ link: v.string(), expiresAt: time });
export const postModerationLink = v.object({ action: v.optional(v.string(), "") });
