// Tells what happened to those who cannot see it, and where nothing else shows it, to everybody.

import type { View } from "./view.ts";

/** Long enough to be read twice. */
const SHOWN_MS = 8_000;

export function announce({ place }: View, text: string, isShown = false): void {
	const region = place.querySelector("#live");
	if (!region) return;
	region.textContent = text;
	region.className = isShown ? "told" : "unseen";
	if (!isShown) return;
	setTimeout(() => {
		if (region.textContent === text) region.className = "unseen";
	}, SHOWN_MS);
}
