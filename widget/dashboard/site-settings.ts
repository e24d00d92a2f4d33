// What a site's form starts with and the bounds its figures keep to. The same as in the contract's schemas, which would
// bring their whole library along; a test compares the two.

import { REPLIES_SHOWN_MAX, ROOTS_PER_PAGE_MAX, TEXT_MAX } from "../../worker/contract/limits.ts";
import type { FieldRule, Mode, Settings, Sort } from "../../worker/contract/wire.ts";

export const startSettings: Settings = {
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
};

export const bounds = {
	editWindowMinutes: { min: 0, max: 1_440 },
	maxLinks: { min: 0, max: 50 },
	textMax: { min: 50, max: TEXT_MAX },
	rootsPerPage: { min: 5, max: ROOTS_PER_PAGE_MAX },
	repliesShown: { min: 0, max: REPLIES_SHOWN_MAX },
} as const;
export type Figure = keyof typeof bounds;

// In the order a person weighs them.
export const modeNames: Mode[] = ["publish", "hold-first", "hold-all"];
export const ruleNames: FieldRule[] = ["off", "optional", "required"];
export const sortNames: Sort[] = ["newest", "oldest"];
