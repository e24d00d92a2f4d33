// The keys of a form at a comment, wherever in it the focus is.

/** Ctrl and Enter send it, Escape puts it away if it is one that can be. */
export function formKeys(putAway?: () => void) {
	return (event: KeyboardEvent): void => {
		const { key, ctrlKey, metaKey, isComposing } = event;
		if (key === "Enter" && (ctrlKey || metaKey)) (event.currentTarget as HTMLFormElement).requestSubmit();
		if (key === "Escape" && !isComposing) putAway?.();
	};
}
