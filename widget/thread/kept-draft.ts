// Drafts whose form is closed: which there are, and that a form which is put away keeps its own.

import { announce } from "./announce.ts";
import { close } from "./close.ts";
import { storage } from "./storage.ts";
import { draftKey, TYPED } from "./stored.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

/** Whether words are kept here. @param id the answered comment's, or after `edit-` the changed one's */
export function hasDraft({ options }: View, id: string): boolean {
	return ["", TYPED].some((end) => storage.get(draftKey(options.site, options.query.page, id + end)));
}

/** `id` as above. */
export function forgetDraft({ options }: View, id: string): void {
	storage.remove(draftKey(options.site, options.query.page, id));
}

/** Closes the form at a comment. */
export function putAway(view: View, id: string): void {
	close(view);
	if (hasDraft(view, id)) announce(view, wordsOf(view)("kept"), true);
}
