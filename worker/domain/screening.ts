// Screening: an ordered list of small checks one can read aloud. Each either has nothing to say or gives its reason and
// what it asks for; the worst of it is the verdict, and its reasons are kept for the moderator (R-SP-1).

import { FORM_MAX_MS, FORM_MIN_MS } from "../contract/limits.ts";
import type { Outcome } from "../contract/rules.ts";
import type { PreviewView, Reason, Settings, Status, Verdict } from "../contract/wire.ts";
import { FILTER_BAR, type Judgement } from "./filter.ts";
import { ProblemError } from "./problem.ts";
import { findRules, isMendable, type Rule, type RuleFinding, type Said } from "./rules.ts";
import { passesForStaff } from "./staff-names.ts";
import type { Standing } from "./standing.ts";

export type Submission = Said & {
	/** The site's, with the mode of the thread where it has one of its own. */
	settings: Pick<Settings, "mode" | "maxLinks" | "trustAfter" | "floodPerHour">;
	rules: Rule[];
	/** Age of the signed form in ms; null where it is missing or not ours; `edit` where an edit needs none. */
	formAgeMs: number | null | "edit";
	honeypot: string;
	/** What a moderator made of the author, who is known by a token: nothing rests on a typed name (R-SP-4). */
	standing: Standing | null;
	/** Where the author or the address may not write: whether they are to know of it. */
	ban: { isShadowed: boolean } | null;
	/** How many comments of this author stand on the site. */
	authorVisibleCount: number;
	/** The names of the accounts that run the installation. */
	staffNames: string[];
	/** Whether the same words stand elsewhere on the site. */
	isRepeated: boolean;
	/** Comments the site got in this hour, this one included, and whether they were too many not long ago. */
	siteHourCount: number;
	isFlooded: boolean;
	/** What the site's filter makes of the words; null where it is off or has not learned enough. */
	judgement: Judgement | null;
};

/** A reason and what it asks for, `hold` where it says nothing else. */
type Finding = Reason & { outcome?: Outcome; message?: string | null };
type Note = PreviewView["notes"][number];
type Check = (submission: Submission) => Finding | Finding[] | null;

const checks: Check[] = [
	function mayWriteHere({ ban }) {
		return ban && { check: "banned", outcome: ban.isShadowed ? "spam" : "refuse" };
	},
	function leftTheHoneypotAlone({ honeypot }) {
		return honeypot ? { check: "honeypot" } : null;
	},
	function isTrusted({ standing }) {
		return standing === "trusted" ? { check: "trusted", outcome: "allow" } : null;
	},
	function isNotWatched({ standing }) {
		return standing === "watched" ? { check: "watched" } : null;
	},
	function cameThroughTheForm({ formAgeMs }) {
		return formAgeMs === null || (formAgeMs !== "edit" && formAgeMs > FORM_MAX_MS) ? { check: "form-missing" } : null;
	},
	function tookTheTimeAPersonTakes({ formAgeMs }) {
		return typeof formAgeMs === "number" && formAgeMs < FORM_MIN_MS ? { check: "too-fast", found: formAgeMs } : null;
	},
	function siteIsNotFlooded({ siteHourCount, isFlooded, settings }) {
		return isFlooded || siteHourCount > settings.floodPerHour ? { check: "flood", found: siteHourCount } : null;
	},
	function bearsANameOfTheirOwn({ name, staffNames }) {
		return passesForStaff(name, staffNames) ? { check: "name-like-owner" } : null;
	},
	function keepsToTheRules(submission): RuleFinding[] {
		return findRules(submission.rules, submission);
	},
	function siteHoldsAll({ settings }) {
		return settings.mode === "hold-all" ? { check: "hold-all" } : null;
	},
	function siteHoldsGuests({ settings }) {
		return settings.mode === "hold-guests" ? { check: "hold-guests" } : null;
	},
	function siteHoldsFirst({ settings, authorVisibleCount }) {
		if (settings.mode !== "hold-first" || authorVisibleCount >= settings.trustAfter) return null;
		return authorVisibleCount === 0 ? { check: "first-comment" } : { check: "few-comments", found: authorVisibleCount };
	},
	hasFewLinks,
	isSaidOnce,
	function isUnlikeSpam({ judgement }) {
		if (!judgement || judgement.score < FILTER_BAR) return null;
		const tokens = judgement.tokens.filter(({ weight }) => weight > 0).map(({ token }) => token);
		return { check: "filter", found: Math.round(judgement.score * 10) / 10, tokens };
	},
];

function hasFewLinks({ links, settings }: Pick<Submission, "links" | "settings">): Reason | null {
	return links.length > settings.maxLinks ? { check: "links", found: links.length } : null;
}

function isSaidOnce({ isRepeated }: Pick<Submission, "isRepeated">): Reason | null {
	return isRepeated ? { check: "repeated" } : null;
}

/** @throws ProblemError `refused`, with the owner's words where a rule of theirs has any */
export function screen(submission: Submission): { verdict: Verdict; reasons: Reason[] } {
	const findings = heeded(checks.flatMap((check) => check(submission) ?? []));
	const asked = findings.map(({ outcome = "hold" }) => outcome);
	const refusal = findings.find(({ outcome }) => outcome === "refuse");
	if (refusal) throw new ProblemError("refused", refusal.message ? { ownWords: refusal.message } : {});
	const verdict = asked.includes("spam") ? "spam" : asked.includes("hold") ? "hold" : "publish";
	return { verdict, reasons: findings.map(({ outcome, message, ...reason }) => reason) };
}

/** What is let through needs no more reasons, but what is refused is refused. */
function heeded(findings: Finding[]): Finding[] {
	const allowed = findings.findIndex(({ outcome }) => outcome === "allow");
	if (allowed === -1) return findings;
	return findings.filter(({ outcome }, index) => index <= allowed || outcome === "refuse");
}

/** What would hold a comment that its author can mend before it is sent: never what only a moderator may know. */
export function notesOn(submission: Pick<Submission, keyof Said | "rules" | "settings" | "isRepeated">): Note[] {
	const { settings, rules } = submission;
	const findings: Finding[] = [
		...findRules(
			rules.filter((rule) => isMendable(rule) || rule.outcome === "allow"),
			submission,
		),
		hasFewLinks(submission) ?? [],
		isSaidOnce(submission) ?? [],
	].flat();
	return heeded(findings)
		.filter(({ outcome }) => outcome !== "allow")
		.map(({ check, found, detail, message }) => ({
			check,
			...(found !== undefined && { found }),
			...(detail !== undefined && { detail }),
			...(check === "links" && { limit: settings.maxLinks }),
			...(message && { message }),
		}));
}

/** Of how a comment came, not of its words: an edit leaves it as it was. */
const OF_ARRIVAL = ["honeypot", "form-missing", "too-fast", "flood", "turnstile", "turnstile-missing"];

/** What still stands against a comment nobody has let through, whatever its words are now. */
export function stillAgainst({ status, reasons }: { status: Status; reasons: Reason[] }): Reason[] {
	return status === "visible" ? [] : reasons.filter(({ check }) => OF_ARRIVAL.includes(check));
}

/** What others have against a comment that screening let through or held: whatever it is, a person is to see it. */
export function withOthers(
	screened: { verdict: Verdict; reasons: Reason[] },
	others: Reason[],
): { verdict: Verdict; reasons: Reason[] } {
	const verdict = screened.verdict === "publish" && others.length > 0 ? "hold" : screened.verdict;
	return { verdict, reasons: [...screened.reasons, ...others] };
}
