// For a while an own comment can be changed and deleted.

import type { Row } from "./state.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

export function OwnActions({ view, row: { id, own } }: { view: View; row: Row }) {
	if ((own?.editableUntil ?? 0) <= view.now) return null;
	const t = wordsOf(view);
	return (
		<>
			{(["edit", "delete"] as const).map((as) => (
				<button key={as} type="button" id={`${as}-${id}`} onClick={() => view.write({ id, as })}>
					{t(as)}
				</button>
			))}
		</>
	);
}
