// Puts an author's words out of this visitor's sight, or back. Nobody else is told.

import type { AuthorView } from "../../worker/contract/wire.ts";
import { announce } from "./announce.ts";
import { rememberVisit } from "./news.ts";
import { storage } from "./storage.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

const mutedKey = (site: string) => `afterword:${site}:muted`;

/** Authors have no public id: a name and the number behind its picture tell two of one name apart. */
export const authorKey = ({ avatar, name }: AuthorView) => `${avatar} ${name}`;

export function readMuted({ options }: View): ReadonlySet<string> {
	try {
		return new Set(JSON.parse(storage.get(mutedKey(options.site)) ?? "[]") as string[]);
	} catch {
		return new Set();
	}
}

export function mute(view: View, author: AuthorView): void {
	const muted = new Set(view.muted);
	const key = authorKey(author);
	const isOn = !muted.delete(key);
	if (isOn) muted.add(key);
	storage.set(mutedKey(view.options.site), JSON.stringify([...muted]));
	rememberVisit(view);
	view.muted = muted;
	view.update({ ...view.state, menu: null });
	announce(view, wordsOf(view)(isOn ? "muted" : "unmuted"), !isOn);
}
