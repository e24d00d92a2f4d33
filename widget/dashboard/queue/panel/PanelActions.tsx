// Deciding on the comment that is looked at: in the list's way where it is there, else by itself. Once that is done, the way
// back and the ways on stand in the same place.

import { useLayoutEffect, useState } from "preact/hooks";
import type { QueueItem } from "../../../../worker/contract/wire.ts";
import { decide } from "../../api.ts";
import { t } from "../../messages.ts";
import { problemText } from "../../parts/problem-text.ts";
import { because, WhyField } from "../../parts/WhyField.tsx";
import { useSessionContext } from "../../session/use-session.ts";
import { actionName } from "../action-name.ts";
import { actions, keyOf } from "../queue-keys.ts";
import { changes, type DecidingAction, findRow, isOpen, newer } from "../queue-rows.ts";
import type { Queue } from "../use-queue.ts";

/** By which the keys decide on what the panel shows. */
export type Decides = { current: ((action: DecidingAction) => void) | null };

type Props = {
	item: QueueItem;
	queue: Queue;
	decides: Decides;
	onChanged: () => Promise<void>;
	onNext: (() => void) | null;
	onClose: () => void;
};

export function PanelActions({ item: read, queue, decides, onChanged, onNext, onClose }: Props) {
	const session = useSessionContext();
	const [trouble, setTrouble] = useState<string | null>(null);
	const [why, setWhy] = useState("");
	/** As it is since it was decided here, and not in the list. */
	const [own, setOwn] = useState<{ item: QueueItem; isUndone: boolean } | null>(null);
	const item = own ? newer(read, own.item) : read;
	const { history } = queue.state;
	const row = findRow(queue.state, item.id);
	const isListed = row !== undefined && row.state !== "elsewhere";
	const isOwn = own !== null && !own.isUndone;
	const isDone = isOwn || (isListed && !isOpen(row) && history.includes(item.id));
	const possible = isDone ? [] : actions.filter((action) => changes(item, action));

	async function send(action: DecidingAction | "undo"): Promise<void> {
		setTrouble(null);
		try {
			const changed = (await decide(item.id, { action, version: item.version, ...because(why) })).item;
			queue.changed(changed);
			setOwn({ item: changed, isUndone: action === "undo" });
			setWhy("");
		} catch (error) {
			setTrouble(session.failureOf(error).code);
		}
		await onChanged();
	}

	function press(action: DecidingAction): void {
		if (isListed) queue.decide(item.id, action, why);
		else void send(action);
	}

	// With what is shown: a key is never for another comment than this one.
	useLayoutEffect(() => {
		decides.current = (action) => possible.includes(action) && press(action);
		return () => {
			decides.current = null;
		};
	});

	return (
		<section class="deciding">
			<fieldset class="decide" aria-label={t("panel.decide")}>
				{possible.map((action) => (
					<button
						key={action}
						type="button"
						class={action}
						disabled={row?.state === "undoing"}
						data-key={keyOf(action)}
						aria-keyshortcuts={keyOf(action)}
						onClick={() => press(action)}
					>
						{actionName(action, item)}
					</button>
				))}
				{isDone && (
					<button type="button" class="primary" onClick={() => (isOwn ? void send("undo") : queue.undo(item.id))}>
						{t("action.undo")}
					</button>
				)}
				{!isDone && history.length > 0 && (
					<button type="button" class="in-place" aria-label={t("undo.label")} onClick={queue.undoLast}>
						{t("action.undo")}
					</button>
				)}
				{isDone && onNext && (
					<button type="button" onClick={onNext}>
						{t("action.next")}
					</button>
				)}
				{isDone && (
					<button type="button" class="in-place" onClick={onClose}>
						{t("panel.close")}
					</button>
				)}
				{trouble !== null && <p class="trouble">{problemText(trouble)}</p>}
			</fieldset>
			{possible.length > 0 && <WhyField value={why} onInput={setWhy} />}
		</section>
	);
}
