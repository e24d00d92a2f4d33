// A site as it is being typed: every field is the text in its box, so that nothing typed is lost to a conversion. Here
// it is checked, turned into a request, and the server's issues are brought back to the fields they point at.

import { emojiTyped, isEmoji } from "../../../worker/contract/emoji.ts";
import { REACTIONS_MAX } from "../../../worker/contract/limits.ts";
import type { Issue } from "../../../worker/contract/problems.ts";
import { defaultSettings, type Figure, settingBounds } from "../../../worker/contract/settings.ts";
import type { CreateSite, Settings, SiteView } from "../../../worker/contract/wire.ts";
import { t } from "../messages.ts";
import { issueText, problemText } from "../parts/problem-text.ts";
import { type ClosingDraft, closingDraft, closingErrors, closingSettings, quietField } from "./closing-draft.ts";
import { type OriginError, parseOriginLines } from "./origin-lines.ts";
import { wordsBody } from "./words-draft.ts";

export type SiteDraft = Record<"id" | "name" | "origins" | Exclude<keyof Settings, "quiet">, string> & ClosingDraft;
export type SiteField = keyof SiteDraft;
/** Sentences to stand beside each field. */
export type FieldErrors = Partial<Record<SiteField, string[]>>;

const figures = Object.keys(settingBounds) as Figure[];
/** Settings that are on or off: typed as these words. */
export const flags = ["live", "pageReaction", "isIndexed", "filter", "akismet", "ai", "turnstile"] as const;
export const flagValues = ["on", "off"] as const;

export const newDraft: SiteDraft = draftOf({ id: "", name: "", origins: [], settings: defaultSettings });

export function draftOf({
	id,
	name,
	origins,
	settings: { quiet, closedUntil, ...settings },
}: Pick<SiteView, "id" | "name" | "origins" | "settings">): SiteDraft {
	const figuresTyped = Object.fromEntries(figures.map((figure) => [figure, String(settings[figure])]));
	const flagsTyped = Object.fromEntries(flags.map((flag) => [flag, settings[flag] ? "on" : "off"]));
	return {
		...settings,
		...(figuresTyped as Record<Figure, string>),
		...(flagsTyped as Record<(typeof flags)[number], string>),
		...closingDraft({ quiet, closedUntil }),
		reactions: settings.reactions.join(" "),
		words: JSON.stringify(settings.words),
		id,
		name,
		origins: origins.join("\n"),
	};
}

/** What a form begins with; null for a new site's. */
export function startOf(site: SiteView | null): SiteDraft {
	return site ? draftOf(site) : newDraft;
}

export function isSameDraft(one: SiteDraft, other: SiteDraft): boolean {
	return (Object.keys(newDraft) as SiteField[]).every((field) => one[field] === other[field]);
}

/** The request a draft stands for; only to be sent when `draftErrors` finds nothing. */
export function draftBody(draft: SiteDraft): Required<CreateSite> {
	const { id, name, origins, quietFrom, quietTo, quietZone, ...settings } = draft;
	const numbers = Object.fromEntries(figures.map((figure) => [figure, Number(draft[figure])]));
	const switches = Object.fromEntries(flags.map((flag) => [flag, draft[flag] === "on"]));
	const reactions = [...new Set(emojiTyped(draft.reactions))];
	return {
		id: id.trim(),
		name: name.trim(),
		origins: parseOriginLines(origins).origins,
		settings: {
			...settings,
			...numbers,
			...switches,
			...closingSettings(draft),
			reactions,
			words: wordsBody(draft.words),
			lang: draft.lang.trim(),
		} as unknown as Settings,
	};
}

/** The settings as they are typed; what is plainly wrong of them as it was before. */
export function settingsTyped(draft: SiteDraft, before: SiteDraft): Settings {
	const wrong = Object.keys(draftErrors(draft)) as SiteField[];
	const right = { ...draft, ...Object.fromEntries(wrong.map((field) => [field, before[field]])) };
	return draftBody(right).settings as Settings;
}

/** What is plainly wrong before anything is sent. */
export function draftErrors(draft: SiteDraft): FieldErrors {
	const errors: FieldErrors = closingErrors(draft);
	for (const field of ["name", "id", "lang"] as const) {
		if (draft[field].trim() === "") errors[field] = [t("issue.required")];
	}
	const lines = parseOriginLines(draft.origins).errors.map(originErrorText);
	if (lines.length > 0) errors.origins = lines;
	const kinds = emojiTyped(draft.reactions);
	const others = kinds.filter((kind) => !isEmoji(kind));
	if (others.length > 0) errors.reactions = [t("issue.notEmoji", { found: others.join("") })];
	else if (new Set(kinds).size > REACTIONS_MAX) errors.reactions = [t("issue.too-many", { n: REACTIONS_MAX })];
	for (const figure of figures) {
		const { min, max } = settingBounds[figure];
		const typed = draft[figure].trim();
		if (!/^\d+$/.test(typed) || Number(typed) < min || Number(typed) > max)
			errors[figure] = [t("issue.figure", settingBounds[figure])];
	}
	return errors;
}

/** The server's issues by field; `rest` are those that point at none of the form's. */
export function issueErrors(issues: Issue[], draft: SiteDraft): { errors: FieldErrors; rest: Issue[] } {
	const errors: FieldErrors = {};
	const rest: Issue[] = [];
	const { lines } = parseOriginLines(draft.origins);
	for (const issue of issues) {
		const [, first = "", second = "", third = ""] = issue.pointer.split("/");
		const field = second === "quiet" ? quietField(third) : first === "settings" ? second : first;
		if (!isField(field)) {
			rest.push(issue);
			continue;
		}
		const line = field === "origins" ? lines[Number(second || Number.NaN)] : undefined;
		const key = field === "words" ? third : "";
		errors[field] = [...(errors[field] ?? []), issueLine(issue, line, key)];
	}
	return { errors, rest };
}

/** What is wrong with a field, or with one line or message of it. */
function issueLine(issue: Issue, line: number | undefined, key: string): string {
	const what = issueText(issue);
	if (key) return t("words.wrong", { key, what });
	return line === undefined ? what : t("origin.line", { line: line + 1, what });
}

/** A problem of the server as what to say beside the fields and, where that leaves something unsaid, of the whole. */
export function refusal(code: string, issues: Issue[], draft: SiteDraft): [FieldErrors, string | null] {
	if (code === "site-exists") return [{ id: [problemText(code)] }, null];
	const { errors, rest } = issueErrors(issues, draft);
	return [errors, Object.keys(errors).length === 0 || rest.length > 0 ? problemText(code) : null];
}

/** What is typed, and for the fields left alone what somebody else made of them meanwhile. */
export function mergeDraft(draft: SiteDraft, base: SiteDraft, newest: SiteView): SiteDraft {
	const other = draftOf(newest);
	const typed = Object.entries(draft).filter(([field, value]) => value !== base[field as SiteField]);
	return { ...other, ...Object.fromEntries(typed) };
}

/** The fields in which a newer state of the site differs from what is typed. */
export function newerFields(draft: SiteDraft, newest: SiteView): SiteField[] {
	const other = draftOf(newest);
	return (Object.keys(draft) as SiteField[]).filter((field) => draft[field].trim() !== other[field].trim());
}

function originErrorText({ line, code, suggestion }: OriginError): string {
	const what =
		code === "scheme" && suggestion
			? t("origin.schemeMeant", { suggestion })
			: t(`origin.${code}`, suggestion ? { suggestion } : {});
	return t("origin.line", { line: line + 1, what });
}

function isField(name: string): name is SiteField {
	return Object.hasOwn(newDraft, name);
}
