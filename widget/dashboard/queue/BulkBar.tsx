// Decides on the picked comments together, and shows how far that is. On a phone it takes the place of the bar at the thumb:
// one row, and the rest behind a button.

import { useState } from "preact/hooks";
import { t } from "../messages.ts";
import { problemText } from "../parts/problem-text.ts";
import { WhyField } from "../parts/WhyField.tsx";
import { actions, keyOf } from "./queue-keys.ts";
import type { Bulk, Job } from "./use-bulk.ts";
import type { Picked } from "./use-picked.ts";

/** `hasKeys`: the keys that decide do so here. */
type Props = { picked: Picked; bulk: Bulk; hasKeys: boolean };

export function BulkBar({ picked, bulk, hasKeys }: Props) {
	const [hasRest, setRest] = useState(false);
	if (!picked.isReady) return bulk.job && <Progress job={bulk.job} bulk={bulk} />;
	return (
		<fieldset class={hasRest ? "bulk picked all" : "bulk picked"} aria-label={t("bulk.label")}>
			<p role="status">{pickedText(picked)}</p>
			{actions.map((action) => (
				<button
					key={action}
					type="button"
					class={action}
					aria-label={t(`bulk.${action}`)}
					{...(hasKeys && { "data-key": keyOf(action), "aria-keyshortcuts": keyOf(action) })}
					onClick={() => picked.start(action)}
				>
					{t(`action.${action}`)}
				</button>
			))}
			<button type="button" class="quiet rest-opener" aria-expanded={hasRest} onClick={() => setRest(!hasRest)}>
				{t("bulk.rest")}
			</button>
			<div class="rest">
				<PickMore picked={picked} />
				<button type="button" class="quiet" onClick={picked.pickNone}>
					{t("bulk.none")}
				</button>
				<WhyField value={picked.why} onInput={picked.setWhy} />
			</div>
		</fieldset>
	);
}

function pickedText({ isAllMeant, total }: Picked): string {
	if (!isAllMeant) return t("bulk.picked", { n: total ?? 0 });
	return total === null ? t("bulk.allMeant") : t("bulk.allMeantCounted", { n: total });
}

/** First all that are shown, then all that match. */
function PickMore({ picked: { total, shown, isAllMeant, matching, pickShown, meanAll } }: { picked: Picked }) {
	if (isAllMeant) return null;
	if (total !== null && total < shown) {
		return (
			<button type="button" class="quiet" onClick={pickShown}>
				{t("bulk.pickShown", { n: shown })}
			</button>
		);
	}
	if (matching === null) return null;
	return (
		<button type="button" class="quiet" onClick={meanAll}>
			{matching === undefined ? t("bulk.meanAll") : t("bulk.meanAllCounted", { n: matching })}
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
