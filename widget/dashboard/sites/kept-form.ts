// Keeps what is typed into a site's form while its owner looks at another view or reloads: in this tab, until it is saved,
// discarded or signed out of.

import type { SiteView } from "../../../worker/contract/wire.ts";
import { newDraft, type SiteDraft } from "./site-draft.ts";

const PREFIX = "afterword:site-form:";

/** `base` is the site as it was when typing began; null for a new one. */
export type KeptForm = { draft: SiteDraft; base: SiteView | null };

/** @param id of the site, or null for a new one, here and below. */
export function keepForm(id: string | null, form: KeptForm): void {
	try {
		sessionStorage.setItem(keyOf(id), JSON.stringify(form));
	} catch {
		// Without storage a form lasts as long as its view.
	}
}

/** Null where nothing is kept, or where it was kept by another version of this page. */
export function readForm(id: string | null): KeptForm | null {
	try {
		const form: KeptForm | null = JSON.parse(sessionStorage.getItem(keyOf(id)) ?? "null");
		const isWhole = form && Object.keys(newDraft).every((field) => typeof form.draft[field as never] === "string");
		return isWhole ? form : null;
	} catch {
		return null;
	}
}

export function dropForm(id: string | null): void {
	try {
		sessionStorage.removeItem(keyOf(id));
	} catch {
		// Then nothing was kept.
	}
}

/** Whoever signs out leaves nothing behind. */
export function dropForms(): void {
	try {
		for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
	} catch {
		// Then nothing was kept.
	}
}

function keyOf(id: string | null): string {
	return PREFIX + (id ?? "");
}
