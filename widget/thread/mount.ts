// Mounts a thread into the place embed.js made for it, and takes it away again.

import { createView } from "./controller.tsx";
import css from "./thread.css";
import type { Mount } from "./view.ts";

/** How often "3 minutes ago" is looked at again. */
const REFRESH_MS = 60_000;

/** The answer unmounts. */
export function mountThread(mount: Mount): () => void {
	const { place, options } = mount;
	mount.adopt(css);
	place.lang = options.lang;
	place.dir = options.dir;
	const view = createView(mount);
	const refresh = setInterval(() => {
		const now = Date.now();
		for (const time of place.querySelectorAll("time")) time.textContent = view.time.ago(Date.parse(time.dateTime), now);
	}, REFRESH_MS);
	// Exact times are made for the one that is pointed at.
	place.addEventListener("pointerover", ({ target }) => {
		if (target instanceof HTMLTimeElement) target.title = view.time.exact(Date.parse(target.dateTime));
	});
	if (options.fragment) view.act(null, ({ followFragment }) => followFragment(mount));
	return () => {
		clearInterval(refresh);
		view.end();
	};
}
