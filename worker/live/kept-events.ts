// What a room keeps of the last hour: of each comment its latest event, so that words that were taken back are not here
// either. Enough for a reader whose copy of the thread came from a cache, or whose connection was gone for a while.

import type { ThreadEvent } from "../contract/wire.ts";

/** Events kept for those who come late. */
const KEPT_MAX = 50;
export const KEPT_MS = 3_600_000;

type Kept = { event: ThreadEvent; at: number };

/** Below this version of the thread something is not kept: whoever knows less has to ask for the thread. */
const FLOOR = "floor";
const EVENT = "event:";

/**
 * Keeps an event. `isNews` is false where something later is known of the comment already: two writes may arrive in
 * either order. `isGap` tells that something happened of which the room was not told.
 */
export function keepEvent(kv: SyncKvStorage, event: ThreadEvent, now: number): { isNews: boolean; isGap: boolean } {
	const { version } = event;
	const key = EVENT + (event.type === "gone" ? event.id : event.comment.id);
	const kept = new Map(kv.list<Kept>({ prefix: EVENT }));
	const known = kept.get(key)?.event;
	if (known && known.version > version) return { isNews: false, isGap: false };
	const floor = kv.get<number>(FLOOR) ?? version - 1;
	const isGap = version > 1 + Math.max(floor, ...[...kept.values()].map((one) => one.event.version));
	// Who has not heard of the comment yet hears of it and of its edit as one.
	const isNew = event.type === "comment" && known?.type === "comment" && known.isNew;
	kept.set(key, { event: isNew ? { ...event, isNew } : event, at: now });
	kv.put(key, kept.get(key));
	const dropped = [...kept]
		.sort(([, a], [, b]) => b.event.version - a.event.version)
		.filter(([, { at }], index) => index >= KEPT_MAX || at < now - KEPT_MS);
	for (const [one] of dropped) kv.delete(one);
	kv.put(FLOOR, Math.max(isGap ? version - 1 : floor, ...dropped.map(([, one]) => one.event.version)));
	return { isNews: true, isGap };
}

/** What was told after a version of the thread, in order; null where some of it is no longer here. */
export function eventsSince(kv: SyncKvStorage, version: number): ThreadEvent[] | null {
	if (version < (kv.get<number>(FLOOR) ?? 0)) return null;
	return [...kv.list<Kept>({ prefix: EVENT })]
		.map(([, { event }]) => event)
		.filter((event) => event.version > version)
		.sort((a, b) => a.version - b.version);
}
