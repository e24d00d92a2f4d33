// How many comments there are, read when the queue is narrowed to something else, each time it is asked anew, and once a run of
// decisions pauses.

import { useEffect, useRef, useState } from "preact/hooks";
import type { QueueCounts } from "../../../worker/contract/wire.ts";
import { countQueue } from "../api.ts";
import type { Session } from "../session/use-session.ts";
import type { QueueState } from "./queue-rows.ts";

/** Decisions come a few a second; a count for each would cost more than it tells. */
const PAUSE_MS = 800;

export function useCounts(session: Session, { site, query, rows }: QueueState) {
	const [known, setKnown] = useState<QueueCounts | null>(null);
	const asked = useRef(0);
	const isActive = session.state.phase === "signed-in";

	/** What cannot be counted now is counted next time. */
	async function read(): Promise<void> {
		const turn = ++asked.current;
		try {
			const { order: _, ...filter } = query;
			const counts = await countQueue({ ...filter, ...(site !== null && { site }) });
			if (turn === asked.current) setKnown(counts);
		} catch (error) {
			session.failureOf(error);
		}
	}

	useEffect(() => {
		setKnown(null);
		if (isActive) void read();
	}, [isActive, site, new URLSearchParams(query).toString()]);

	const decided = rows.filter(({ state }) => state === "decided").length;
	const counted = useRef(decided);
	useEffect(() => {
		if (counted.current === decided) return;
		const timer = setTimeout(() => {
			counted.current = decided;
			if (isActive) void read();
		}, PAUSE_MS);
		return () => clearTimeout(timer);
	}, [decided]);

	return { known, read };
}
