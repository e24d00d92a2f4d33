// Closes the form that is open at a comment and gives the focus back to the button that opened it.

import type { View } from "./view.ts";

export function close(view: View): void {
	const { open } = view.state;
	view.update({ ...view.state, open: null });
	if (open) view.focus(`${open.as}-${open.id}`);
}
