// Joins the queue's reducer to the network: reads on, sends decisions in the order they were taken, and undoes them.

import { useEffect, useRef, useState } from "preact/hooks";
import type { QueueItem } from "../../../worker/contract/wire.ts";
import { decide, listQueue, readQueueItem } from "../api.ts";
import { nameOf, type Session } from "../session/use-session.ts";
import { isOwnDecision, isStale } from "./own-decision.ts";
import { queueAnnouncement } from "./queue-announcement.ts";
import { countWaiting, type DecidingAction, emptyQueue, findRow, type QueueState } from "./queue-rows.ts";
import { type QueueEvent, reduceQueue } from "./queue-state.ts";
import { usePolling } from "./use-polling.ts";

/** Below this many the next page is read without asking, so that nobody decides themselves into a wall. */
const FEW = 5;

export type Queue = {
	state: QueueState;
	isReading: boolean;
	decide: (id: string, action: DecidingAction) => void;
	undo: (id: string) => void;
	/** For keys, which may come faster than renders: these act on what is current and last at that moment. */
	decideCurrent: (action: DecidingAction) => void;
	undoLast: () => void;
	move: (step: 1 | -1) => void;
	focus: (id: string) => void;
	readOn: () => void;
	/** Null shows the comments of all sites. */
	choose: (site: string | null) => void;
};

export function useQueue(session: Session, announce: (sentence: string) => void): Queue {
	const [state, setState] = useState(emptyQueue);
	const [isReading, setReading] = useState(false);
	// Answers arrive long after the render they were asked in: they need the state of then, not of now.
	const latest = useRef(state);
	const inFlight = useRef(new Map<string, Promise<void>>());
	/** The site being read; undefined while none is. */
	const reading = useRef<string | null>(undefined);
	const isActive = session.state.phase === "signed-in";

	function dispatch(event: QueueEvent): void {
		const before = latest.current;
		latest.current = reduceQueue(before, event);
		const sentence = queueAnnouncement(event, before, latest.current);
		if (sentence) announce(sentence);
		setState(latest.current);
	}

	/** Reads what was queued after the last known; answers the seconds the server asks to wait. */
	async function read(type: "loaded" | "arrived"): Promise<number> {
		const { site, cursor } = latest.current;
		if (reading.current === site) return 0;
		reading.current = site;
		setReading(true);
		// An answer about a site that is no longer the chosen one is nobody's any more.
		const tell = (event: QueueEvent) => site === latest.current.site && dispatch(event);
		try {
			const view = await listQueue({ ...(site !== null && { site }), ...(cursor !== null && { after: cursor }) });
			tell({ type, view });
			return 0;
		} catch (error) {
			const { code, retryAfter = 0 } = session.failureOf(error);
			tell({ type: "loadFailed", code });
			return retryAfter;
		} finally {
			if (reading.current === site) {
				reading.current = undefined;
				setReading(false);
			}
		}
	}

	usePolling(isActive, async () => {
		const { isLoaded, hasMore, trouble } = latest.current;
		if (!isLoaded) return read("loaded");
		// With more on the server, what follows the last known are old ones: they wait for "Load more".
		return document.hidden || (hasMore && trouble === null) ? 0 : read("arrived");
	});

	useEffect(() => {
		const isShort = !state.isLoaded || (state.hasMore && countWaiting(state) < FEW);
		if (isActive && isShort && state.trouble === null) void read("loaded");
	}, [isActive, state]);

	async function sendDecision(id: string, action: DecidingAction, version: number): Promise<void> {
		try {
			dispatch({ type: "decided", item: (await decide(id, { action, version })).item });
		} catch (error) {
			const { code } = session.failureOf(error);
			const current = isStale(code) ? await readAgain(id) : undefined;
			if (current && isOwnDecision(current, { action, version, by: nameOf(session) }))
				dispatch({ type: "decided", item: current });
			else dispatch({ type: "decideFailed", id, code, ...(current !== undefined && { current }) });
		}
	}

	/** The comment as it is now; null where it is gone; undefined where that cannot be told. */
	async function readAgain(id: string): Promise<QueueItem | null | undefined> {
		try {
			return await readQueueItem(id);
		} catch (error) {
			return session.failureOf(error).code === "not-found" ? null : undefined;
		}
	}

	async function sendUndo(id: string): Promise<void> {
		await inFlight.current.get(id);
		const row = findRow(latest.current, id);
		// The decision itself may have failed meanwhile: then nothing is left to undo.
		if (row?.state !== "undoing") return;
		const { version } = row.item;
		try {
			dispatch({ type: "undone", item: (await decide(id, { action: "undo", version })).item });
		} catch (error) {
			const { code } = session.failureOf(error);
			const current = isStale(code) ? await readAgain(id) : undefined;
			if (current && isOwnDecision(current, { action: "undo", version, by: nameOf(session) }))
				dispatch({ type: "undone", item: current });
			else dispatch({ type: "undoFailed", id, code });
		}
	}

	function decideRow(id: string | null, action: DecidingAction): void {
		const row = findRow(latest.current, id);
		// Undone a moment ago, to be decided otherwise: that follows once the server knows of the undo.
		if (row?.state === "undoing") void inFlight.current.get(row.item.id)?.then(() => decideRow(row.item.id, action));
		if (row?.state !== "waiting") return;
		dispatch({ type: "decideStarted", id: row.item.id, action });
		inFlight.current.set(row.item.id, sendDecision(row.item.id, action, row.item.version));
	}

	function undoRow(id: string | undefined): void {
		if (id === undefined || !latest.current.history.includes(id)) return;
		dispatch({ type: "undoStarted", id });
		inFlight.current.set(id, sendUndo(id));
	}

	return {
		state,
		isReading,
		decide: decideRow,
		undo: undoRow,
		decideCurrent: (action) => decideRow(latest.current.currentId, action),
		undoLast: () => undoRow(latest.current.history.at(-1)),
		move: (step) => dispatch({ type: "moved", step }),
		focus: (id) => dispatch({ type: "focused", id }),
		readOn: () => void read("loaded"),
		choose: (site) => dispatch({ type: "siteChosen", site }),
	};
}
