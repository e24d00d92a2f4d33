// Puts a hostile text into each field a visitor fills in: as it is, and where the rules refuse that, dressed up as what
// the field wants to see.

import type { CreateComment, Settings } from "../../worker/contract/wire.ts";
import { type Draft, readDraft } from "../../worker/domain/draft.ts";
import { ProblemError } from "../../worker/domain/problem.ts";

export const xssFields = ["text", "name", "email", "website", "page", "pageTitle", "pageUrl"] as const;
export type XssField = (typeof xssFields)[number];

export const plain: CreateComment = { clientId: "x".repeat(20), page: "/post", text: "plain", name: "Ada" };

/** @param origin one of the site's */
export function spellings(payload: string, origin: string): Record<XssField, string[]> {
	return {
		text: [payload],
		name: [payload, [...payload].slice(0, 45).join("")],
		email: [payload, `${payload}@blog.example`],
		website: [payload, `https://x.example/${payload}`, `https://x.example/?${encodeURI(payload.toWellFormed())}`],
		page: [payload, `${origin}/${payload}`],
		pageTitle: [payload.slice(0, 200)],
		pageUrl: [payload, `${origin}/${payload}`, `${origin}/#${payload}`],
	};
}

export type XssRules = { settings: Settings; origins: string[] };

/** Null where the rules refuse it, which is as good as harmless. */
export function acceptedDraft(input: CreateComment, rules: XssRules): Draft | null {
	try {
		return readDraft(input, { ...rules, hasParent: true });
	} catch (error) {
		if (error instanceof ProblemError) return null;
		throw error;
	}
}

/** One comment with the payload in as many fields as take it. */
export function loaded(payload: string, rules: XssRules): CreateComment {
	const input = { ...plain };
	const spelled = spellings(payload, rules.origins[0]!);
	for (const field of xssFields) {
		const taken = spelled[field].find((value) => {
			const draft = acceptedDraft({ ...plain, [field]: value }, rules);
			return draft !== null && !(field === "pageUrl" && draft.pageUrl === null);
		});
		if (taken !== undefined) input[field] = taken;
	}
	return input;
}
