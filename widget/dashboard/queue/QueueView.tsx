// The queue on the screen: comments in full, decided ones as a slim line each, and beside them the one looked at closely.

import { useRef, useState } from "preact/hooks";
import type { Query } from "../router.ts";
import { useSessionContext } from "../session/use-session.ts";
import { BulkBar } from "./BulkBar.tsx";
import { EmptyQueue } from "./EmptyQueue.tsx";
import { KeysDialog } from "./KeysDialog.tsx";
import { Offline } from "./Offline.tsx";
import { CommentPanel } from "./panel/CommentPanel.tsx";
import { usePanel } from "./panel/use-panel.ts";
import { QueueFoot } from "./QueueFoot.tsx";
import { QueueHead } from "./QueueHead.tsx";
import { QueueRows } from "./QueueRows.tsx";
import { QueueTrouble } from "./QueueTrouble.tsx";
import { readFilters } from "./queue-query.ts";
import { addressOf, countWaiting, type DecidingAction, findRow, isOpen, isPlain } from "./queue-rows.ts";
import { ThumbBar } from "./ThumbBar.tsx";
import { useBulk } from "./use-bulk.ts";
import { useCurrentInSight, useFocusOnCurrent } from "./use-current.ts";
import { usePicked } from "./use-picked.ts";
import type { Queue } from "./use-queue.ts";
import { useQueueKeys } from "./use-queue-keys.ts";

/** `site` and `query` are the address's; the queue's own follow. */
type Props = { queue: Queue; site: string | null; query: Query };

export function QueueView({ queue, site, query: asked }: Props) {
	const { state } = queue;
	const { query, dropped } = readFilters(site, asked);
	const openId = asked.open ?? null;
	const [isHelpOpen, setHelpOpen] = useState(false);
	const search = useRef<HTMLInputElement>(null);
	/** How the panel decides on what it shows; null where it shows nothing to decide on. */
	const panelDecides = useRef<((action: DecidingAction) => void) | null>(null);
	const bulk = useBulk(useSessionContext(), queue.readAnew);
	const picked = usePicked(queue, bulk);
	const view = useFocusOnCurrent(state, addressOf({ site, query }) === addressOf(state));
	const panel = usePanel(queue, openId, view);
	useCurrentInSight(openId === null);

	/** On what is seen: the comment looked at, else the picked ones, else the current one. */
	function decide(action: DecidingAction): void {
		if (openId !== null) panelDecides.current?.(action);
		else if (picked.isReady) picked.start(action);
		else queue.decideCurrent(action);
	}

	const lookAt = openId ?? state.currentId;
	const keys = useQueueKeys(queue, panel.isAwaited, {
		approve: () => decide("approve"),
		spam: () => decide("spam"),
		remove: () => decide("remove"),
		open: () => panel.open(lookAt),
		close: () => (openId === null ? picked.pickNone() : panel.close()),
		reply: () => panel.open(lookAt, "reply"),
		edit: () => panel.open(lookAt, "edit"),
		pin: () => panel.open(lookAt, "pin"),
		lock: () => panel.open(lookAt, "lock"),
		note: () => panel.open(lookAt, "note"),
		standing: () => panel.open(lookAt, "standing"),
		search: () => search.current?.focus(),
		help: () => setHelpOpen(true),
	});
	const waiting = countWaiting(state);
	const current = findRow(state, state.currentId);
	const canGoOn = current !== undefined && isOpen(current);
	return (
		<section class={openId === null ? "queue" : "queue beside"} ref={view}>
			<div class="list">
				<QueueHead queue={queue} search={search} dropped={dropped} onHelp={() => setHelpOpen(true)} />
				<BulkBar picked={picked} bulk={bulk} hasKeys={openId === null} />
				<QueueTrouble queue={queue} />
				<QueueRows
					queue={queue}
					hasKeys={openId === null && !picked.isReady}
					onFocus={(id) => {
						queue.focus(id);
						panel.follow(id);
					}}
					onOpen={panel.open}
				/>
				{state.isLoaded && waiting === 0 && !state.hasMore && (
					<EmptyQueue canUndo={state.history.length > 0} isPlain={isPlain(state)} />
				)}
				<QueueFoot queue={queue} />
				{openId === null && <ThumbBar queue={queue} />}
			</div>
			{openId !== null && (
				<CommentPanel
					id={openId}
					queue={queue}
					bulk={bulk}
					panel={panel}
					decides={panelDecides}
					onNext={canGoOn && state.currentId !== openId ? () => panel.follow(state.currentId!) : null}
				/>
			)}
			<Offline queue={queue} />
			{isHelpOpen && <KeysDialog keys={keys} onClose={() => setHelpOpen(false)} />}
		</section>
	);
}
