// The queue on the screen: comments in full, decided ones as a slim line each, and beside them the one looked at closely.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../messages.ts";
import { Banner } from "../parts/Banner.tsx";
import { problemText } from "../parts/problem-text.ts";
import { useSessionContext } from "../session/use-session.ts";
import { BulkBar } from "./BulkBar.tsx";
import { Chips } from "./Chips.tsx";
import { CommentPanel } from "./CommentPanel.tsx";
import { EmptyQueue } from "./EmptyQueue.tsx";
import { FilterBar } from "./FilterBar.tsx";
import { KeysDialog } from "./KeysDialog.tsx";
import { QueueRows } from "./QueueRows.tsx";
import { QueueToolbar } from "./QueueToolbar.tsx";
import { queueHash, withOpen } from "./queue-query.ts";
import { countWaiting, isPlain, type QueueState } from "./queue-rows.ts";
import { SiteFilter } from "./SiteFilter.tsx";
import { useBulk } from "./use-bulk.ts";
import type { Tool } from "./use-detail.ts";
import type { Queue } from "./use-queue.ts";
import { useQueueKeys } from "./use-queue-keys.ts";

export function QueueView({ queue, openId }: { queue: Queue; openId: string | null }) {
	const { state } = queue;
	const [isHelpOpen, setHelpOpen] = useState(false);
	const [tool, setTool] = useState<Tool | null>(null);
	const search = useRef<HTMLInputElement>(null);
	const bulk = useBulk(useSessionContext(), queue.readAnew);
	const view = useFocusOnCurrent(state);
	const waiting = countWaiting(state);

	function open(id: string | null, next: Tool | null = null): void {
		setTool(next);
		// Closed, the place in the list is the one it was opened from.
		if (id === null && openId !== null) view.current?.querySelector<HTMLElement>(".comment[aria-current]")?.focus();
		if (id !== openId) location.assign(queueHash(state.site, withOpen(state.query, id)));
	}

	const keys = useQueueKeys(queue, {
		open: () => open(state.currentId),
		close: () => (openId === null ? queue.select([]) : open(null)),
		reply: () => open(state.currentId, "reply"),
		edit: () => open(state.currentId, "edit"),
		search: () => search.current?.focus(),
		help: () => setHelpOpen(true),
	});
	return (
		<section class={openId === null ? "queue" : "queue beside"} ref={view}>
			<div class="list">
				<div class="queue-head">
					<h1>{t("queue.title")}</h1>
					<QueueToolbar queue={queue} onHelp={() => setHelpOpen(true)} />
					<div class="scope">
						<SiteFilter site={state.site} query={state.query} />
						<FilterBar queue={queue} search={search} />
					</div>
					<Chips state={state} />
					<p class="hint">{hintOf(queue, waiting)}</p>
				</div>
				<BulkBar queue={queue} bulk={bulk} />
				{state.trouble && state.trouble !== "signed-out" && (
					<Banner action={t("retry")} isBusy={queue.isReading} onAction={queue.readOn}>
						{t("queue.notRead")} {problemText(state.trouble)}
					</Banner>
				)}
				{!state.isLoaded && !state.trouble && <p class="hint">{t("loading")}</p>}
				{state.fresh.length > 0 && (
					<button type="button" class="fresh" aria-keyshortcuts="n" onClick={queue.showFresh}>
						{t("queue.fresh", { n: state.fresh.length })}
					</button>
				)}
				<QueueRows queue={queue} onOpen={open} />
				{state.isLoaded && waiting === 0 && !state.hasMore && (
					<EmptyQueue canUndo={state.history.length > 0} isPlain={isPlain(state)} />
				)}
				{state.hasMore && (
					<div class="go-on">
						{state.lookedBackTo !== null && (
							<p class="hint">
								{t("queue.lookedBackTo", { day: new Date(state.lookedBackTo).toLocaleDateString("en") })}
							</p>
						)}
						<button type="button" class="more" disabled={queue.isReading} onClick={queue.readOn}>
							{t(state.lookedBackTo === null ? "queue.loadMore" : "queue.lookOn")}
						</button>
					</div>
				)}
			</div>
			{openId !== null && (
				<CommentPanel id={openId} tool={tool} queue={queue} bulk={bulk} onTool={setTool} onClose={() => open(null)} />
			)}
			{isHelpOpen && <KeysDialog keys={keys} onClose={() => setHelpOpen(false)} />}
		</section>
	);
}

/** How many there are, as exactly as it is known. */
function hintOf({ state, counts }: Queue, waiting: number): string {
	if (!state.isLoaded) return "";
	if (!isPlain(state)) {
		if (!counts || waiting === 0) return "";
		const { n, isMore } = counts.matching;
		return t(isMore ? "queue.matchingMore" : "queue.matching", { n });
	}
	if (waiting === 0) return "";
	if (state.hasMore && counts) return t("queue.waiting", { n: counts.waiting });
	return t(state.hasMore ? "queue.waitingMore" : "queue.waiting", { n: waiting });
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
