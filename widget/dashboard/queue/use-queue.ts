// Joins the queue's reducer to the network: reads on, sends decisions in the order they were taken, and undoes them.

import { useEffect, useRef, useState } from "preact/hooks";
import type { QueueCounts, QueueItem } from "../../../worker/contract/wire.ts";
import { decide, failureOf, listQueue, readQueueItem } from "../api.ts";
import { because } from "../parts/WhyField.tsx";
import type { Query } from "../router.ts";
import { nameOf, type Session } from "../session/use-session.ts";
import { newOutbox } from "./outbox.ts";
import { isOwnDecision, isStale } from "./own-decision.ts";
import { queueAnnouncement } from "./queue-announcement.ts";
import { orderOf } from "./queue-query.ts";
import {
	addressOf,
	changes,
	countWaiting,
	type DecidingAction,
	emptyQueue,
	findRow,
	isPlain,
	type QueueState,
} from "./queue-rows.ts";
import { type QueueEvent, reduceQueue } from "./queue-state.ts";
import { useCounts } from "./use-counts.ts";
import { usePolling } from "./use-polling.ts";

/** Below this many the next page is read without asking, so that nobody decides themselves into a wall. */
const FEW = 5;

export type Queue = {
	state: QueueState;
	isReading: boolean;
	decide: (id: string, action: DecidingAction, why?: string) => void;
	undo: (id: string) => void;
	/** For keys, which may come faster than renders: these act on what is current and last at that moment. */
	decideCurrent: (action: DecidingAction) => void;
	undoLast: () => void;
	move: (step: 1 | -1) => void;
	focus: (id: string) => void;
	readOn: () => void;
	/** How many there are of each status, and of what the queue is narrowed to; null until it is known. */
	counts: QueueCounts | null;
	showFresh: () => void;
	/** Picks a comment, or lets it go again; null stands for the current one. */
	toggle: (id: string | null) => void;
	select: (ids: string[]) => void;
	changed: (item: QueueItem) => void;
	/** After many were decided on elsewhere than row by row. */
	readAnew: () => void;
	/** Null shows the comments of all sites. `stand`: the comment to be current, where it is among them. */
	choose: (site: string | null, query: Query, stand: string | null) => void;
	/** How many decisions wait for the network, and a way not to wait for it. */
	unsent: number;
	sendUnsent: () => void;
};

export function useQueue(session: Session, announce: (sentence: string) => void): Queue {
	const [state, setState] = useState(emptyQueue);
	const [isReading, setReading] = useState(false);
	// Answers arrive long after the render they were asked in: they need the state of then, not of now.
	const latest = useRef(state);
	const inFlight = useRef(new Map<string, Promise<void>>());
	/** What is being read, by its address; undefined while nothing is. */
	const reading = useRef<string>(undefined);
	const isActive = session.state.phase === "signed-in";
	const counts = useCounts(session, state);
	const [unsent, setUnsent] = useState(0);
	const [outbox] = useState(() => newOutbox((error) => failureOf(error).code === "offline", setUnsent));
	useWarning(unsent > 0);

	function dispatch(event: QueueEvent): void {
		const before = latest.current;
		latest.current = reduceQueue(before, event);
		const sentence = queueAnnouncement(event, before, latest.current);
		if (sentence) announce(sentence);
		setState(latest.current);
	}

	/** Reads what follows the last known; answers the seconds the server asks to wait. */
	async function read(type: "loaded" | "arrived" | "heldBack"): Promise<number> {
		const { site, query, cursor } = latest.current;
		const asked = addressOf(latest.current);
		if (reading.current === asked) return 0;
		reading.current = asked;
		setReading(true);
		// An answer about what is no longer looked at is nobody's any more.
		const tell = (event: QueueEvent) => asked === addressOf(latest.current) && dispatch(event);
		// What is newer than the newest stands before any cursor.
		const after = type === "heldBack" ? null : cursor;
		try {
			const view = await listQueue({ ...query, ...(site !== null && { site }), ...(after !== null && { after }) });
			tell(type === "heldBack" ? { type, items: view.items } : { type, view });
			return 0;
		} catch (error) {
			const { code, retryAfter = 0 } = session.failureOf(error);
			tell({ type: "loadFailed", code });
			return retryAfter;
		} finally {
			if (reading.current === asked) {
				reading.current = undefined;
				setReading(false);
			}
		}
	}

	usePolling(isActive, async () => {
		void outbox.retry();
		const { isLoaded, hasMore, trouble, query } = latest.current;
		if (!isLoaded) return read("loaded");
		if (document.hidden) return 0;
		void counts.read();
		if (!isPlain(latest.current)) return orderOf(query) === "newest" ? read("heldBack") : 0;
		// With more on the server, what follows the last known are old ones: they wait for "Load more".
		return hasMore && trouble === null ? 0 : read("arrived");
	});

	useEffect(() => {
		const isShort = state.lookedBackTo === null && countWaiting(state) < FEW;
		const canReadOn = state.hasMore && (isShort || state.sought !== null);
		if (isActive && (!state.isLoaded || canReadOn) && state.trouble === null) void read("loaded");
	}, [isActive, state]);

	async function sendDecision(id: string, action: DecidingAction, version: number, why: string): Promise<void> {
		try {
			const { item } = await outbox.send(() => decide(id, { action, version, ...because(why) }));
			dispatch({ type: "decided", item });
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
			const { item } = await outbox.send(() => decide(id, { action: "undo", version }));
			dispatch({ type: "undone", item });
		} catch (error) {
			const { code } = session.failureOf(error);
			const current = isStale(code) ? await readAgain(id) : undefined;
			if (current && isOwnDecision(current, { action: "undo", version, by: nameOf(session) }))
				dispatch({ type: "undone", item: current });
			else dispatch({ type: "undoFailed", id, code });
		}
	}

	function decideRow(id: string | null, action: DecidingAction, why = ""): void {
		const row = findRow(latest.current, id);
		// Undone a moment ago, to be decided otherwise: that follows once the server knows of the undo.
		if (row?.state === "undoing")
			void inFlight.current.get(row.item.id)?.then(() => decideRow(row.item.id, action, why));
		if (row?.state !== "waiting" || !changes(row.item, action)) return;
		dispatch({ type: "decideStarted", id: row.item.id, action });
		inFlight.current.set(row.item.id, sendDecision(row.item.id, action, row.item.version, why));
	}

	function undoRow(id: string | undefined): void {
		if (id === undefined || !latest.current.history.includes(id)) return;
		dispatch({ type: "undoStarted", id });
		inFlight.current.set(id, sendUndo(id));
	}

	/** Past the last one that is known, those come that are not. */
	async function move(step: 1 | -1): Promise<void> {
		const before = latest.current;
		dispatch({ type: "moved", step });
		if (latest.current !== before || step === -1 || !before.hasMore) return;
		await read("loaded");
		if (latest.current.currentId === before.currentId) dispatch({ type: "moved", step });
	}

	return {
		state,
		isReading,
		decide: decideRow,
		undo: undoRow,
		decideCurrent: (action) => decideRow(latest.current.currentId, action),
		undoLast: () => undoRow(latest.current.history.at(-1)),
		counts: counts.known,
		showFresh: () => dispatch({ type: "freshShown" }),
		toggle: (id) => dispatch({ type: "toggled", id }),
		select: (ids) => dispatch({ type: "selected", ids }),
		changed: (item) => dispatch({ type: "changed", item }),
		readAnew: () => {
			const { site, query } = latest.current;
			dispatch({ type: "siteChosen", site, query, isAnew: true });
			void counts.read();
		},
		move: (step) => void move(step),
		focus: (id) => dispatch({ type: "focused", id }),
		readOn: () => void read("loaded"),
		choose: (site, query, stand) => dispatch({ type: "siteChosen", site, query, stand }),
		unsent,
		sendUnsent: () => void outbox.retry(),
	};
}

/** Asks before the page is left with something unsent. */
function useWarning(isNeeded: boolean): void {
	useEffect(() => {
		if (!isNeeded) return;
		const warn = (event: BeforeUnloadEvent) => event.preventDefault();
		addEventListener("beforeunload", warn);
		return () => removeEventListener("beforeunload", warn);
	}, [isNeeded]);
}
