// Tells a decision that reached the server, but whose answer was lost on the way, from somebody else's: trying again, one
// must not be told of being second to oneself.

import type { Action, QueueItem, Status } from "../../worker/contract/wire.ts";

/** What becomes of a waiting comment by each action. */
const outcomes: Record<Action, Status> = { approve: "visible", spam: "spam", remove: "removed", undo: "pending" };

/** Whether the comment is just as this account's own action on that version left it. */
export function isOwnDecision(
	{ decision, status, version }: QueueItem,
	own: { action: Action; version: number; by: string | null },
): boolean {
	return (
		version === own.version + 1 &&
		status === outcomes[own.action] &&
		decision?.action === own.action &&
		decision.by === own.by
	);
}

/** Whether a problem says that the comment is no longer what was decided on. */
export function isStale(code: string): boolean {
	return ["already-decided", "changed-meanwhile", "nothing-to-undo", "not-found"].includes(code);
}
