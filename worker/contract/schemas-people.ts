// What the people room sends and is answered, as schemas.

import * as v from "valibot";
import { SEARCHED_MAX, WHY_MAX } from "./limits.ts";
import { body, commentId, count, pageShown, siteId, time } from "./schemas.ts";
import { statuses } from "./schemas-moderation.ts";
import { reportReasons } from "./settings.ts";

/** For the log. */
const why = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(WHY_MAX)));
export const standings = ["trusted", "watched", "banned"] as const;

/** An author's, as it stands in an address. */
export const personId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

export const peopleOrders = ["newest", "comments"] as const;
export const listPeopleQuery = v.object({
	/** Beginnings of words of a name. */
	text: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100))),
	order: v.optional(v.picklist(peopleOrders)),
	after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}-[\w-]{1,64}$/))),
});
export const personItem = v.object({
	id: personId,
	/** Empty where they were erased. */
	name: v.string(),
	website: v.nullable(v.string()),
	avatar: v.pipe(v.number(), v.integer()),
	visibleCount: count,
	createdAt: time,
	/** Whether they gave one; `revealEmail` tells it. */
	hasEmail: v.boolean(),
	/** What a moderator made of them; null where nothing, or where it has run out. */
	standing: v.nullable(v.picklist(standings)),
	/** Until when, or for good. */
	standingUntil: v.nullable(time),
	/** Banned without being told. */
	isShadowed: v.boolean(),
	/** Until when the address they wrote from may not write either; null where it may. */
	addressUntil: v.nullable(time),
});
export const personList = v.object({
	people: v.array(personItem),
	/** The `after` of what comes next; null at the end and where a name was searched. */
	next: v.nullable(v.string()),
	isCut: v.boolean(),
});

export const readPersonQuery = v.object({
	status: v.optional(v.picklist(statuses)),
	after: v.optional(commentId),
});
export const history = v.object({
	comments: v.array(v.object({ id: commentId, status: v.picklist(statuses), body, createdAt: time, page: pageShown })),
	next: v.nullable(commentId),
});
export const person = v.object({
	person: personItem,
	/** How many authors of the site gave the same e-mail, themselves included. */
	sameEmail: count,
	history,
});
export const setStanding = v.strictObject({
	/** Null makes them like anybody again. */
	standing: v.nullable(v.picklist(standings)),
	/** Days it holds; without them it holds for good. */
	days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_650))),
	/** A ban they are not told of: what they write waits, and looks to them as if it stood. */
	isShadowed: v.optional(v.boolean()),
	/** With a ban, the address they last wrote from may not write either. */
	addressToo: v.optional(v.boolean()),
	why,
});
export const personAnswer = v.object({
	person: personItem,
	/** By which `undoAct` takes it back. */
	act: v.optional(v.number()),
});
export const revealed = v.object({ email: v.nullable(v.string()) });

/** Whether all authors with the same e-mail on the site are meant. */
const alsoSameEmail = v.optional(v.boolean());
export const exportPerson = v.strictObject({ alsoSameEmail });
export const personExport = v.object({
	site: siteId,
	exportedAt: time,
	people: v.pipe(
		v.array(
			v.object({
				id: personId,
				name: v.string(),
				email: v.nullable(v.string()),
				website: v.nullable(v.string()),
				createdAt: time,
				comments: v.array(
					v.object({
						id: commentId,
						page: v.string(),
						parentId: v.nullable(commentId),
						name: v.string(),
						website: v.nullable(v.string()),
						text: v.string(),
						status: v.picklist(statuses),
						createdAt: time,
						editedAt: v.nullable(time),
						revisions: v.array(v.object({ text: v.string(), writtenAt: time })),
					}),
				),
				reactions: v.array(v.object({ commentId, kind: v.string(), createdAt: time })),
				likes: v.array(v.object({ page: v.string(), createdAt: time })),
				reports: v.array(
					v.object({
						commentId,
						reason: v.picklist(reportReasons),
						note: v.nullable(v.string()),
						createdAt: time,
					}),
				),
			}),
		),
		v.maxLength(SEARCHED_MAX),
	),
});
export const erasePerson = v.strictObject({
	/** `anonymise` leaves the words readers see under no name; `delete` takes them too. */
	how: v.picklist(["anonymise", "delete"]),
	alsoSameEmail,
	/** The person's name, typed. */
	confirm: v.string(),
	why,
});
export const erased = v.object({ people: count, comments: count });
