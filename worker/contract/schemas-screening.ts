// The owner's rules and the notices of an installation, as schemas.

import * as v from "valibot";
import {
	FIGURE_MAX,
	isFigureKind,
	outcomes,
	RULE_LABEL_MAX,
	RULE_MESSAGE_MAX,
	RULE_TERMS_MAX,
	type RuleKind,
	ruleKinds,
	TERM_MAX,
} from "./rules.ts";
import { author, commentId, count, pageShown, siteId, time, version } from "./schemas.ts";
import { statuses } from "./schemas-moderation.ts";

const ruleId = v.pipe(v.string(), v.uuid());
const line = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max));

const ruleEntries = {
	kind: v.picklist(ruleKinds),
	/** What it looks for, by its kind; none of a kind with a figure. Of addresses only a keyed hash is kept. */
	terms: v.optional(v.pipe(v.array(v.pipe(line(TERM_MAX), v.nonEmpty())), v.maxLength(RULE_TERMS_MAX)), []),
	figure: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(FIGURE_MAX))), null),
	outcome: v.picklist(outcomes),
	/** What a visitor is told whose comment it refuses or who could still mend it; in the owner's words. */
	message: v.optional(v.nullable(line(RULE_MESSAGE_MAX)), null),
	/** What the owner calls it. */
	label: v.optional(line(RULE_LABEL_MAX), ""),
};
type Looking = { kind: RuleKind; terms: string[]; figure: number | null };
/** Words where a kind looks for words, a figure where it counts. */
const hasWhatItsKindNeeds = <Draft extends Looking>() =>
	v.check<Draft>(({ kind, terms, figure }) =>
		isFigureKind(kind)
			? figure !== null && terms.length === 0
			: figure === null && (terms.length > 0 || kind === "links"),
	);

/** What a rule is as a sentence. */
export const ruleSaid = {
	kind: v.picklist(ruleKinds),
	terms: v.array(v.string()),
	figure: v.nullable(v.number()),
	outcome: v.picklist(outcomes),
};
export const rule = v.object({
	id: ruleId,
	...ruleSaid,
	message: v.nullable(v.string()),
	label: v.string(),
	version,
	createdAt: time,
});
/** In the order they are read. */
export const rules = v.object({ rules: v.array(rule) });
export const createRule = v.pipe(v.strictObject(ruleEntries), v.forward(hasWhatItsKindNeeds(), ["terms"]));
export const editRule = v.pipe(
	v.strictObject({ version, ...ruleEntries }),
	v.forward(hasWhatItsKindNeeds(), ["terms"]),
);
/** `act` is what undoes it. */
export const ruleChanged = v.object({ rule, act: v.number() });
export const ruleDeleted = v.object({ act: v.number() });
/** To its place among the others, the first being 0. */
export const moveRule = v.strictObject({ to: count });

/** What a rule would have made of the site's newest comments, and what happened to them then. */
export const tried = v.object({
	/** How many it was held against. */
	looked: count,
	/** Of how many it is true; null where nothing kept of a comment can tell. */
	found: v.nullable(count),
	/** The newest of them. */
	comments: v.array(
		v.object({
			id: commentId,
			page: pageShown,
			author,
			excerpt: v.string(),
			createdAt: time,
			status: v.picklist(statuses),
			/** What of it the rule found. */
			detail: v.optional(v.string()),
		}),
	),
});

const noticeId = v.pipe(v.number(), v.integer());
export const notice = v.object({
	id: noticeId,
	site: v.object({ id: siteId, name: v.string() }),
	kind: v.picklist(["flood"]),
	since: time,
	/** Until when it lasts, unless it goes on. */
	until: time,
});
export const listNoticesQuery = v.object({ after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/))) });
/** What nobody has dismissed yet, the newest first. */
export const notices = v.object({ notices: v.array(notice), next: v.nullable(v.string()) });
export const dismissed = v.object({ act: v.number() });
