// Asks again and again while somebody is there to see: every ten seconds, and at once when they come back to the page or
// the network to them.

import { useEffect, useRef } from "preact/hooks";

const INTERVAL_MS = 10_000;

/** `poll` answers the seconds the server asks to wait, 0 for none. */
export function usePolling(isActive: boolean, poll: () => Promise<number>): void {
	const latest = useRef(poll);
	latest.current = poll;
	useEffect(() => {
		if (!isActive) return;
		let timer: ReturnType<typeof setTimeout>;
		let isOver = false;
		async function ask(): Promise<void> {
			clearTimeout(timer);
			const wait = await latest.current();
			clearTimeout(timer);
			if (!isOver) timer = setTimeout(ask, Math.max(INTERVAL_MS, wait * 1_000));
		}
		ask();
		addEventListener("focus", ask);
		addEventListener("online", ask);
		document.addEventListener("visibilitychange", ask);
		return () => {
			isOver = true;
			clearTimeout(timer);
			removeEventListener("focus", ask);
			removeEventListener("online", ask);
			document.removeEventListener("visibilitychange", ask);
		};
	}, [isActive]);
}
