// Keeps a rule that is being typed while another view is looked at or the page reloads: in this tab, until it is kept,
// given up or signed out of.

import { newDraft, type RuleDraft } from "./rule-draft.ts";

/** Below the forms of sites, which go when somebody signs out. */
const PREFIX = "afterword:site-form:rule:";

type Place = { site: string /** Null for a new one. */; rule: string | null };

export function keepRule(place: Place, draft: RuleDraft): void {
	try {
		sessionStorage.setItem(keyOf(place), JSON.stringify(draft));
	} catch {
		// Without storage a form lasts as long as its view.
	}
}

/** Null where nothing is kept, or where it was kept by another version of this page. */
export function readKeptRule(place: Place): RuleDraft | null {
	try {
		const draft: RuleDraft | null = JSON.parse(sessionStorage.getItem(keyOf(place)) ?? "null");
		return draft && Object.keys(newDraft).every((field) => typeof draft[field as never] === "string") ? draft : null;
	} catch {
		return null;
	}
}

export function dropRule(place: Place): void {
	try {
		sessionStorage.removeItem(keyOf(place));
	} catch {
		// Then nothing was kept.
	}
}

function keyOf({ site, rule }: Place): string {
	return `${PREFIX}${site}:${rule ?? ""}`;
}
