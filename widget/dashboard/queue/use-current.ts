// Keeps the comment that keys and the thumb act on where the moderator sees it.

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { isTypingIn } from "./queue-keys.ts";
import type { QueueState } from "./queue-rows.ts";

const CURRENT = ".comment[aria-current], .empty h2";

/** Gives the current comment the focus, never out of a field, and as much of the screen as it takes to see it. */
export function showCurrent(view: HTMLElement | null): void {
	if (isTypingIn(document.activeElement)) return;
	const target = view?.querySelector<HTMLElement>(CURRENT);
	target?.focus({ preventScroll: true });
	target?.scrollIntoView({ block: "nearest" });
}

/**
 * The focus follows the moderator's moves, never a mere arrival. Come back to a queue that is known, they find themselves where
 * they left it; `isHere` is false while another one is still to be read.
 */
export function useFocusOnCurrent(state: QueueState, isHere: boolean) {
	const view = useRef<HTMLElement>(null);
	const isBack = isHere && state.isLoaded && state.currentId !== state.rows[0]?.item.id;
	const seen = useRef(isBack ? -1 : state.moves);
	useLayoutEffect(() => {
		if (seen.current === state.moves) return;
		seen.current = state.moves;
		showCurrent(view.current);
	}, [state.moves, state.isLoaded]);
	// Led on by a link that went with its comment, they begin with the first one there.
	const wasRead = useRef(state.isLoaded);
	useLayoutEffect(() => {
		if (!state.isLoaded) return;
		if (wasRead.current && document.activeElement === document.body)
			view.current?.querySelector<HTMLElement>(CURRENT)?.focus({ preventScroll: true });
		wasRead.current = true;
	}, [state.isLoaded]);
	return view;
}

/** Where the thumb decides; wider, each comment has buttons of its own. */
const PHONE = "(width < 40rem)";
/** How far down the screen people read. */
const READING_LINE = 0.35;

/** On a phone the current comment is the one that is read: scrolled away from, it hands over to the one in its place. */
export function useCurrentInSight(isListShown: boolean): void {
	useEffect(() => {
		if (!isListShown) return;
		function look(): void {
			const isBusy = !matchMedia(PHONE).matches || isTypingIn(document.activeElement);
			if (isBusy || isMostlySeen(document.querySelector(CURRENT))) return;
			const read = document.elementFromPoint(innerWidth / 2, innerHeight * READING_LINE);
			read?.closest<HTMLElement>("article.comment")?.focus({ preventScroll: true });
		}
		addEventListener("scroll", look, { passive: true });
		return () => removeEventListener("scroll", look);
	}, [isListShown]);
}

/** Half of it, or half of the screen full of it. */
function isMostlySeen(element: Element | null): boolean {
	if (!element) return false;
	const { top, bottom, height } = element.getBoundingClientRect();
	const seen = Math.min(bottom, innerHeight) - Math.max(top, 0);
	return seen >= Math.min(height, innerHeight) / 2;
}
