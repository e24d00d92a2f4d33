// How many comments came since the reader was last here, and the way from one to the next.

import { isNew, nextNew } from "./news.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

export function News({ view }: { view: View }) {
	const t = wordsOf(view);
	const n = [...view.state.comments.values()].filter((row) => isNew(view, row)).length;
	if (!n) return null;
	return (
		<p class="quiet">
			{t("news", { n })}{" "}
			<button type="button" id="news" class="link" aria-keyshortcuts="n" onClick={() => nextNew(view)}>
				{t("news.next")}
			</button>
		</p>
	);
}
