// What an owner may set on a site: the choices, what a new site starts with, and how far a figure may go. Apart from the
// schemas, so that the dashboard has it without their library.

import { REPLIES_SHOWN_MAX, ROOTS_PER_PAGE_MAX, TEXT_MAX } from "./limits.ts";
import type { Settings } from "./wire.ts";

/**
 * When a comment appears: at once, after some of an author's were approved, after each was unless a moderator trusts its
 * author, after each was.
 */
export const modes = ["publish", "hold-first", "hold-guests", "hold-all"] as const;
export const sorts = ["newest", "oldest", "top"] as const;
/** Why a comment is reported. */
export const reportReasons = ["spam", "abuse", "off-topic", "illegal", "other"] as const;
/** When a browser has to prove some work before it may write: an idle fan to a person, a wall to a script. */
export const proofRules = ["never", "flood", "always"] as const;
export const fieldRules = ["off", "optional", "required"] as const;

export const defaultSettings: Settings = {
	mode: "hold-first",
	email: "optional",
	website: "optional",
	sort: "newest",
	editWindowMinutes: 15,
	maxLinks: 2,
	textMax: TEXT_MAX,
	rootsPerPage: 25,
	repliesShown: 3,
	lang: "en",
	live: true,
	pageReaction: true,
	reactions: ["👍", "❤️", "😂", "😮", "😢"],
	isIndexed: true,
	trustAfter: 1,
	floodPerHour: 300,
	closeAfterDays: 0,
	quiet: null,
	closedUntil: null,
	filter: true,
	proof: "flood",
	akismet: false,
	ai: false,
	turnstile: false,
	words: {},
};

export const settingBounds = {
	editWindowMinutes: { min: 0, max: 1_440 },
	maxLinks: { min: 0, max: 50 },
	textMax: { min: 50, max: TEXT_MAX },
	rootsPerPage: { min: 5, max: ROOTS_PER_PAGE_MAX },
	repliesShown: { min: 0, max: REPLIES_SHOWN_MAX },
	trustAfter: { min: 1, max: 100 },
	floodPerHour: { min: 10, max: 100_000 },
	closeAfterDays: { min: 0, max: 3_650 },
} as const;
export type Figure = keyof typeof settingBounds;

/** Whether a name is one of the IANA's time zones. */
export function isZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
	} catch {
		return false;
	}
}
