// How wide something is drawn, in pixels: what is measured so is sharp at every width.

import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** The width is 0 until the first frame. */
export function useWidth(): [RefObject<HTMLDivElement | null>, number] {
	const element = useRef<HTMLDivElement>(null);
	const [width, setWidth] = useState(0);
	useLayoutEffect(() => {
		const observed = element.current;
		if (!observed) return;
		setWidth(observed.clientWidth);
		const observer = new ResizeObserver(() => setWidth(observed.clientWidth));
		observer.observe(observed);
		return () => observer.disconnect();
	}, []);
	return [element, width];
}
