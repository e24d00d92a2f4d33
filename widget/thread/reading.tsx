// What a reader's first act loads, or coming by an address that points into the thread: the ways on from here, and what
// can be done without writing.

import { listenThread } from "../api-live.ts";
import { enReading } from "../i18n/en-reading.ts";
import { followFragment, watchFragment } from "./fragment.ts";
import { reduceLive } from "./live-state.ts";
import { listen } from "./live-updates.ts";
import { readMuted } from "./mute.ts";
import { beginVisit, watchKeys } from "./news.ts";
import presets from "./presets.css";
import print from "./print.css";
import { tellLinks } from "./print-links.ts";
import css from "./reading.css";
import { tellTime } from "./times.ts";
import type { View } from "./view.ts";
import { readViewer } from "./visitor.ts";
import { watchMenu } from "./watch-menu.ts";

export { Arrived } from "./Arrived.tsx";
export { isAway } from "./Away.tsx";
export { Badges } from "./Badges.tsx";
export { CommentTools, Opened } from "./CommentTools.tsx";
export { noteFocus } from "./keep-focus.ts";
export { Likes } from "./Likes.tsx";
export { loadMore } from "./more.ts";
export { News } from "./News.tsx";
export { Notice } from "./Notice.tsx";
export { Opens } from "./Opens.tsx";
export { react } from "./react.ts";
export { SortChoice } from "./SortChoice.tsx";

const { origin } = new URL(import.meta.url);

/** What a thread that is shown is asked at first: to go where the page's address points, and to tell of what others do. */
export function begin(view: View): void {
	followFragment(view).catch(() => {});
	const { head } = view.state;
	const { site, query } = view.options;
	if (!head?.settings.live) return;
	const stop = listen({
		place: view.place,
		since: head.version,
		open: (since) => listenThread({ origin, site, query: { page: query.page, since: String(since) } }),
		onEvent: (event) => view.update(reduceLive(view.state, event)),
	});
	view.ends.push(stop);
}

export const words = enReading;
export type ReadingWordKey = keyof typeof enReading;

export function install(view: View): void {
	tellTime(view);
	tellLinks(view);
	watchFragment(view);
	view.adopt(css + presets + print);
	view.muted = readMuted(view);
	beginVisit(view);
	watchKeys(view);
	watchMenu(view);
	readViewer(view);
	begin(view);
	// What failed for want of a connection is no news any more.
	const calm = () => view.state.failure?.code === "offline" && view.update({ ...view.state, failure: null });
	addEventListener("online", calm);
	view.ends.push(() => removeEventListener("online", calm));
}
