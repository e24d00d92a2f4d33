// Whether a thread's row takes comments now, as readers are told.

import type { Settings } from "../contract/wire.ts";
import { closingOf } from "../domain/closing.ts";

export type ClosingRow = {
	is_closed: number | null;
	closed_at: number | null;
	created_at: number;
	stays_open: number | null;
};

/** @param thread null where nobody has written there yet */
export function closingView(
	thread: ClosingRow | null,
	settings: Settings,
	now: number,
): { isClosed: boolean; closedAt: number | null; opensAt?: number } {
	const state = thread && {
		isClosed: thread.is_closed === 1,
		closedAt: thread.closed_at,
		createdAt: thread.created_at,
		staysOpen: thread.stays_open === 1,
	};
	const closing = closingOf(state, settings, now);
	if (!closing) return { isClosed: false, closedAt: null };
	return { isClosed: true, closedAt: closing.since, ...(closing.until !== null && { opensAt: closing.until }) };
}
