// A rule as a plain sentence: “Hold comments that contain “casino” or “poker”.”

import { isFigureKind, type RuleKind } from "../../../worker/contract/rules.ts";
import type { RuleView } from "../../../worker/contract/wire.ts";
import { t } from "./messages.ts";

/** So many terms are named; of more it is said how many. */
const TERMS_NAMED = 4;
/** What is typed word for word stands in quotes. */
const QUOTED: RuleKind[] = ["words", "names"];

type Said = Pick<RuleView, "kind" | "terms" | "figure" | "outcome"> & {
	/** Where only the first terms are known: how many there are. */
	termCount?: number;
};

export function ruleSentence({ outcome, ...rule }: Said): string {
	return `${t(`sentence.${outcome}`, { what: whatOf(rule) })}.`;
}

function whatOf({ kind, terms, figure, termCount = terms.length }: Omit<Said, "outcome">): string {
	if (isFigureKind(kind)) return t(`what.${kind}`, { n: figure ?? 0 });
	if (kind === "addresses") return t("what.addresses", { n: termCount });
	if (kind === "links" && terms.length === 0) return t("what.links.any");
	return t(`what.${kind}`, {
		terms: listOf(
			terms.map((term) => (QUOTED.includes(kind) ? t("terms.quoted", { term }) : term)),
			termCount,
		),
	});
}

function listOf(terms: string[], count: number): string {
	if (count > TERMS_NAMED) {
		const named = terms.slice(0, TERMS_NAMED).join(", ");
		return t("terms.more", { terms: named, n: count - TERMS_NAMED });
	}
	const last = terms.at(-1) ?? "";
	return terms.length > 1 ? t("terms.or", { terms: terms.slice(0, -1).join(", "), last }) : last;
}
