// In the place of words that their author is taking back, or that a visitor does not want to read.

import { authorKey } from "./mute.ts";
import { type Row, toggled } from "./state.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

export function isAway({ muted, state }: View, { id, author, isLeaving }: Row): boolean {
	return isLeaving === true || (author !== null && muted.has(authorKey(author)) && !state.unfolded.has(id));
}

export function Away({ view, row }: { view: View; row: Row }) {
	const { writing } = view;
	const t = wordsOf(view);
	if (row.isLeaving) return writing && <writing.Leaving view={view} row={row} />;
	return (
		<p class="quiet">
			{t("muted")}{" "}
			<button type="button" class="link" onClick={() => view.update(toggled(view.state, "unfolded", row.id))}>
				{t("muted.show")}
			</button>
		</p>
	);
}
