// What a reader's first act loads, or coming by an address that points into the thread: the ways on from here, and what
// can be done without writing.

import { listenThread } from "../api-live.ts";
import { enReading } from "../i18n/en-reading.ts";
import { watchFragment } from "./fragment.ts";
import { reduceLive } from "./live-state.ts";
import { listen } from "./live-updates.ts";
import { readMuted } from "./mute.ts";
import { readSeen, watchKeys } from "./news.ts";
import presets from "./presets.css";
import print from "./print.css";
import css from "./reading.css";
import { tellTime } from "./times.ts";
import type { View } from "./view.ts";
import { readViewer } from "./visitor.ts";

export { Arrived } from "./Arrived.tsx";
export { Away, isAway } from "./Away.tsx";
export { CommentTools, Opened } from "./CommentTools.tsx";
export { Likes } from "./Likes.tsx";
export { loadMore } from "./more.ts";
export { News } from "./News.tsx";
export { Notice } from "./Notice.tsx";
export { isNew } from "./news.ts";
export { react } from "./react.ts";
export { SortChoice } from "./SortChoice.tsx";

const { origin } = new URL(import.meta.url);

/** Tells of what others do, once there is a thread to tell of it in. */
async function hearOthers(view: View): Promise<void> {
	await view.answer.catch(() => {});
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
	watchFragment(view);
	view.adopt(css + presets + print);
	view.muted = readMuted(view);
	view.seenAt = readSeen(view);
	watchKeys(view);
	readViewer(view);
	hearOthers(view);
}
