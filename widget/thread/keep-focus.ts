// The keyboard's place on the page outlives what it was at.

/** Notes where the focus is, before a drawing. The answer gives it, where its element has gone, to the nearest of those around. */
export function noteFocus(place: HTMLElement): () => void {
	const around: HTMLElement[] = [];
	let element = (place.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
	for (; element; element = element.parentElement) around.push(element);
	return () => {
		const left = around.find((one) => one.isConnected);
		if (!left || left === around[0]) return;
		left.tabIndex = -1;
		left.focus({ preventScroll: true });
	};
}
