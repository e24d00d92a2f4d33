// The state of a site's form: what is typed, what is wrong with it, and what became of sending it. Nothing typed is ever
// overwritten except at the owner's word.

import { useLayoutEffect, useState } from "preact/hooks";
import type { SiteView } from "../../../worker/contract/wire.ts";
import { createSite, editSite, listSites } from "../api.ts";
import { t } from "../messages.ts";
import { useSessionContext } from "../session/use-session.ts";
import { dropForm, keepForm, readForm } from "./kept-form.ts";
import {
	draftBody,
	draftErrors,
	draftOf,
	type FieldErrors,
	isSameDraft,
	mergeDraft,
	refusal,
	type SiteDraft,
	type SiteField,
	startOf,
} from "./site-draft.ts";
import { proposeSiteId } from "./site-id.ts";

export type SiteForm = {
	draft: SiteDraft;
	errors: FieldErrors;
	/** Of the whole form, in words. */
	trouble: string | null;
	/** Grows with every attempt that left errors beside fields. */
	attempts: number;
	isSaving: boolean;
	isSaved: boolean;
	/** The site as somebody else left it meanwhile. */
	newest: SiteView | null;
	/** What was typed before this view was left and come back to. */
	isRestored: boolean;
	/** The form as it was before anything was typed, and whether that differs. */
	before: SiteDraft;
	isChanged: boolean;
	/** Back to the site as it is. */
	discard: () => void;
	set: (field: SiteField, value: string) => void;
	save: () => Promise<void>;
};

/** `site` is null for a new one; `onSaved` gets it as the server stored it. */
export function useSiteForm(site: SiteView | null, onSaved: (site: SiteView) => void): SiteForm {
	const session = useSessionContext();
	const id = site?.id ?? null;
	const [kept] = useState(() => readForm(id));
	const [isRestored, setRestored] = useState(kept !== null);
	const [draft, setDraft] = useState(kept?.draft ?? startOf(site));
	/** The site as it was when typing began. */
	const [base, setBase] = useState(kept ? kept.base : site);
	const [hasOwnId, setOwnId] = useState(
		site !== null || (kept !== null && kept.draft.id !== proposeSiteId(kept.draft.name)),
	);
	const [errors, setErrors] = useState<FieldErrors>({});
	const [trouble, setTrouble] = useState<string | null>(null);
	const [attempts, setAttempts] = useState(0);
	const [phase, setPhase] = useState<"typing" | "saving" | "saved">("typing");
	const [newest, setNewest] = useState<SiteView | null>(null);

	const before = startOf(base);
	const isChanged = !isSameDraft(draft, before);

	// At once, not after the next paint: the view may be gone by then.
	useLayoutEffect(() => {
		if (isChanged) keepForm(id, { draft, base });
		else dropForm(id);
	}, [draft, base]);

	function discard(): void {
		const latest = newest ?? site;
		setBase(latest);
		setDraft(startOf(latest));
		setOwnId(site !== null);
		setRestored(false);
		setNewest(null);
		refuse({}, null);
	}

	function set(field: SiteField, value: string): void {
		const changed = { ...draft, [field]: value };
		// The id follows the name until it is written by hand; emptied, it follows again.
		if (field === "id") setOwnId(value !== "");
		if (field === "name" && !hasOwnId) changed.id = proposeSiteId(value);
		setDraft(changed);
		setErrors(({ [field]: _seenTo, ...others }) => others);
		setPhase("typing");
	}

	function refuse(found: FieldErrors, whole: string | null): void {
		setErrors(found);
		setPhase("typing");
		const n = Object.keys(found).length;
		setTrouble(whole ?? (n > 0 ? t("site.invalid", { n }) : null));
		if (n > 0) setAttempts(attempts + 1);
	}

	async function save(): Promise<void> {
		const wrong = draftErrors(draft);
		if (Object.keys(wrong).length > 0) return refuse(wrong, null);
		setPhase("saving");
		setTrouble(null);
		try {
			const { id, ...changes } = draftBody(draft);
			const saved = base
				? await editSite(base.id, { version: base.version, ...changes })
				: await createSite({ id, ...changes });
			setBase(saved);
			setDraft(draftOf(saved));
			setErrors({});
			setNewest(null);
			setRestored(false);
			setPhase("saved");
			onSaved(saved);
		} catch (error) {
			const { code, issues = [] } = session.failureOf(error);
			if (code === "changed-meanwhile" && (await offerNewest())) return;
			refuse(...refusal(code, issues, draft));
		}
	}

	/** Saving again then means to overwrite, and says so by the newer version. */
	async function offerNewest(): Promise<boolean> {
		try {
			const { sites } = await listSites();
			const found = sites.find(({ id }) => id === base?.id);
			if (!found || !base) return false;
			setNewest(found);
			setDraft(mergeDraft(draft, draftOf(base), found));
			setBase(found);
			setPhase("typing");
			return true;
		} catch {
			return false;
		}
	}

	return {
		draft,
		errors,
		trouble,
		attempts,
		isSaving: phase === "saving",
		isSaved: phase === "saved",
		newest,
		isRestored,
		before,
		isChanged,
		discard,
		set,
		save,
	};
}
