// A rule as it is being typed: every field is the text in its box. Here it becomes a request, and what is wrong with it
// comes back to the field, and to the line, it is about.

import type { Issue } from "../../../worker/contract/problems.ts";
import { FIGURE_MAX, isFigureKind, type Outcome, type RuleKind } from "../../../worker/contract/rules.ts";
import type { CreateRule, RuleView } from "../../../worker/contract/wire.ts";
import { t as frame } from "../messages.ts";
import { issueText } from "../parts/problem-text.ts";
import { t } from "./messages.ts";

export type RuleDraft = {
	kind: RuleKind;
	terms: string;
	figure: string;
	outcome: Outcome;
	message: string;
	label: string;
};
export type RuleField = keyof RuleDraft;
export type RuleErrors = Partial<Record<RuleField, string[]>>;

export const newDraft: RuleDraft = { kind: "words", terms: "", figure: "", outcome: "hold", message: "", label: "" };

export function draftOf({ kind, terms, figure, outcome, message, label }: RuleView): RuleDraft {
	return {
		kind,
		terms: terms.join("\n"),
		figure: figure === null ? "" : String(figure),
		outcome,
		message: message ?? "",
		label,
	};
}

/** The request a draft stands for, whatever is still wrong with it. */
export function bodyOf({ kind, terms, figure, outcome, message, label }: RuleDraft): CreateRule {
	const says = outcome === "refuse" || outcome === "hold";
	return {
		kind,
		terms: isFigureKind(kind) ? [] : linesOf(terms).map(({ text }) => text),
		figure: isFigureKind(kind) ? Number(figure) : null,
		outcome,
		message: says ? message.trim() || null : null,
		label: label.trim(),
	};
}

/** What is plainly wrong before anything is sent. */
export function errorsOf({ kind, terms, figure }: RuleDraft): RuleErrors {
	if (isFigureKind(kind)) {
		const isFigure = /^\d{1,6}$/.test(figure.trim()) && Number(figure) >= 1 && Number(figure) <= FIGURE_MAX;
		return isFigure ? {} : { figure: [frame("issue.figure", { min: 1, max: FIGURE_MAX })] };
	}
	return kind === "links" || linesOf(terms).length > 0 ? {} : { terms: [frame("issue.required")] };
}

/** The server's issues beside the fields; a term's by the line it stands on. */
export function issueErrors(issues: Issue[], draft: RuleDraft): RuleErrors {
	const errors: RuleErrors = {};
	const lines = linesOf(draft.terms);
	for (const issue of issues) {
		const [, field = "", index] = issue.pointer.split("/");
		if (!Object.hasOwn(newDraft, field)) continue;
		const line = field === "terms" && index !== undefined ? lines[Number(index)] : undefined;
		const what = line && issue.code === "not-valid" ? t(whyNoTerm(draft.kind, line.text)) : issueText(issue);
		const said = line ? t("form.line", { line: line.number, what }) : what;
		errors[field as RuleField] = [...(errors[field as RuleField] ?? []), said];
	}
	return errors;
}

/** What a term is not, where the server says no more than that it is none. */
function whyNoTerm(kind: RuleKind, term: string) {
	if (kind === "words" || kind === "names") return term.includes("*") ? "term.star" : "term.empty";
	if (kind === "addresses") return "term.network";
	return kind === "scripts" || kind === "other-scripts" ? "term.script" : "term.host";
}

function linesOf(text: string): { text: string; number: number }[] {
	return text
		.split("\n")
		.map((line, index) => ({ text: line.trim(), number: index + 1 }))
		.filter((line) => line.text !== "");
}
