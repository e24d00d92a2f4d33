// Picks comments to be decided on together, and shows how far that is.

import { useState } from "preact/hooks";
import type { QueueCounts } from "../../../worker/contract/wire.ts";
import { t } from "../messages.ts";
import { problemText } from "../parts/problem-text.ts";
import { because, WhyField } from "../parts/WhyField.tsx";
import { isOpen, type Row } from "./queue-rows.ts";
import type { Bulk, Job } from "./use-bulk.ts";
import type { Queue } from "./use-queue.ts";

const actions = ["approve", "spam", "remove"] as const;
const PICKED_MAX = 100;

export function BulkBar({ queue, bulk }: { queue: Queue; bulk: Bulk }) {
	const { state, counts } = queue;
	const [meansAll, setMeansAll] = useState(false);
	const [why, setWhy] = useState("");
	if (bulk.job) return <Progress job={bulk.job} bulk={bulk} />;
	const { selected, site, query } = state;
	if (selected.length === 0) return null;
	const open = state.rows.filter(isOpen);
	const matching = counts?.matching ?? null;
	const isAllMeant = meansAll && selected.length === open.length;
	const total = isAllMeant ? countOf(matching) : selected.length;

	function start(action: (typeof actions)[number]): void {
		const comments = open.filter(({ item }) => selected.includes(item.id)).slice(0, PICKED_MAX);
		const picked = comments.map(({ item: { id, version } }) => ({ id, version }));
		const filter = { ...query, ...(site !== null && { site }) };
		const what = isAllMeant ? ({ by: "filter", filter } as const) : ({ by: "ids", comments: picked } as const);
		bulk.start({ action, total, what, ...because(why) });
		setWhy("");
		setMeansAll(false);
		queue.select([]);
	}

	return (
		<fieldset class="bulk" aria-label={t("bulk.label")}>
			<p role="status">{pickedText(isAllMeant, total)}</p>
			{actions.map((action) => (
				<button key={action} type="button" onClick={() => start(action)}>
					{t(`bulk.${action}`)}
				</button>
			))}
			<WhyField value={why} onInput={setWhy} />
			<PickMore queue={queue} open={open} isAllMeant={isAllMeant} onMeanAll={() => setMeansAll(true)} />
			<button
				type="button"
				class="quiet"
				onClick={() => {
					setMeansAll(false);
					queue.select([]);
				}}
			>
				{t("bulk.none")}
			</button>
		</fieldset>
	);
}

type Matching = QueueCounts["matching"] | null;

/** Where it is known exactly. */
function countOf(matching: Matching): number | null {
	return matching && !matching.isMore ? matching.n : null;
}

function pickedText(isAllMeant: boolean, total: number | null): string {
	if (!isAllMeant) return t("bulk.picked", { n: total ?? 0 });
	return total === null ? t("bulk.allMeant") : t("bulk.allMeantCounted", { n: total });
}

type MoreProps = { queue: Queue; open: Row[]; isAllMeant: boolean; onMeanAll: () => void };

/** First all that are shown, then all that match. */
function PickMore({ queue: { state, counts, select }, open, isAllMeant, onMeanAll }: MoreProps) {
	if (state.selected.length < open.length) {
		return (
			<button type="button" class="quiet" onClick={() => select(open.map(({ item }) => item.id))}>
				{t("bulk.pickShown", { n: open.length })}
			</button>
		);
	}
	if (isAllMeant || !state.hasMore) return null;
	const n = countOf(counts?.matching ?? null);
	return (
		<button type="button" class="quiet" onClick={onMeanAll}>
			{n === null ? t("bulk.meanAll") : t("bulk.meanAllCounted", { n })}
		</button>
	);
}

export function Progress({ job, bulk }: { job: Job; bulk: Bulk }) {
	const { phase, done, total, trouble, action } = job;
	const what = t(`bulk.doing.${action}`);
	const isUndoing = phase === "undoing" || phase === "undone";
	return (
		<fieldset class="bulk" aria-label={t("bulk.progress")}>
			{!isUndoing && phase !== "over" && (
				<progress aria-label={what} {...(total !== null && { value: Math.min(done, total), max: total })} />
			)}
			<p role="status">{sentenceOf(job, what)}</p>
			{trouble !== null && phase === "running" && (
				<p class="trouble">{t("bulk.waits", { why: problemText(trouble) })}</p>
			)}
			{phase === "running" && (
				<button type="button" onClick={bulk.pause}>
					{t("bulk.pause")}
				</button>
			)}
			{(phase === "paused" || phase === "asking") && (
				<button type="button" class="primary" onClick={bulk.resume}>
					{t("bulk.resume")}
				</button>
			)}
			{(phase === "over" || phase === "paused" || phase === "asking") && job.act !== null && done > 0 && (
				<button type="button" onClick={bulk.undo}>
					{t("bulk.undo")}
				</button>
			)}
			{phase !== "running" && phase !== "undoing" && (
				<button type="button" class="quiet" onClick={bulk.dismiss}>
					{phase === "over" || phase === "undone" ? t("bulk.close") : t("bulk.stop")}
				</button>
			)}
		</fieldset>
	);
}

function sentenceOf({ phase, done, total }: Job, what: string): string {
	if (phase === "over") return t("bulk.over", { what, n: done });
	if (phase === "undone") return t("bulk.undone");
	if (phase === "undoing") return t("bulk.undoing", { n: done });
	const far = total === null ? t("bulk.far", { what, n: done }) : t("bulk.farOf", { what, n: done, total });
	if (phase === "asking") return `${t("bulk.found")} ${far}`;
	return phase === "paused" ? `${t("bulk.paused")} ${far}` : far;
}
