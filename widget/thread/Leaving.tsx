// An own comment on its way out: for ten seconds its author can have it back. Leaving the page sends it on at once.

import { announce } from "./announce.ts";
import { focusFirst, focusOn } from "./focus.ts";
import type { Row } from "./state.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";
import { deleteComment } from "./write.ts";
import { leavingChanged } from "./write-state.ts";

const UNDO_MS = 10_000;

export function Leaving({ view, row: { id } }: { view: View; row: Row }) {
	const t = wordsOf(view);
	return (
		<p class="quiet" ref={focusFirst}>
			<span id={`deleted-${id}`}>{t("deleted")}</span>{" "}
			<button type="button" class="link" aria-describedby={`deleted-${id}`} onClick={() => stay(view, id)}>
				{t("undo")}
			</button>
		</p>
	);
}

/** Deletes the comment, but not yet. */
export function leave(view: View, id: string): void {
	const timer = setTimeout(go, UNDO_MS);
	const stop = () => {
		clearTimeout(timer);
		removeEventListener("pagehide", go);
		view.leaving.delete(id);
	};
	addEventListener("pagehide", go);
	view.leaving.set(id, { stop });
	view.ends.push(() => view.leaving.has(id) && go());
	view.update(leavingChanged(view.state, id, true));
	// What happened before is no news any more; of this the button tells that has the focus now.
	announce(view, "");

	async function go(): Promise<void> {
		stop();
		const here = view.host.shadowRoot as ShadowRoot;
		const hadFocus = view.place.querySelector(`#comment-${id}`)?.contains(here.activeElement);
		const failure = await deleteComment(view, id);
		if (failure) {
			view.update(leavingChanged({ ...view.state, failure }, id, false));
			return;
		}
		announce(view, wordsOf(view)("deleted"));
		// With replies below it its place is left; else the heading is the nearest thing that is sure to be there.
		if (hadFocus) focusOn(view, view.state.comments.has(id) ? `comment-${id}` : "heading");
	}
}

function stay(view: View, id: string): void {
	view.leaving.get(id)?.stop();
	view.update(leavingChanged(view.state, id, false));
	focusOn(view, `delete-${id}`);
	announce(view, wordsOf(view)("undone"));
}
