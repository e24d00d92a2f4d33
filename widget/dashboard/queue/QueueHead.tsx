// Above the queue: what it is narrowed to, and how many there are. On a phone the ways to narrow are behind one button that
// says what is looked at.

import { useState } from "preact/hooks";
import type { SiteView } from "../../../worker/contract/wire.ts";
import { t } from "../messages.ts";
import { useSites } from "../sites/use-sites.ts";
import { Chips } from "./Chips.tsx";
import { FilterBar } from "./FilterBar.tsx";
import { QueueToolbar } from "./QueueToolbar.tsx";
import { queueHash, statusOf } from "./queue-query.ts";
import { countWaiting, isPlain } from "./queue-rows.ts";
import { SiteFilter } from "./SiteFilter.tsx";
import type { Queue } from "./use-queue.ts";

type Props = { queue: Queue; search: { current: HTMLInputElement | null }; dropped: string[]; onHelp: () => void };

export function QueueHead({ queue, search, dropped, onHelp }: Props) {
	const { state, counts } = queue;
	const { sites } = useSites();
	const [isNarrowing, setNarrowing] = useState(false);
	const status = statusOf(state.query);
	const n = counts && status in counts ? counts[status as "waiting"] : null;
	const site = siteName(state.site, sites);
	const what = t(`status.${status}`);
	return (
		<div class={isNarrowing ? "queue-head narrowing" : "queue-head"}>
			<h1>{t("queue.title")}</h1>
			<QueueToolbar queue={queue} onHelp={onHelp} />
			<button
				type="button"
				class="narrow-opener"
				aria-expanded={isNarrowing}
				aria-label={t("filter.open", { what: site === null ? what : `${site} · ${what}` })}
				onClick={() => setNarrowing(!isNarrowing)}
			>
				{site !== null && <bdi>{site}</bdi>}
				<span>
					{site !== null && "· "}
					{n === null ? what : t("filter.counted", { what, n })}
				</span>
			</button>
			<div class="scope">
				<SiteFilter sites={sites} site={state.site} query={state.query} />
				<FilterBar queue={queue} search={search} />
			</div>
			<Chips state={state} />
			{dropped.length > 0 && (
				<p class="dropped" role="status">
					{t("filter.unknown", { what: dropped.join(", ") })}{" "}
					<a href={queueHash(state.site, {})}>{t("filter.dropAll")}</a>
				</p>
			)}
			<p class="hint how-many">{hintOf(queue)}</p>
		</div>
	);
}

/** Null where there is but one, which goes without saying. */
function siteName(chosen: string | null, sites: SiteView[] | null): string | null {
	if (chosen !== null) return sites?.find(({ id }) => id === chosen)?.name ?? chosen;
	return sites && sites.length < 2 ? null : t("queue.allSites");
}

/** How many there are, as exactly as it is known. */
function hintOf({ state, counts }: Queue): string {
	const waiting = countWaiting(state);
	if (!state.isLoaded || waiting === 0) return "";
	if (!isPlain(state)) {
		if (!counts) return "";
		const { n, isMore } = counts.matching;
		return t(isMore ? "queue.matchingMore" : "queue.matching", { n });
	}
	if (state.hasMore && counts) return t("queue.waiting", { n: counts.waiting });
	return t(state.hasMore ? "queue.waitingMore" : "queue.waiting", { n: waiting });
}
