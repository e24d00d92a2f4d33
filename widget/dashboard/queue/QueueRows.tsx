// The list itself: what can be decided on in full, what is decided as a line.

import { useState } from "preact/hooks";
import { t } from "../messages.ts";
import { canHere, useSessionContext } from "../session/use-session.ts";
import { DecidedLine } from "./DecidedLine.tsx";
import { QueueComment } from "./QueueComment.tsx";
import { isOpen, isPlain, type QueueState, type Row } from "./queue-rows.ts";
import type { Queue } from "./use-queue.ts";

/** Decided lines that stay in sight; older ones are a click away, and undo reaches them all the same. */
const LINES_SHOWN = 5;

/** `hasKeys`: the keys that decide do so on the current comment. */
type Props = { queue: Queue; hasKeys: boolean; onFocus: (id: string) => void; onOpen: (id: string) => void };

export function QueueRows(props: Props) {
	const { state } = props.queue;
	const [hasAll, setAll] = useState(false);
	const hidden = hasAll ? new Set<string>() : earlierDecisions(state);
	return (
		<>
			{hidden.size > 0 && (
				<button type="button" class="quiet earlier" onClick={() => setAll(true)}>
					{t("queue.earlier", { n: hidden.size })}
				</button>
			)}
			<ul class="rows" aria-label={t(isPlain(state) ? "queue.list" : "queue.found")}>
				{state.rows.map((row) => hidden.has(row.item.id) || <RowItem key={row.item.id} row={row} {...props} />)}
			</ul>
		</>
	);
}

function RowItem({ row, queue, hasKeys, onFocus, onOpen }: { row: Row } & Props) {
	const session = useSessionContext();
	const { id, site } = row.item;
	const { currentId, history, selected } = queue.state;
	const canPick = canHere(session, "moderate", site.id);
	return (
		<li>
			{isOpen(row) ? (
				<QueueComment
					row={row}
					isCurrent={currentId === id}
					hasKeys={hasKeys}
					onDecide={(action) => queue.decide(id, action)}
					onFocus={() => onFocus(id)}
					onOpen={() => {
						queue.focus(id);
						onOpen(id);
					}}
					{...(canPick && { pick: { isPicked: selected.includes(id), onPick: () => queue.toggle(id) } })}
				/>
			) : (
				<DecidedLine row={row} canUndo={history.includes(id)} onUndo={() => queue.undo(id)} />
			)}
		</li>
	);
}

function earlierDecisions(state: QueueState): Set<string> {
	const settled = state.rows.filter((row) => row.state === "decided" && !row.trouble).map((row) => row.item.id);
	const recent = state.history.slice(-LINES_SHOWN);
	return new Set(settled.filter((id) => !recent.includes(id)));
}
