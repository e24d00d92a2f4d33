// Closes the form that is open at a comment and gives the focus back to the button that opened it.

import { focusOn } from "./focus.ts";
import type { View } from "./view.ts";

export function close(view: View): void {
	const { open } = view.state;
	view.update({ ...view.state, open: null });
	if (open) focusOn(view, `${open.as}-${open.id}`);
}
