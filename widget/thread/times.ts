// Keeps "3 minutes ago" true, and says exactly when to whoever points at it.

import { exactTime } from "../ui/exact-time.ts";
import type { View } from "./view.ts";

const REFRESH_MS = 60_000;

export function tellTime(view: View): void {
	const { place } = view;
	const refresh = setInterval(() => {
		for (const time of place.querySelectorAll("time")) time.textContent = view.ago(Date.parse(time.dateTime));
	}, REFRESH_MS);
	place.addEventListener("pointerover", ({ target }) => {
		if (target instanceof HTMLTimeElement) target.title = exactTime(place.lang, Date.parse(target.dateTime));
	});
	view.ends.push(() => clearInterval(refresh));
}
