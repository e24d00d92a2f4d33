// What becomes of a comment: from a verdict, from a person's decision, from its author. The one place that knows.

import type { Action, CommentView, Status, Verdict } from "../contract/wire.ts";

export function statusOfVerdict(verdict: Verdict): Status {
	return ({ publish: "visible", hold: "pending", spam: "spam" } as const)[verdict];
}

/** An edit is screened again and may only move towards moderation (R-SP-5). */
export function statusAfterEdit(status: Status, verdict: Verdict): Status {
	if (verdict === "spam" && status !== "removed") return "spam";
	return status === "visible" ? statusOfVerdict(verdict) : status;
}

/**
 * Null where the action changes nothing; what an author deleted nobody brings back. Approving what stands already says
 * something where it was reported.
 */
export function statusAfterDecision(
	{ status, isReported }: { status: Status; isReported: boolean },
	action: Exclude<Action, "undo">,
): Status | null {
	const to = ({ approve: "visible", spam: "spam", remove: "removed" } as const)[action];
	if (status === "visible" && to === "visible") return isReported ? to : null;
	return status === "deleted" || status === to ? null : to;
}

/** What readers are told of a comment that is not visible: spam is not called that in public. */
export function publicStatus(status: Status): CommentView["status"] {
	return status === "spam" ? "removed" : status;
}
