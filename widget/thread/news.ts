// What is new since a visitor's last visit. When that was is kept in the host page's storage, only for those who have done
// something here, and never sent.

import { focusOn } from "./focus.ts";
import type { Row } from "./state.ts";
import { storage } from "./storage.ts";
import { seenKey } from "./stored.ts";
import type { View } from "./view.ts";

/** Who is back sooner, or has only loaded the page again, is on the same visit. */
const VISIT_MS = 30 * 60_000;

/** For whoever has done something here before, says until when they had seen the thread. */
export function beginVisit(view: View): void {
	const kept = storage.get(seenKey(view.options.site, view.options.query.page));
	view.seenAt = Number.POSITIVE_INFINITY;
	if (!kept) return;
	const [last = 0, before = last] = kept.split(" ").map(Number);
	view.seenAt = Date.now() - last < VISIT_MS ? before : last;
	rememberVisit(view);
}

/** From now on the next visit knows when this one was, and what it had not seen: whoever only reads leaves no trace. */
export function rememberVisit({ options, seenAt }: View): void {
	const now = Date.now();
	storage.set(seenKey(options.site, options.query.page), `${now} ${Math.min(seenAt, now)}`);
}

export function forgetVisit({ options }: View): void {
	storage.remove(seenKey(options.site, options.query.page));
}

export function isNew({ seenAt }: View, { author, own, createdAt }: Row): boolean {
	return author !== null && !own && createdAt > seenAt;
}

/** `n`, wherever in the thread the focus is and nothing is written, goes on to the next new comment (WCAG 2.1.4). */
export function watchKeys(view: View): void {
	view.place.addEventListener("keydown", ({ key, target, ctrlKey, metaKey, altKey }) => {
		const isFree = !(ctrlKey || metaKey || altKey || (target as Element).matches("input, textarea, select"));
		if (key === "n" && isFree) nextNew(view);
	});
}

/** To the first new comment below the one that has the focus, or from the top again. */
export function nextNew(view: View): void {
	const { comments } = view.state;
	const items = [...view.place.querySelectorAll("li")].map(({ id }) => id.slice("comment-".length));
	const here = view.place.getRootNode() as ShadowRoot;
	const current = items.indexOf(here.activeElement?.closest("li")?.id.slice("comment-".length) ?? "");
	const next = [...items.slice(current + 1), ...items].find((id) => isNew(view, comments.get(id)!));
	if (next) focusOn(view, `comment-${next}`);
}
