// Closes the form that is open at a comment and gives the focus back to the button that opened it.

import { focusOn } from "./focus.ts";
import type { View } from "./view.ts";

export function close(view: View): void {
	const { open } = view.state;
	view.update({ ...view.state, open: null });
	// A report is opened from the menu, which is closed by then.
	if (open) focusOn(view, `${open.as === "report" ? "menu" : open.as}-${open.id}`);
}
