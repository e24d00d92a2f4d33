// Why there is nothing to see, or not all of it: still read, not read, or come since.

import { t } from "../messages.ts";
import { Banner } from "../parts/Banner.tsx";
import { problemText } from "../parts/problem-text.ts";
import { queueHash } from "./queue-query.ts";
import type { Queue } from "./use-queue.ts";

/** Asked again they are answered the same. */
const FINAL = ["invalid", "unknown-site", "forbidden"];

export function QueueTrouble({ queue: { state, isReading, readOn, showFresh, unsent } }: { queue: Queue }) {
	const { trouble, isLoaded, fresh } = state;
	if (trouble !== null && FINAL.includes(trouble)) {
		const showAll = () => location.assign(queueHash(null, {}));
		return (
			<Banner action={t("filter.dropAll")} onAction={showAll}>
				{t("queue.notRead")} {problemText(trouble)}
			</Banner>
		);
	}
	// That there is no network is said already where decisions wait for it.
	const isSaid = trouble === "signed-out" || (trouble === "offline" && unsent > 0);
	return (
		<>
			{trouble !== null && !isSaid && (
				<Banner action={t("retry")} isBusy={isReading} onAction={readOn}>
					{t("queue.notRead")} {problemText(trouble)}
				</Banner>
			)}
			{!isLoaded && !trouble && <p class="hint">{t("loading")}</p>}
			{fresh.length > 0 && (
				<button type="button" class="fresh" aria-keyshortcuts="n" onClick={showFresh}>
					{t("queue.fresh", { n: fresh.length })}
				</button>
			)}
		</>
	);
}
