// The queue as one pure reducer: what each event makes of the rows, of what can be undone and of where the moderator is.
// No comment is ever lost or shown twice, whatever the order of events: a property test holds it to that.

import type { QueueItem, QueueView } from "../../../worker/contract/wire.ts";
import type { Query } from "../router.ts";
import {
	addressOf,
	changes,
	currentWithout,
	type DecidingAction,
	emptyQueue,
	findRow,
	isOpen,
	isPlain,
	isWaiting,
	neighbour,
	newer,
	type QueueState,
	type Row,
	withRow,
} from "./queue-rows.ts";

export type QueueEvent =
	/** `stand`: the comment to be current, where it is among them. */
	| { type: "siteChosen"; site: string | null; query?: Query; stand?: string | null; isAnew?: true }
	| { type: "loaded" | "arrived"; view: QueueView }
	/** Came while something narrower is looked at: it waits to be asked for. */
	| { type: "heldBack"; items: QueueItem[] }
	| { type: "freshShown" }
	| { type: "toggled"; id: string | null }
	| { type: "selected"; ids: string[] }
	/** Changed by something else than a decision. */
	| { type: "changed"; item: QueueItem }
	| { type: "loadFailed"; code: string }
	| { type: "decideStarted"; id: string; action: DecidingAction }
	| { type: "decided"; item: QueueItem }
	/** `current`: the comment as it is now; null where it is gone; absent where nobody looked. */
	| { type: "decideFailed"; id: string; code: string; current?: QueueItem | null }
	| { type: "undoStarted"; id: string }
	| { type: "undone"; item: QueueItem }
	| { type: "undoFailed"; id: string; code: string }
	| { type: "moved"; step: 1 | -1 }
	| { type: "focused"; id: string };

export function reduceQueue(state: QueueState, event: QueueEvent): QueueState {
	switch (event.type) {
		case "siteChosen":
			return chooseSite(state, event);
		case "loaded":
		case "arrived":
			return withArrivals(state, event.view);
		case "loadFailed":
			return { ...state, trouble: event.code };
		case "decideStarted":
			return startDecision(state, event.id, event.action);
		case "decided":
			return withRow(state, event.item.id, (row) =>
				row.state === "deciding" || row.state === "undoing"
					? { ...row, item: newer(row.item, event.item), state: row.state === "undoing" ? "undoing" : "decided" }
					: row,
			);
		case "decideFailed":
			return failDecision(state, event);
		case "undoStarted":
			return startUndo(state, event.id);
		case "undone":
			return withRow(state, event.item.id, (row) =>
				row.state === "undoing" ? { ...row, item: newer(row.item, event.item), state: "waiting", action: null } : row,
			);
		case "undoFailed":
			return failUndo(state, event.id, event.code);
		case "heldBack":
			return holdBack(state, event.items);
		case "freshShown":
			return showFresh(state);
		case "toggled":
			return toggle(state, event.id ?? state.currentId);
		case "selected":
			return { ...state, selected: event.ids };
		case "changed":
			return withRow(state, event.item.id, (row) => ({ ...row, item: newer(row.item, event.item) }));
		case "moved":
			return move(state, event.step);
		case "focused":
			return focus(state, event.id);
	}
}

/** What waits is read anew; what was decided stays, for it can still be undone. Whoever comes back stands where they stood. */
function chooseSite(state: QueueState, to: Extract<QueueEvent, { type: "siteChosen" }>): QueueState {
	const { site, query = {}, stand = null } = to;
	const address = addressOf({ site, query });
	if (!to.isAnew && address === addressOf(state)) return state;
	const { history, moves, currentId } = state;
	const within = state.rows.filter(isOpen).length;
	const places = currentId === null ? state.places : { ...state.places, [addressOf(state)]: { id: currentId, within } };
	const known = places[address] ?? null;
	const sought = stand === null ? known : { id: stand, within: known?.within ?? 0 };
	const rows = state.rows.filter((row) => row.state === "undoing" || history.includes(row.item.id));
	return { ...emptyQueue, site, query, rows, history, moves, places, sought };
}

function holdBack(state: QueueState, items: QueueItem[]): QueueState {
	const known = [...state.rows.map((row) => row.item), ...state.fresh].map(({ id }) => id);
	const unseen = items.filter(({ id }) => !known.includes(id));
	return unseen.length === 0 ? state : { ...state, fresh: [...unseen, ...state.fresh] };
}

/** Newest first they come on top, and the moderator stays where they are. */
function showFresh(state: QueueState): QueueState {
	const rows = state.fresh.map((item): Row => ({ item, state: "waiting", action: null, trouble: null }));
	const isNewestFirst = (state.query.order ?? "newest") === "newest";
	const currentId = rows[0]?.item.id ?? state.currentId;
	const all = isNewestFirst ? [...rows, ...state.rows] : [...state.rows, ...rows.reverse()];
	return { ...state, rows: all, fresh: [], currentId, moves: state.moves + 1 };
}

function toggle(state: QueueState, id: string | null): QueueState {
	const row = findRow(state, id);
	if (!row || !isOpen(row)) return state;
	const without = state.selected.filter((other) => other !== row.item.id);
	const selected = without.length < state.selected.length ? without : [...without, row.item.id];
	return { ...state, selected };
}

function withArrivals(state: QueueState, view: QueueView): QueueState {
	const rows = [...state.rows];
	let history = state.history;
	for (const item of view.items) {
		const at = rows.findIndex((row) => row.item.id === item.id);
		const known = rows[at];
		const fresh: Row = { item, state: "waiting", action: null, trouble: null };
		if (!known) rows.push(fresh);
		else if (!isNews(item, known)) continue;
		else if (known.state === "decided" || known.state === "elsewhere") {
			// After a decision it was edited, reported, or another moderator's undo came: it waits anew, last in line.
			rows.splice(at, 1);
			rows.push(fresh);
			history = history.filter((id) => id !== item.id);
		} else rows[at] = { ...known, item };
	}
	const currentId = state.currentId ?? rows.find(isOpen)?.item.id ?? null;
	const { hasMore, lookedBackTo = null } = view;
	const cursor = view.cursor ?? state.cursor;
	return standAgain({
		...state,
		isLoaded: true,
		rows,
		history,
		currentId,
		cursor,
		hasMore,
		lookedBackTo,
		trouble: null,
	});
}

/** Where it is not found among as many as before, the search for one's place is over. */
function standAgain(state: QueueState): QueueState {
	const { sought, rows, hasMore, moves } = state;
	if (sought === null) return state;
	const open = rows.filter(isOpen);
	if (open.some(({ item }) => item.id === sought.id))
		return { ...state, currentId: sought.id, sought: null, moves: moves + 1 };
	return hasMore && open.length < sought.within ? state : { ...state, sought: null };
}

/** A report raises no version: of a comment decided here, whatever is sent again was reported since. */
function isNews(item: QueueItem, known: Row): boolean {
	if (item.version !== known.item.version) return item.version > known.item.version;
	return known.state === "decided" && item.reports.length > 0;
}

function startDecision(state: QueueState, id: string, action: DecidingAction): QueueState {
	const decided = findRow(state, id);
	if (decided?.state !== "waiting" || !changes(decided.item, action)) return state;
	const isKept = action === "approve" && decided.item.status === "visible";
	const deciding = withRow(state, id, (row) => ({ ...row, state: "deciding", action, isKept, trouble: null }));
	return {
		...deciding,
		sought: null,
		history: [...state.history, id],
		selected: state.selected.filter((other) => other !== id),
		currentId: currentWithout({ ...state, currentId: id }, id),
		moves: state.moves + 1,
	};
}

function failDecision(state: QueueState, event: Extract<QueueEvent, { type: "decideFailed" }>): QueueState {
	const row = findRow(state, event.id);
	if (row?.state !== "deciding" && row?.state !== "undoing") return state;
	const history = state.history.filter((id) => id !== event.id);
	const item = event.current ? newer(row.item, event.current) : row.item;
	// Narrowed to something else than what waits, a comment may be decided on whatever its status is.
	const isHere = isPlain(state) ? isWaiting(item) : item.status === row.item.status;
	if (event.current === null || !isHere) {
		const gone = withRow(state, event.id, () => ({ item, state: "elsewhere", action: null, trouble: event.code }));
		return { ...gone, history, currentId: currentWithout(state, event.id) };
	}
	const trouble = event.current ? "changed" : event.code;
	const failed = withRow(state, event.id, () => ({ item, state: "waiting", action: null, trouble }));
	return { ...failed, history, currentId: state.currentId ?? event.id };
}

function startUndo(state: QueueState, id: string): QueueState {
	const row = findRow(state, id);
	if (!state.history.includes(id) || (row?.state !== "decided" && row?.state !== "deciding")) return state;
	const history = state.history.filter((other) => other !== id);
	const undoing = withRow(state, id, () => ({ ...row, state: "undoing", trouble: null }));
	return { ...undoing, history, currentId: id, moves: state.moves + 1 };
}

/** Somebody else's later decision cannot be undone from here; anything else may be tried again. */
function failUndo(state: QueueState, id: string, code: string): QueueState {
	if (findRow(state, id)?.state !== "undoing") return state;
	const isFinal = code === "nothing-to-undo" || code === "already-decided" || code === "not-found";
	const failed = withRow(state, id, (row) => ({ ...row, state: "decided", trouble: code }));
	return { ...failed, currentId: currentWithout(state, id), history: isFinal ? state.history : [...state.history, id] };
}

function move(state: QueueState, step: 1 | -1): QueueState {
	const currentId = neighbour(state, state.currentId, step);
	return currentId === null ? state : { ...state, currentId, sought: null, moves: state.moves + 1 };
}

/** What is decided already is nowhere to stand. */
function focus(state: QueueState, id: string): QueueState {
	const row = findRow(state, id);
	return row && isOpen(row) && id !== state.currentId ? { ...state, currentId: id, sought: null } : state;
}
