// A menu at a comment goes by Escape, with the focus on its opener again, and by a press anywhere else.

import { close } from "./close.ts";
import type { View } from "./view.ts";

export function watchMenu(view: View): void {
	view.place.addEventListener("keydown", ({ key, target }) => {
		// In a form it is the form's.
		if (key === "Escape" && view.state.menu && !(target as Element).closest("form")) close(view, "menu");
	});
	const press = (event: Event) => {
		const isAtIt = event.composedPath().some((one) => (one as Element).matches?.(".menu, [aria-expanded]"));
		if (view.state.menu && !isAtIt) view.update({ ...view.state, menu: null });
	};
	addEventListener("pointerdown", press);
	view.ends.push(() => removeEventListener("pointerdown", press));
}
