// What the threads room sends and is answered, as schemas.

import * as v from "valibot";
import { PAGE_TITLE_MAX, PAGE_URL_MAX, REDIRECTS_MAX, WHY_MAX } from "./limits.ts";
import { count, page, pageShown, time, version } from "./schemas.ts";
import { modes } from "./settings.ts";

/** As it stands in an address. */
export const rowId = v.pipe(v.string(), v.regex(/^\d{1,15}$/));
const id = v.pipe(v.number(), v.integer(), v.minValue(1));
const why = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(WHY_MAX)));

export const threadStates = ["standing", "closed", "deleted"] as const;
export const listThreadsQuery = v.object({
	/** Beginnings of words of a page's title or key. */
	text: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
	/** `standing` are all but the deleted, `closed` those somebody closed. */
	state: v.optional(v.picklist(threadStates)),
	after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}-\d{1,15}$/))),
});
export const threadItem = v.object({
	id,
	page: pageShown,
	/** Other keys it is found by, the newest. */
	aliases: v.array(v.string()),
	/** By somebody or by its age; not while the whole site is closed. */
	isClosed: v.boolean(),
	/** Older than the site keeps threads open, and nobody has opened it since. */
	isAged: v.boolean(),
	/** When a comment appears here; null for as the site has it. */
	mode: v.nullable(v.picklist(modes)),
	/** Readers have seen nothing of it since; it is removed for good 30 days later. */
	deletedAt: v.nullable(time),
	commentCount: count,
	likeCount: count,
	createdAt: time,
	/** When the newest comment was written. */
	activeAt: time,
});
export const threadList = v.object({
	threads: v.array(threadItem),
	/** The `after` of what comes next; null at the end and where words were searched. */
	next: v.nullable(v.string()),
	/** Whether more was found than is shown: another word tells them apart. */
	isCut: v.boolean(),
});
export const editThread = v.strictObject({
	/** An old thread that is opened stays open. */
	isClosed: v.optional(v.boolean()),
	mode: v.optional(v.nullable(v.picklist(modes))),
	title: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(PAGE_TITLE_MAX))),
	/** Where the page is: on one of the site's origins. */
	url: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(PAGE_URL_MAX)))),
	/** Another page key; the former one goes on finding the thread. */
	page: v.optional(page),
	why,
});
export const deleteThreadQuery = v.object({ why });
export const threadAnswer = v.object({ thread: threadItem });

export const listAlikeQuery = v.object({ after: v.optional(v.pipe(v.string(), v.maxLength(2_000))) });
export const alike = v.object({
	/** Threads whose keys are one page in different spellings, those with the most comments first. */
	groups: v.array(v.object({ likeness: v.string(), threads: v.array(threadItem) })),
	next: v.nullable(v.string()),
	/** Whether threads from before this was known are still to be compared: `compareThreads`. */
	isPartial: v.boolean(),
});
export const compared = v.object({ isPartial: v.boolean() });
export const mergeThreads = v.strictObject({
	/** The thread whose comments go over; its keys go on finding them. */
	from: id,
	why,
});
export const merge = v.object({
	id,
	/** Comments are still to be moved: `continueMerge`. */
	isRunning: v.boolean(),
	isUndone: v.boolean(),
	moved: count,
	thread: threadItem,
});

/** Those that can still be undone, the latest first. */
export const merges = v.object({
	merges: v.array(v.object({ id, isRunning: v.boolean(), at: time, from: pageShown, into: pageShown })),
});

const rule = v.strictObject({ from: page, to: page });
export const redirects = v.object({ version, redirects: v.array(v.object({ from: v.string(), to: v.string() })) });
export const saveRedirects = v.strictObject({
	/** The site's. */
	version,
	/** The first that speaks of a key decides. */
	redirects: v.pipe(v.array(rule), v.maxLength(REDIRECTS_MAX)),
	why,
});
export const previewRedirectQuery = v.object({ from: page, to: page });
/** The first threads a rule would speak of, as they are. */
export const redirectPreview = v.object({
	matches: v.array(
		v.object({
			thread: threadItem,
			/** The key that would find it too. */
			key: v.string(),
			/** Another thread stands there already: it stays the one that is found. */
			isTaken: v.boolean(),
		}),
	),
	isCut: v.boolean(),
});
