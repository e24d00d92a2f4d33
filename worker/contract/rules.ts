// An owner's rules of a site: what each looks at, and what it makes of a comment that it is true of.

/**
 * What a rule looks at. By a list: `words` of the text and `names` (whole words, `*` for any letters of one) · `links` (to
 * these hosts, or any) · `domains` of links and websites, with their subdomains · `email-domains` · `addresses` people
 * write from · `scripts` most letters are of, or `other-scripts` than these. By a figure: `thread-age` in days ·
 * `longer-than` and `shorter-than` in characters.
 */
export const ruleKinds = [
	"words",
	"names",
	"links",
	"domains",
	"email-domains",
	"addresses",
	"scripts",
	"other-scripts",
	"thread-age",
	"longer-than",
	"shorter-than",
] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** `allow` lets a comment through what comes after: later rules, and what the site holds. */
export const outcomes = ["hold", "spam", "refuse", "allow"] as const;
export type Outcome = (typeof outcomes)[number];

export const figureKinds = ["thread-age", "longer-than", "shorter-than"] as const satisfies RuleKind[];
export type FigureKind = (typeof figureKinds)[number];

export function isFigureKind(kind: RuleKind): kind is FigureKind {
	return figureKinds.some((known) => known === kind);
}

/** Kinds that nothing kept of a comment can be held against: its author's e-mail is sealed, their address is not kept. */
export function canBeTried(kind: RuleKind): boolean {
	return kind !== "email-domains" && kind !== "addresses";
}

/** Unicode scripts a rule may name. */
export const scripts = [
	"Latin",
	"Cyrillic",
	"Greek",
	"Arabic",
	"Hebrew",
	"Armenian",
	"Georgian",
	"Devanagari",
	"Bengali",
	"Gurmukhi",
	"Gujarati",
	"Tamil",
	"Telugu",
	"Kannada",
	"Malayalam",
	"Sinhala",
	"Thai",
	"Lao",
	"Khmer",
	"Myanmar",
	"Ethiopic",
	"Han",
	"Hiragana",
	"Katakana",
	"Hangul",
] as const;

/** Rules of one site, terms of one rule, characters of a term and of all terms of a site: made ready in a few ms of CPU. */
export const RULES_MAX = 50;
export const RULE_TERMS_MAX = 200;
export const TERM_MAX = 100;
export const SITE_TERMS_MAX = 10_000;
export const RULE_MESSAGE_MAX = 300;
export const RULE_LABEL_MAX = 80;
export const FIGURE_MAX = 100_000;
/** Comments a rule is tried on, the newest, and those of them that are shown. */
export const TRIED_COMMENTS = 500;
export const TRIED_SHOWN = 30;
