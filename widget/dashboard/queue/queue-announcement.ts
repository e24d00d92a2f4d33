// What a screen reader is told of the queue's events: each at most one short sentence.

import { t } from "../messages.ts";
import { problemText } from "../parts/problem-text.ts";
import { decidedText } from "./action-name.ts";
import { countWaiting, findRow, type QueueState } from "./queue-rows.ts";
import type { QueueEvent } from "./queue-state.ts";

/** The sentence for an event that led from one state to the next; null where there is nothing to say. */
export function queueAnnouncement(event: QueueEvent, before: QueueState, after: QueueState): string | null {
	switch (event.type) {
		case "arrived": {
			const n = countWaiting(after) - countWaiting(before);
			return n > 0 ? t("queue.arrived", { n }) : null;
		}
		case "decideStarted":
			return before === after
				? null
				: `${decidedText(findRow(after, event.id)!, event.action)}. ${t("queue.left", { n: countWaiting(after) })}`;
		case "decideFailed":
			return troubleText(findRow(after, event.id)?.trouble ?? event.code);
		case "undone":
			return t("queue.undone", { name: event.item.author.name });
		case "undoFailed":
			return troubleText(event.code);
		default:
			return null;
	}
}

/** Why a row came back, in words. */
export function troubleText(code: string): string {
	return code === "changed" ? t("queue.changed") : problemText(code);
}
