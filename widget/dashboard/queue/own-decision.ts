// Tells a decision that reached the server, but whose answer was lost on the way, from somebody else's: trying again, one
// must not be told of being second to oneself.

import type { Action, QueueItem, Status } from "../../../worker/contract/wire.ts";
import { isWaiting } from "./queue-rows.ts";

/** What becomes of a waiting comment by each decision; undone, it waits again. */
const outcomes: Record<Exclude<Action, "undo">, Status> = { approve: "visible", spam: "spam", remove: "removed" };

/** Whether the comment is just as this account's own action on that version left it. */
export function isOwnDecision(item: QueueItem, own: { action: Action; version: number; by: string | null }): boolean {
	const { decision, status, version } = item;
	return (
		version === own.version + 1 &&
		(own.action === "undo" ? isWaiting(item) : status === outcomes[own.action]) &&
		decision?.action === own.action &&
		decision.by === own.by
	);
}

/** Whether a problem says that the comment is no longer what was decided on. */
export function isStale(code: string): boolean {
	return ["already-decided", "changed-meanwhile", "nothing-to-undo", "not-found"].includes(code);
}
