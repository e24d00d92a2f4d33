// In the place of words that a visitor does not want to read.

import { authorKey } from "./mute.ts";
import { type Row, toggled } from "./state.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

export function isMuted({ muted, state }: View, { id, author }: Row): boolean {
	return author !== null && muted.has(authorKey(author)) && !state.unfolded.has(id);
}

export function Muted({ view, row: { id } }: { view: View; row: Row }) {
	const t = wordsOf(view);
	return (
		<p class="quiet">
			{t("muted")}{" "}
			<button type="button" class="link" onClick={() => view.update(toggled(view.state, "unfolded", id))}>
				{t("muted.show")}
			</button>
		</p>
	);
}
