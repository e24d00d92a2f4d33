// For a while an own comment can be changed and deleted.

import { hasDraft } from "./kept-draft.ts";
import { leave } from "./Leaving.tsx";
import type { Row } from "./state.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

export function OwnActions({ view, row: { id, own } }: { view: View; row: Row }) {
	if ((own?.editableUntil ?? 0) <= Date.now() + view.ahead) return null;
	const t = wordsOf(view);
	return (
		<>
			<button type="button" id={`edit-${id}`} onClick={() => view.write({ id, as: "edit" })}>
				{hasDraft(view, `edit-${id}`) ? `${t("edit")} · ${t("draft")}` : t("edit")}
			</button>
			<button type="button" id={`delete-${id}`} onClick={() => leave(view, id)}>
				{t("delete")}
			</button>
		</>
	);
}
