// What a room keeps of what happened: of each comment the latest event, so that words that were taken back are not here
// either. Enough for a reader whose copy of the thread came from a cache, or whose connection was gone for a while.

import type { LiveEvent, ThreadEvent } from "../contract/wire.ts";

/** Events kept for those who come late. */
const KEPT_MAX = 50;
/** How long an event is kept. */
export const KEPT_MS = 3_600_000;

type Kept = { event: ThreadEvent; at: number };

/** The version up to which something is not kept: whoever has an earlier one has to ask for the thread. */
const FLOOR = "floor";
const EVENT = "event:";

function readKept(kv: SyncKvStorage) {
	const kept = new Map(kv.list<Kept>({ prefix: EVENT }));
	const floor = kv.get<number>(FLOOR);
	return { kept, floor, latest: Math.max(floor ?? 0, ...[...kept.values()].map(({ event }) => event.version)) };
}

/**
 * Keeps an event. Answers what is to be told: nothing where something later is known of the comment already, for two
 * writes may arrive in either order; and first that something is missing, where something happened that was not told.
 */
export function keepEvent(kv: SyncKvStorage, event: ThreadEvent, now: number): LiveEvent[] {
	const { version } = event;
	const key = EVENT + (event.type === "gone" ? event.id : event.comment.id);
	const { kept, floor = version - 1, latest } = readKept(kv);
	const known = kept.get(key)?.event;
	if (known && known.version > version) return [];
	const isGap = version > 1 + Math.max(floor, latest);
	// Who has not heard of the comment yet hears of it and of its edit as one.
	const isNew = event.type === "comment" && known?.type === "comment" && known.isNew;
	kept.set(key, { event: isNew ? { ...event, isNew } : event, at: now });
	kv.put(key, kept.get(key));
	const dropped = [...kept]
		.sort(([, a], [, b]) => b.event.version - a.event.version)
		.filter(([, { at }], index) => index >= KEPT_MAX || at < now - KEPT_MS);
	for (const [one] of dropped) kv.delete(one);
	kv.put(FLOOR, Math.max(isGap ? version - 1 : floor, ...dropped.map(([, one]) => one.event.version)));
	return isGap ? [{ type: "stale", version }, event] : [event];
}

/** What a reader has missed who has a version of the thread, in order. */
export function eventsSince(kv: SyncKvStorage, version: number): LiveEvent[] {
	const { kept, floor = 0, latest } = readKept(kv);
	if (version < floor) return [{ type: "stale", version: latest }];
	return [...kept.values()]
		.map(({ event }) => event)
		.filter((event) => event.version > version)
		.sort((a, b) => a.version - b.version);
}

/** Forgets what happened, and only keeps how far it went. False where it had been forgotten already. */
export function forgetEvents(kv: SyncKvStorage): boolean {
	const { kept, latest } = readKept(kv);
	for (const key of kept.keys()) kv.delete(key);
	kv.put(FLOOR, latest);
	return kept.size > 0;
}

/** Forgets what happened, whose words may be gone: a reader with an earlier version has to ask. False where nothing was known. */
export function forgetUpTo(kv: SyncKvStorage, version: number): boolean {
	const { kept, floor, latest } = readKept(kv);
	if (kept.size === 0 && floor === undefined) return false;
	for (const key of kept.keys()) kv.delete(key);
	kv.put(FLOOR, Math.max(latest, version));
	return true;
}
