// Does again what failed for want of a network, as soon as there is one.

import { useLayoutEffect, useRef } from "preact/hooks";

/** @param isWaiting whether there is anything to do again; it may come to that when the network is back already */
export function useOnline(isWaiting: boolean, again: () => void): void {
	const cameBack = useRef(false);
	useLayoutEffect(() => {
		function tell(): void {
			cameBack.current = !isWaiting;
			if (isWaiting) again();
		}
		addEventListener("online", tell);
		if (isWaiting && cameBack.current) tell();
		return () => removeEventListener("online", tell);
	}, [isWaiting]);
}
