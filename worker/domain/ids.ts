// Ids of comments: ULIDs, so that their order is the order of time and every list has its cursor.

import { decodeTime, encodeTime, ulid } from "ulid";

/**
 * A new id for `now`, in ms. One that answers another comment never sorts before it, even when two clocks disagree:
 * a page of replies always has the parent first.
 */
export function newCommentId(now: number, parentId?: string): string {
	return ulid(parentId ? Math.max(now, decodeTime(parentId) + 1) : now);
}

/** What every id of that millisecond (and no earlier one) begins with: before it in the order stands what is older. */
export function firstIdAt(time: number): string {
	return encodeTime(Math.max(0, time));
}

/** When an id was made, in ms. */
export function timeOfId(id: string): number {
	return decodeTime(id);
}
