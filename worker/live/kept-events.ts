// What a room keeps of the last hour: of each comment its latest event, so that words that were taken back are not here
// either. Enough for a reader whose copy of the thread came from a cache, or whose connection was gone for a while.

/** Events kept for those who come late. */
const KEPT_MAX = 50;
export const KEPT_MS = 3_600_000;

/** Something happened to one comment: what is told of it, and the thread's version afterwards. */
export type RoomEvent = { id: string; version: number; message: string };

type Kept = { version: number; at: number; message: string };

/** Below this version something is not kept: whoever knows less has to ask for the thread. */
const FLOOR = "floor";
const EVENT = "event:";

/**
 * Keeps an event. `isNews` is false where something later is known of the comment already: two writes may arrive in
 * either order. `isGap` tells that something happened of which the room was not told.
 */
export function keepEvent(kv: SyncKvStorage, event: RoomEvent, now: number): { isNews: boolean; isGap: boolean } {
	const { id, version, message } = event;
	const kept = new Map(kv.list<Kept>({ prefix: EVENT }));
	const known = kept.get(EVENT + id);
	if (known && known.version > version) return { isNews: false, isGap: false };
	const floor = kv.get<number>(FLOOR);
	const latest = floor === undefined ? version : Math.max(floor, ...[...kept.values()].map((one) => one.version));
	const isGap = version > latest + 1;
	kept.set(EVENT + id, { version, at: now, message });
	kv.put(EVENT + id, kept.get(EVENT + id));
	const dropped = [...kept]
		.sort(([, a], [, b]) => b.version - a.version)
		.filter(([, { at }], index) => index >= KEPT_MAX || at < now - KEPT_MS);
	for (const [key] of dropped) kv.delete(key);
	const least = floor === undefined || isGap ? version - 1 : floor;
	kv.put(FLOOR, Math.max(least, ...dropped.map(([, one]) => one.version)));
	return { isNews: true, isGap };
}

/** What was told after a version of the thread, in order; null where some of it is no longer here. */
export function messagesSince(kv: SyncKvStorage, version: number): string[] | null {
	if (version < (kv.get<number>(FLOOR) ?? 0)) return null;
	return [...kv.list<Kept>({ prefix: EVENT })]
		.map(([, kept]) => kept)
		.filter((kept) => kept.version > version)
		.sort((a, b) => a.version - b.version)
		.map(({ message }) => message);
}
