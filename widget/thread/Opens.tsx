// When a closed thread takes comments again, where that happens by itself.

import { exactTime } from "../ui/exact-time.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

export function Opens({ view }: { view: View }) {
	const time = view.state.head?.opensAt;
	if (!time) return null;
	return <p class="quiet">{wordsOf(view)("opens", { when: exactTime(view.place.lang, time) })}</p>;
}
