// Deciding on the comment that is looked at: in the list's way where it is there, else by itself.

import { useState } from "preact/hooks";
import type { QueueItem } from "../../../worker/contract/wire.ts";
import { decide } from "../api.ts";
import { t } from "../messages.ts";
import { problemText } from "../parts/problem-text.ts";
import { because, WhyField } from "../parts/WhyField.tsx";
import { useSessionContext } from "../session/use-session.ts";
import { changes, type DecidingAction, findRow, isOpen } from "./queue-rows.ts";
import type { Queue } from "./use-queue.ts";

type Props = { item: QueueItem; queue: Queue; onChanged: () => Promise<void> };

const actions: DecidingAction[] = ["approve", "spam", "remove"];

export function PanelActions({ item, queue, onChanged }: Props) {
	const session = useSessionContext();
	const [trouble, setTrouble] = useState<string | null>(null);
	const [why, setWhy] = useState("");
	const row = findRow(queue.state, item.id);

	async function press(action: DecidingAction): Promise<void> {
		setTrouble(null);
		if (row && isOpen(row)) return queue.decide(item.id, action, why);
		try {
			queue.changed((await decide(item.id, { action, version: item.version, ...because(why) })).item);
		} catch (error) {
			setTrouble(session.failureOf(error).code);
		}
		await onChanged();
	}

	const isAside = item.status === "spam" || item.status === "removed";
	const possible = actions.filter((action) => changes(item, action));
	if (possible.length === 0) return null;
	return (
		<section class="deciding">
			<fieldset class="decide" aria-label={t("panel.decide")}>
				{possible.map((action) => (
					<button key={action} type="button" class={action} onClick={() => void press(action)}>
						{t(action === "approve" && isAside ? "action.restore" : `action.${action}`)}
					</button>
				))}
				{trouble !== null && <p class="trouble">{problemText(trouble)}</p>}
			</fieldset>
			<WhyField value={why} onInput={setWhy} />
		</section>
	);
}
