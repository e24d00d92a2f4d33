// After a write: what readers see of it they see at once, here at the edge and live.

import type { Status } from "../contract/wire.ts";
import type { Change } from "../db/changes.ts";
import { threadEvent } from "../domain/live-events.ts";
import type { AppContext } from "./context.ts";
import { clearThread } from "./edge-cache.ts";
import { tellReaders } from "./rooms.ts";

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
