// The settings of a site, as schemas.

import * as v from "valibot";
import { asEmoji, isEmoji } from "./emoji.ts";
import { REACTION_KIND_MAX, REACTIONS_MAX, WORD_MAX } from "./limits.ts";
import { type Figure, fieldRules, isZone, modes, proofRules, settingBounds, sorts } from "./settings.ts";

const figure = (name: Figure) =>
	v.pipe(v.number(), v.integer(), v.minValue(settingBounds[name].min), v.maxValue(settingBounds[name].max));
const hour = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/), v.description("A time of day, HH:MM"));
const word = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(WORD_MAX), v.regex(/^\P{Cc}*$/u));
const pluralForms = ["zero", "one", "two", "few", "many", "other"] as const;
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
	/** Whether readers are told of what is written while they look. */
	live: v.boolean(),
	/** Whether a page can be liked as a whole. */
	pageReaction: v.boolean(),
	/** What a comment can be answered with beside words, in this order; none switches it off. */
	reactions: v.pipe(
		v.array(v.pipe(v.string(), v.trim(), v.maxLength(REACTION_KIND_MAX), v.transform(asEmoji), v.check(isEmoji))),
		v.maxLength(REACTIONS_MAX),
		v.check((kinds) => new Set(kinds).size === kinds.length),
	),
	/** Whether search engines may list the pages made of threads. */
	isIndexed: v.boolean(),
	/** How many comments of an author must stand before the next ones need no approval, with `hold-first`. */
	trustAfter: figure("trustAfter"),
	/** Comments a site takes in an hour before all that come are held. */
	floodPerHour: figure("floodPerHour"),
	/** Days after its first comment that a thread takes no more; 0 for never. */
	closeAfterDays: figure("closeAfterDays"),
	/** Hours of each day in which no thread of the site takes comments. */
	quiet: v.nullable(
		v.strictObject({ from: hour, to: hour, zone: v.pipe(v.string(), v.maxLength(64), v.check(isZone)) }),
	),
	/** Until then no thread of the site takes comments. */
	closedUntil: v.nullable(v.pipe(v.number(), v.integer(), v.description("Milliseconds since 1970-01-01 UTC"))),
	/** Whether comments like those that were marked as spam are held. */
	filter: v.boolean(),
	proof: v.picklist(proofRules),
	/** Whether Akismet, or a model on the owner's account, is asked about each comment. */
	akismet: v.boolean(),
	ai: v.boolean(),
	/** Whether Cloudflare Turnstile must vouch for a browser, or its comment is held. */
	turnstile: v.boolean(),
	/** What the widget says in the site's language in its owner's words: by the keys, with the plural forms and the `{placeholders}` of /locale/en.json. */
	words: v.pipe(
		v.record(v.string(), v.union([word, v.record(v.picklist(pluralForms), word)])),
		v.description(
			"By the keys of /locale/en.json: a text with the same {placeholders}, or where that has plural forms those of the language. Given, they replace all that were there",
		),
	),
};
export const settings = v.strictObject(settingEntries);
export const settingChanges = v.partial(settings);
