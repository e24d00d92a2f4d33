// On paper a link shows where it leads, unless its words do.

import type { View } from "./view.ts";

export function tellLinks({ place, ends }: View): void {
	const tell = () => {
		for (const link of place.querySelectorAll<HTMLAnchorElement>(".body a")) {
			link.toggleAttribute("bare", link.href.includes(link.textContent));
		}
	};
	addEventListener("beforeprint", tell);
	ends.push(() => removeEventListener("beforeprint", tell));
}
