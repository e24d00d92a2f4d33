// Below the queue: the way to what has not been read yet.

import { t } from "../messages.ts";
import type { Queue } from "./use-queue.ts";

export function QueueFoot({ queue: { state, isReading, readOn } }: { queue: Queue }) {
	const { hasMore, lookedBackTo } = state;
	if (!hasMore) return null;
	return (
		<div class="go-on">
			{lookedBackTo !== null && (
				<p class="hint">{t("queue.lookedBackTo", { day: new Date(lookedBackTo).toLocaleDateString("en") })}</p>
			)}
			<button type="button" class="more" disabled={isReading} onClick={readOn}>
				{t(lookedBackTo === null ? "queue.loadMore" : "queue.lookOn")}
			</button>
		</div>
	);
}
