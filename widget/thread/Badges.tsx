// What a comment is to this reader: the first of all because somebody pinned it, or new.

import { isNew } from "./news.ts";
import type { Row } from "./state.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

export function Badges({ view, row }: { view: View; row: Row }) {
	const t = wordsOf(view);
	return (
		<>
			{row.pinned && <span class="badge">{t("pinned")}</span>}
			{isNew(view, row) && <span class="badge">{t("new")}</span>}
		</>
	);
}
