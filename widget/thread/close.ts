// Closes the form or the menu that is open at a comment and gives the focus back to the button that opened it.

import { focusOn } from "./focus.ts";
import type { View } from "./view.ts";

export function close(view: View, what: "open" | "menu" = "open"): void {
	const was = view.state[what];
	view.update({ ...view.state, [what]: null });
	// A report and a link are asked for in the menu, which is closed by then.
	if (was) focusOn(view, `${/report|link/.test(was.as) ? "menu" : was.as}-${was.id}`);
}
