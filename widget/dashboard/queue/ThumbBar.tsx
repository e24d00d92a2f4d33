// What a phone has at the thumb: the decisions on the current comment, and the way back.

import { t } from "../messages.ts";
import { actionName } from "./action-name.ts";
import { actions } from "./queue-keys.ts";
import { changes, findRow } from "./queue-rows.ts";
import type { Queue } from "./use-queue.ts";

export function ThumbBar({ queue }: { queue: Queue }) {
	const { state } = queue;
	const row = findRow(state, state.currentId);
	const item = row?.state === "waiting" ? row.item : null;
	return (
		<fieldset class="thumb" aria-label={item ? t("queue.by", { name: item.author.name }) : t("panel.decide")}>
			{actions
				.filter((action) => item === null || changes(item, action))
				.map((action) => (
					<button
						key={action}
						type="button"
						class={action}
						disabled={item === null}
						onClick={() => queue.decideCurrent(action)}
					>
						{actionName(action, item)}
					</button>
				))}
			<button type="button" aria-label={t("undo.label")} disabled={state.history.length === 0} onClick={queue.undoLast}>
				{t("action.undo")}
			</button>
		</fieldset>
	);
}
