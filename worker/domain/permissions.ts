// What an author may still do with their own words.

import type { Settings, Status } from "../contract/wire.ts";

/** Until when (ms) an own comment may be edited or deleted; null when that time has passed or it is gone. */
export function editableUntil(
	comment: { createdAt: number; status: Status },
	settings: Pick<Settings, "editWindowMinutes">,
	now: number,
): number | null {
	const until = comment.createdAt + settings.editWindowMinutes * 60_000;
	return until > now && comment.status !== "removed" && comment.status !== "deleted" ? until : null;
}
