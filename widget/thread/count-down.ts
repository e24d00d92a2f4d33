// How long the server wants to hear nothing, while the forms that show it are drawn each second.

import type { View } from "./view.ts";

/** Gives until when, in milliseconds since 1970. @param over what is to be done then */
export function countDown(view: View, seconds: number, over: () => void): number {
	const until = Date.now() + seconds * 1000;
	const ticking = setInterval(() => {
		view.update(view.state);
		if (until > Date.now()) return;
		clearInterval(ticking);
		over();
	}, 1000);
	return until;
}
