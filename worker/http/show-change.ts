// After a write: what readers see of it they see at once, here at the edge and live.

import type { Status } from "../contract/wire.ts";
import type { Change, ChangedThread } from "../db/changes.ts";
import { threadEvent } from "../domain/live-events.ts";
import type { AppContext } from "./context.ts";
import { clearThread } from "./edge-cache.ts";
import { refreshReaders, tellReaders } from "./rooms.ts";

/**
 * Clears the edge's copies of the thread and tells those who look at it. Where there is nothing to see, as of a comment that
 * waits, the copies stay: a flood of those must not send every reader to the database.
 * @param before the comment's status before; null where it was not there
 */
export async function showChange(c: AppContext, change: Change, before: Status | null): Promise<void> {
	const event = threadEvent(change, before);
	if (!event) return;
	await clearThread(c, change);
	if (change.isLive) tellReaders(c, change, event);
}

/** Threads of one request that are cleared at once; the others' copies die by age. */
const CLEARED_MAX = 3;

/** The same after a change of many comments: whoever looks at one of the threads reads it anew, once for all of them. */
export async function showThreads(c: AppContext, threads: ChangedThread[]): Promise<void> {
	for (const thread of threads) if (thread.isLive) refreshReaders(c, thread);
	await Promise.all(threads.slice(0, CLEARED_MAX).map((thread) => clearThread(c, thread)));
}
