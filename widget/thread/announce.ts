// Tells what happened to those who cannot see it.

import type { View } from "./view.ts";

export function announce({ place }: View, text: string): void {
	const region = place.querySelector("#live");
	if (region) region.textContent = text;
}
