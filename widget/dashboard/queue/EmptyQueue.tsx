// The queue with nothing left to do: the best state of all.

import { t } from "../messages.ts";

/** @param isPlain whether it is the whole queue that is empty, not what it is narrowed to */
export function EmptyQueue({ canUndo, isPlain }: { canUndo: boolean; isPlain: boolean }) {
	return (
		<div class="empty">
			<svg viewBox="0 0 64 48" aria-hidden="true">
				<path d="M10 4h44a6 6 0 0 1 6 6v22a6 6 0 0 1-6 6H30l-12 8v-8h-8a6 6 0 0 1-6-6V10a6 6 0 0 1 6-6z" />
				<path class="tick" d="m22 21 7 7 13-14" />
			</svg>
			<h2 tabIndex={-1}>{t(isPlain ? "queue.empty" : "queue.noMatch")}</h2>
			<p>{t(isPlain ? "queue.emptyMore" : "queue.noMatchMore")}</p>
			{canUndo && <p>{t("queue.emptyUndo")}</p>}
		</div>
	);
}
