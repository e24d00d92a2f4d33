// An owner's rules held against a comment. Each kind is one small function; lists of words are looked for all at once.

import type { Outcome, RuleKind } from "../contract/rules.ts";
import type { Reason, RuleView } from "../contract/wire.ts";
import { countCharacters } from "./clean.ts";
import { hostOf } from "./links.ts";
import { mostlyIn } from "./scripts.ts";
import { searchFor, type WordSearch } from "./word-search.ts";

export type Rule = Pick<RuleView, "id" | "kind" | "terms" | "figure" | "outcome" | "message" | "label">;

/** What rules look at. */
export type Said = {
	/** The comment's words alone. */
	text: string;
	name: string;
	/** Where it links to, and the author's own address. */
	links: string[];
	website: string | null;
	emailDomain: string | null;
	/** Of the author's address: the hashes of the networks that rules name. */
	addresses: string[];
	threadAgeDays: number;
};

export type RuleFinding = Reason & { outcome: Outcome; message: string | null };

/** The rules that are true of a comment, in their order, up to one that leaves nothing more to say: only `hold` goes on. */
export function findRules(rules: Rule[], said: Said): RuleFinding[] {
	const found: RuleFinding[] = [];
	const words = wordsFound(rules, said);
	for (const rule of rules) {
		const detail = words.get(rule.id) ?? matches[rule.kind](rule, said);
		if (detail === null) continue;
		const { id, kind, label, outcome, message } = rule;
		const what = typeof detail === "number" ? { found: detail } : { detail };
		found.push({ check: `rule-${kind}`, ...(detail !== "" && what), rule: { id, label }, outcome, message });
		if (outcome !== "hold") break;
	}
	return found;
}

/** What of the comment a rule is true of, "" where there is nothing to name, null where it is not true of it. */
type Match = (rule: Rule, said: Said) => string | number | null;

const bySearch: Match = () => null;
const matches: Record<RuleKind, Match> = {
	words: bySearch,
	names: bySearch,
	links: ({ terms }, { links }) => {
		const hosts = links.map(hostOf);
		return terms.length === 0 ? (hosts[0] ?? null) : first(terms, (term) => hosts.some((host) => isHost(host, term)));
	},
	domains: ({ terms }, { links, website }) => {
		const hosts = [...links, website ?? ""].map(hostOf);
		return first(terms, (term) => hosts.some((host) => isWithin(host, term)));
	},
	"email-domains": ({ terms }, { emailDomain }) => first(terms, (term) => isWithin(emailDomain, term)),
	addresses: ({ terms }, { addresses }) => (terms.some((term) => addresses.includes(term)) ? "" : null),
	scripts: ({ terms }, { text }) => first(terms, (term) => mostlyIn([term], text) === true),
	"other-scripts": ({ terms }, { text }) => (mostlyIn(terms, text) === false ? "" : null),
	"thread-age": ({ figure }, { threadAgeDays }) => (threadAgeDays > figure! ? Math.floor(threadAgeDays) : null),
	"longer-than": ({ figure }, { text }) => over(countCharacters(text), figure!),
	"shorter-than": ({ figure }, { text }) => (countCharacters(text) < figure! ? countCharacters(text) : null),
};

function first(terms: string[], isTrue: (term: string) => boolean): string | null {
	return terms.find(isTrue) ?? null;
}

function over(length: number, most: number): number | null {
	return length > most ? length : null;
}

function isHost(host: string | null, term: string): boolean {
	return host !== null && host.replace(/^www\./, "") === term.replace(/^www\./, "");
}

function isWithin(host: string | null, domain: string): boolean {
	return host !== null && (host === domain || host.endsWith(`.${domain}`));
}

/** By rule: the first of its words that is in the text or, of a rule on names, in the name. */
function wordsFound(rules: Rule[], { text, name }: Said): Map<string, string> {
	const found = new Map<string, string>();
	for (const [kind, where] of [
		["words", text],
		["names", name],
	] as const) {
		const terms = rules
			.filter((rule) => rule.kind === kind)
			.flatMap(({ id, terms }) => terms.map((term) => ({ id, term })));
		if (terms.length === 0) continue;
		for (const index of keptSearch(terms.map(({ term }) => term)).find(where)) {
			const { id, term } = terms[index]!;
			if (!found.has(id)) found.set(id, term);
		}
	}
	return found;
}

/** What is looked for is the same from one comment to the next, and dearer to make ready than to use. */
const kept = new Map<string, WordSearch>();
const KEPT_MAX = 20;

function keptSearch(terms: string[]): WordSearch {
	const key = JSON.stringify(terms);
	const search = kept.get(key) ?? searchFor(terms);
	kept.delete(key);
	kept.set(key, search);
	if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value!);
	return search;
}

/**
 * Whether a visitor may be told beforehand of a rule: of what they can still change and never of a trap; that something
 * would be refused only in the owner's words.
 */
export function isMendable({ kind, outcome, message }: Rule): boolean {
	const ofTheWords = ["words", "links", "domains", "scripts", "other-scripts", "longer-than", "shorter-than"];
	return ofTheWords.includes(kind) && (outcome === "hold" || (outcome === "refuse" && message !== null));
}
