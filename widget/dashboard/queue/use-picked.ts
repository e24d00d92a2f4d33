// The comments picked to be decided on together, and what is meant by them: these, or all that match.

import { useState } from "preact/hooks";
import type { QueueCounts } from "../../../worker/contract/wire.ts";
import { because } from "../parts/WhyField.tsx";
import { type DecidingAction, isOpen } from "./queue-rows.ts";
import { type Bulk, isEnded } from "./use-bulk.ts";
import type { Queue } from "./use-queue.ts";

const PICKED_MAX = 100;

export type Picked = {
	/** Whether some are picked and can be decided on now. */
	isReady: boolean;
	isAllMeant: boolean;
	/** Null where it is not known exactly. */
	total: number | null;
	/** How many are shown, and could be picked. */
	shown: number;
	/** How many all are that match; null where there are no more than shown, undefined where their number is not known. */
	matching: number | null | undefined;
	why: string;
	setWhy: (why: string) => void;
	pickShown: () => void;
	meanAll: () => void;
	pickNone: () => void;
	start: (action: DecidingAction) => void;
};

export function usePicked(queue: Queue, bulk: Bulk): Picked {
	const { site, query, rows, selected, hasMore } = queue.state;
	const [meansAll, setMeansAll] = useState(false);
	const [why, setWhy] = useState("");
	const open = rows.filter(isOpen);
	const isAllMeant = meansAll && selected.length === open.length;
	const all = countOf(queue.counts?.matching);
	const total = isAllMeant ? (all ?? null) : selected.length;

	function drop(): void {
		setMeansAll(false);
		queue.select([]);
	}

	function start(action: DecidingAction): void {
		const comments = open.filter(({ item }) => selected.includes(item.id)).slice(0, PICKED_MAX);
		const picked = comments.map(({ item: { id, version } }) => ({ id, version }));
		const filter = { ...query, ...(site !== null && { site }) };
		const what = isAllMeant ? ({ by: "filter", filter } as const) : ({ by: "ids", comments: picked } as const);
		bulk.start({ action, total, what, ...because(why) });
		setWhy("");
		drop();
	}

	return {
		isReady: selected.length > 0 && (bulk.job === null || isEnded(bulk.job)),
		isAllMeant,
		total,
		shown: open.length,
		matching: hasMore ? all : null,
		why,
		setWhy,
		pickShown: () => queue.select(open.map(({ item }) => item.id)),
		meanAll: () => setMeansAll(true),
		pickNone: drop,
		start,
	};
}

function countOf(matching: QueueCounts["matching"] | undefined): number | undefined {
	return matching && !matching.isMore ? matching.n : undefined;
}
