// Reads what a visitor sent into what may be stored, or says field by field what is wrong with it.

import { EMAIL_MAX, NAME_MAX, PAGE_KEY_MAX, PAGE_TITLE_MAX, PAGE_URL_MAX, WEBSITE_MAX } from "../contract/limits.ts";
import type { MarkupNode } from "../contract/markup.ts";
import { pageKey } from "../contract/page-key.ts";
import type { Issue } from "../contract/problems.ts";
import type { CreateComment, FieldRule, Settings } from "../contract/wire.ts";
import { cleanLine, cleanName, cleanText, countCharacters, countGraphemes } from "./clean.ts";
import { websiteHref } from "./links.ts";
import { parseMarkup } from "./markup.ts";
import { keyAddress, siteAddress } from "./origins.ts";
import { ProblemError } from "./problem.ts";

/** One address, no display name, no comments, no quoting (R-NO-4). */
const EMAIL = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]+$/;

export type Words = { text: string; body: MarkupNode[] };
type Page = { pageKey: string; pageTitle: string; pageUrl: string | null };
export type Draft = Words &
	Page & {
		name: string;
		email: string | null;
		website: string | null;
	};

/**
 * @param site its settings and origins, and whether the comment it is said to answer can be answered (or there is none)
 * @throws ProblemError `invalid` with an issue for every field that is wrong
 */
export function readDraft(
	input: CreateComment,
	site: { settings: Settings; origins: string[]; hasParent: boolean },
): Draft {
	const issues: Issue[] = [];
	if (!site.hasParent) issues.push({ pointer: "/parentId", code: "not-found" });
	const draft: Draft = {
		...readWords(input.text, site.settings, issues),
		...readPage(input, site.origins, issues),
		name: readName(input.name, issues),
		email: readOptional(
			{ value: input.email, rule: site.settings.email, pointer: "/email", max: EMAIL_MAX },
			issues,
			(email) => (EMAIL.test(email) ? email : null),
		),
		website: readOptional(
			{ value: input.website, rule: site.settings.website, pointer: "/website", max: WEBSITE_MAX },
			issues,
			websiteHref,
		),
	};
	if (issues.length > 0) throw new ProblemError("invalid", { issues });
	return draft;
}

/** What a comment says of its page, whose own doing the title and the address are. */
function readPage(
	input: Pick<CreateComment, "page" | "pageTitle" | "pageUrl">,
	origins: string[],
	issues: Issue[],
): Page {
	const key = readPageKey(input.page, "/page", issues);
	return {
		pageKey: key,
		pageTitle: cleanLine(input.pageTitle ?? "").slice(0, PAGE_TITLE_MAX),
		pageUrl: readPageUrl(input.pageUrl ?? "", key, origins),
	};
}

/** The text of an edit or a preview. @throws ProblemError `invalid` */
export function readText(text: string, settings: Pick<Settings, "textMax">): Words {
	const issues: Issue[] = [];
	const words = readWords(text, settings, issues);
	if (issues.length > 0) throw new ProblemError("invalid", { issues });
	return words;
}

/** @param pointer JSON Pointer, or `?name` of a query parameter. */
export function readPageKey(page: string, pointer: string, issues: Issue[]): string {
	const key = pageKey(cleanLine(page));
	if (key === "") issues.push({ pointer, code: "required" });
	if (key.length > PAGE_KEY_MAX) issues.push({ pointer, code: "too-long", limit: PAGE_KEY_MAX });
	return key;
}

/** A key that says a page of the site leads there and nowhere else; any other name may stand for any of its pages. */
function readPageUrl(input: string, key: string, origins: string[]): string | null {
	const url = siteAddress(input, origins);
	if (!url || url.length > PAGE_URL_MAX) return null;
	return keyAddress(key, origins) === null || pageKey(url) === key ? url : null;
}

function readWords(input: string, settings: Pick<Settings, "textMax">, issues: Issue[]): Words {
	const pointer = "/text";
	const text = cleanText(input);
	if (text.trim() === "") {
		issues.push({ pointer, code: "required" });
	} else if (countCharacters(text) > settings.textMax) {
		issues.push({ pointer, code: "too-long", limit: settings.textMax });
	} else {
		return { text, body: parseMarkup(text) };
	}
	return { text, body: [] };
}

function readName(input: string, issues: Issue[]): string {
	const name = cleanName(input.slice(0, 1_000));
	if (name === "") issues.push({ pointer: "/name", code: input.trim() ? "not-valid" : "required" });
	else if (countGraphemes(name) > NAME_MAX) issues.push({ pointer: "/name", code: "too-long", limit: NAME_MAX });
	return name;
}

function readOptional(
	field: { value: string | undefined; rule: FieldRule; pointer: string; max: number },
	issues: Issue[],
	parse: (value: string) => string | null,
): string | null {
	const { rule, pointer, max } = field;
	const value = cleanLine(field.value ?? "");
	// A field that was switched off after the page was opened is left out, not held against the visitor.
	if (rule === "off") return null;
	if (value === "") {
		if (rule === "required") issues.push({ pointer, code: "required" });
		return null;
	}
	const parsed = value.length > max ? null : parse(value);
	if (value.length > max) issues.push({ pointer, code: "too-long", limit: max });
	else if (parsed === null) issues.push({ pointer, code: "not-valid" });
	return parsed;
}
