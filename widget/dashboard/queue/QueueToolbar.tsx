// Everything the keys do besides deciding, for the mouse and the thumb.

import { t } from "../messages.ts";
import type { Queue } from "./use-queue.ts";

export function QueueToolbar({ queue, onHelp }: { queue: Queue; onHelp: () => void }) {
	const { history, rows } = queue.state;
	const isEmpty = rows.length === 0;
	return (
		<div class="toolbar">
			<button
				type="button"
				aria-label={t("undo.label")}
				aria-keyshortcuts="u"
				disabled={history.length === 0}
				onClick={queue.undoLast}
			>
				{t("action.undo")}
			</button>
			<button type="button" aria-keyshortcuts="k" disabled={isEmpty} onClick={() => queue.move(-1)}>
				{t("action.previous")}
			</button>
			<button type="button" aria-keyshortcuts="j" disabled={isEmpty} onClick={() => queue.move(1)}>
				{t("action.next")}
			</button>
			<button type="button" aria-keyshortcuts="?" aria-haspopup="dialog" onClick={onHelp}>
				{t("action.help")}
			</button>
		</div>
	);
}
