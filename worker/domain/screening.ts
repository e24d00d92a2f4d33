// Screening: an ordered list of small checks one can read aloud. Each either has nothing to say or gives its reason;
// one reason is enough to hold a comment, and all of them are kept for the moderator (R-SP-1).

import { FORM_MAX_MS, FORM_MIN_MS } from "../contract/limits.ts";
import type { Reason, Settings, Verdict } from "../contract/wire.ts";

/** Comments a site may take in an hour before the rest waits (R-RL-2). */
export const SITE_FLOOD_PER_HOUR = 300;

export type Submission = {
	settings: Pick<Settings, "mode" | "maxLinks">;
	/** Age of the signed form in ms; null where it is missing or not ours; `edit` where an edit needs none. */
	formAgeMs: number | null | "edit";
	honeypot: string;
	links: number;
	/** How many comments of this author stand on the site: trust rests on the token, never on a typed name (R-SP-4). */
	authorVisibleCount: number;
	/** Whether the same words stand elsewhere on the site. */
	isRepeated: boolean;
	/** Comments the site got in this hour, this one included. */
	siteHourCount: number;
};

type Check = (submission: Submission) => Reason | null;

const checks: Check[] = [
	function cameThroughTheForm({ formAgeMs }) {
		return formAgeMs === null || (formAgeMs !== "edit" && formAgeMs > FORM_MAX_MS) ? { check: "form-missing" } : null;
	},
	function tookTheTimeAPersonTakes({ formAgeMs }) {
		return typeof formAgeMs === "number" && formAgeMs < FORM_MIN_MS ? { check: "too-fast", found: formAgeMs } : null;
	},
	function leftTheHoneypotAlone({ honeypot }) {
		return honeypot ? { check: "honeypot" } : null;
	},
	function siteHoldsAll({ settings }) {
		return settings.mode === "hold-all" ? { check: "hold-all" } : null;
	},
	function siteHoldsFirst({ settings, authorVisibleCount }) {
		return settings.mode === "hold-first" && authorVisibleCount === 0 ? { check: "first-comment" } : null;
	},
	function hasFewLinks({ links, settings }) {
		return links > settings.maxLinks ? { check: "links", found: links } : null;
	},
	function isSaidOnce({ isRepeated }) {
		return isRepeated ? { check: "repeated" } : null;
	},
	function siteIsNotFlooded({ siteHourCount }) {
		return siteHourCount > SITE_FLOOD_PER_HOUR ? { check: "flood", found: siteHourCount } : null;
	},
];

export function screen(submission: Submission): { verdict: Verdict; reasons: Reason[] } {
	const reasons = checks.flatMap((check) => check(submission) ?? []);
	return { verdict: reasons.length > 0 ? "hold" : "publish", reasons };
}
