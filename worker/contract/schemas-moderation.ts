// What moderators may send and are answered, as schemas, beside what all sides share in schemas.ts.

import * as v from "valibot";
import { SITE_NAME_MAX, SITE_ORIGINS_MAX, WHY_MAX } from "./limits.ts";
import { roles } from "./roles.ts";
import { author, body, commentId, count, pageShown, siteId, time, version } from "./schemas.ts";
import { settingChanges, settings } from "./schemas-settings.ts";
import { reportReasons } from "./settings.ts";

export const role = v.picklist(roles);
/** A role on one site, or on all where `site` is null. */
export const grant = v.object({ site: v.nullable(siteId), role });
export const createSession = v.object({ link: v.pipe(v.string(), v.maxLength(200)) });
export const session = v.object({
	account: v.object({
		/** Of the account, as decisions and the team name it. */
		id: v.string(),
		name: v.string(),
		/** What they are at most, wherever that is; null where they are nobody any more. */
		role: v.nullable(role),
		grants: v.array(grant),
		hasPasskey: v.boolean(),
	}),
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

/**
 * Why screening concluded what it did: the check's name and, where it has one, the figure behind it, what of the comment it
 * found, and the owner's rule that looked for it.
 */
export const reason = v.object({
	check: v.string(),
	found: v.optional(v.number()),
	detail: v.optional(v.string()),
	/** Of the filter: what weighed most. */
	tokens: v.optional(v.array(v.string())),
	rule: v.optional(v.object({ id: v.string(), label: v.string() })),
});
export const verdicts = ["publish", "hold", "spam"] as const;
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
	page: pageShown,
	thread: v.object({ id: v.number(), isClosed: v.boolean() }),
	author,
	/** The author's id on their site, by which the queue can be narrowed to what they wrote. */
	authorId: v.string(),
	replyTo: v.nullable(v.string()),
	body,
	createdAt: time,
	editedAt: v.optional(time),
	/** When a moderator last changed its words. */
	moderatedAt: v.optional(time),
	isPinned: v.optional(v.literal(true)),
	verdict: v.picklist(verdicts),
	reasons: v.array(reason),
	status: v.picklist(statuses),
	version,
	decision: v.nullable(decision),
	/** What readers say against it and nobody has decided on: how often, and the newest notes. */
	reports: v.array(v.object({ reason: v.picklist(reportReasons), count, notes: v.array(v.string()) })),
});
export const why = v.pipe(v.string(), v.trim(), v.maxLength(WHY_MAX));
export const decide = v.object({ action: v.picklist(actions), version, why: v.optional(why) });
export const decided = v.object({ item: queueItem });

/** What a comment said before it was edited, the newest first; `at` is when these words were written. */
export const revisions = v.object({
	revisions: v.array(v.object({ version, text: v.string(), body, at: time })),
});
