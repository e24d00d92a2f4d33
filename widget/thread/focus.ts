// Moves the keyboard's focus to what has just appeared, or to where something has gone.

import type { View } from "./view.ts";

/** To an element of the thread by its id, one that takes no focus of itself too. */
export function focusOn({ place }: View, id: string): void {
	const element = place.querySelector<HTMLElement>(`#${id}`);
	if (!element) return;
	if (element.tabIndex < 0) element.tabIndex = -1;
	element.focus();
}

/** To the first field or button of what has come. */
export function focusFirst(element: HTMLElement | null): void {
	element?.querySelector<HTMLElement>("button, select, textarea")?.focus();
}
