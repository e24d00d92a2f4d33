// A rule as a plain sentence: “Hold comments that contain “casino” or “poker”.”

import { isFigureKind, type RuleKind } from "../../../worker/contract/rules.ts";
import type { RuleView } from "../../../worker/contract/wire.ts";
import { t } from "./messages.ts";

/** So many terms are named; of more it is said how many. */
const TERMS_NAMED = 4;
/** What is typed word for word stands in quotes. */
const QUOTED: RuleKind[] = ["words", "names"];

export function ruleSentence({
	kind,
	terms,
	figure,
	outcome,
}: Pick<RuleView, "kind" | "terms" | "figure" | "outcome">) {
	return `${t(`sentence.${outcome}`, { what: whatOf(kind, terms, figure) })}.`;
}

function whatOf(kind: RuleKind, terms: string[], figure: number | null): string {
	if (isFigureKind(kind)) return t(`what.${kind}`, { n: figure ?? 0 });
	if (kind === "addresses") return t("what.addresses", { n: terms.length });
	if (kind === "links" && terms.length === 0) return t("what.links.any");
	return t(`what.${kind}`, {
		terms: listOf(terms.map((term) => (QUOTED.includes(kind) ? t("terms.quoted", { term }) : term))),
	});
}

function listOf(terms: string[]): string {
	if (terms.length > TERMS_NAMED) {
		const named = terms.slice(0, TERMS_NAMED).join(", ");
		return t("terms.more", { terms: named, n: terms.length - TERMS_NAMED });
	}
	const last = terms.at(-1) ?? "";
	return terms.length > 1 ? t("terms.or", { terms: terms.slice(0, -1).join(", "), last }) : last;
}
