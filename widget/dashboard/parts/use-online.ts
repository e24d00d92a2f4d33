// Does again what failed for want of a network, as soon as there is one.

import { useLayoutEffect } from "preact/hooks";

/** @param isWaiting whether there is anything to do again */
export function useOnline(isWaiting: boolean, again: () => void): void {
	useLayoutEffect(() => {
		if (!isWaiting) return;
		addEventListener("online", again);
		return () => removeEventListener("online", again);
	}, [isWaiting]);
}
