// The keys of a form at a comment, wherever in it the focus is.

import { close } from "./close.ts";
import type { View } from "./view.ts";

/** Ctrl and Enter send it, Escape puts it away if it is one that can be. */
export function formKeys(view: View, canClose = true) {
	return (event: KeyboardEvent): void => {
		const { key, ctrlKey, metaKey, isComposing } = event;
		if (key === "Enter" && (ctrlKey || metaKey)) (event.currentTarget as HTMLFormElement).requestSubmit();
		if (key === "Escape" && canClose && !isComposing) close(view);
	};
}
