// The queue on the screen: waiting comments in full, decided ones as a slim line each.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../messages.ts";
import { Banner } from "../parts/Banner.tsx";
import { problemText } from "../parts/problem-text.ts";
import { DecidedLine } from "./DecidedLine.tsx";
import { EmptyQueue } from "./EmptyQueue.tsx";
import { KeysDialog } from "./KeysDialog.tsx";
import { QueueComment } from "./QueueComment.tsx";
import { QueueToolbar } from "./QueueToolbar.tsx";
import { countWaiting, isOpen, type QueueState, type Row } from "./queue-rows.ts";
import { SiteFilter } from "./SiteFilter.tsx";
import type { Queue } from "./use-queue.ts";
import { useQueueKeys } from "./use-queue-keys.ts";

/** Decided lines that stay in sight; older ones are a click away, and undo reaches them all the same. */
const LINES_SHOWN = 5;

export function QueueView({ queue }: { queue: Queue }) {
	const { state } = queue;
	const [isHelpOpen, setHelpOpen] = useState(false);
	const [hasAll, setAll] = useState(false);
	const keys = useQueueKeys(queue, () => setHelpOpen(true));
	const view = useFocusOnCurrent(state);
	const hidden = hasAll ? new Set<string>() : earlierDecisions(state);
	const waiting = countWaiting(state);
	return (
		<section class="queue" ref={view}>
			<div class="queue-head">
				<h1>{t("queue.title")}</h1>
				<QueueToolbar queue={queue} onHelp={() => setHelpOpen(true)} />
				<div class="scope">
					<SiteFilter site={state.site} />
					{waiting > 0 && (
						<p class="hint">{t(state.hasMore ? "queue.waitingMore" : "queue.waiting", { n: waiting })}</p>
					)}
				</div>
			</div>
			{state.trouble && state.trouble !== "signed-out" && (
				<Banner action={t("retry")} isBusy={queue.isReading} onAction={queue.readOn}>
					{t("queue.notRead")} {problemText(state.trouble)}
				</Banner>
			)}
			{!state.isLoaded && !state.trouble && <p class="hint">{t("loading")}</p>}
			{hidden.size > 0 && (
				<button type="button" class="quiet" onClick={() => setAll(true)}>
					{t("queue.earlier", { n: hidden.size })}
				</button>
			)}
			<ul class="rows" aria-label={t("queue.list")}>
				{state.rows.map((row) => hidden.has(row.item.id) || <RowItem key={row.item.id} row={row} queue={queue} />)}
			</ul>
			{state.isLoaded && waiting === 0 && !state.hasMore && <EmptyQueue canUndo={state.history.length > 0} />}
			{state.hasMore && (
				<button type="button" class="more" disabled={queue.isReading} onClick={queue.readOn}>
					{t("queue.loadMore")}
				</button>
			)}
			{isHelpOpen && <KeysDialog keys={keys} onClose={() => setHelpOpen(false)} />}
		</section>
	);
}

function RowItem({ row, queue }: { row: Row; queue: Queue }) {
	const { id } = row.item;
	return (
		<li>
			{isOpen(row) ? (
				<QueueComment
					row={row}
					isCurrent={queue.state.currentId === id}
					onDecide={(action) => queue.decide(id, action)}
					onFocus={() => queue.focus(id)}
				/>
			) : (
				<DecidedLine row={row} canUndo={queue.state.history.includes(id)} onUndo={() => queue.undo(id)} />
			)}
		</li>
	);
}

/** The focus follows the moderator's moves, never a mere arrival. */
function useFocusOnCurrent(state: QueueState) {
	const view = useRef<HTMLElement>(null);
	const seen = useRef(state.moves);
	useLayoutEffect(() => {
		if (seen.current === state.moves) return;
		seen.current = state.moves;
		const target = view.current?.querySelector<HTMLElement>(".comment[aria-current], .empty h2");
		target?.focus({ preventScroll: true });
		target?.scrollIntoView({ block: "nearest" });
	}, [state.moves, state.isLoaded]);
	return view;
}

function earlierDecisions(state: QueueState): Set<string> {
	const settled = state.rows.filter((row) => row.state === "decided" && !row.trouble).map((row) => row.item.id);
	const recent = state.history.slice(-LINES_SHOWN);
	return new Set(settled.filter((id) => !recent.includes(id)));
}
