// Whatever a button opened gives the focus back to that button when it closes: otherwise it would fall to the page's beginning.

import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** For the button, which may be gone while what it opened is there. */
export function useOpener(isOpen: boolean): RefObject<HTMLButtonElement | null> {
	const opener = useRef<HTMLButtonElement>(null);
	const wasOpen = useRef(isOpen);
	useLayoutEffect(() => {
		if (wasOpen.current && !isOpen) opener.current?.focus();
		wasOpen.current = isOpen;
	}, [isOpen]);
	return opener;
}
