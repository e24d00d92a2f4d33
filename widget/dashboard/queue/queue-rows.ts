// The queue as it stands: the rows on the screen, where the moderator is, and how to find one's way among the rows.

import type { Action, QueueItem } from "../../../worker/contract/wire.ts";
import type { Query } from "../router.ts";

export type DecidingAction = Exclude<Action, "undo">;

export type Row = {
	item: QueueItem;
	/** `elsewhere`: somebody else decided first; the item says who where that is known. */
	state: "waiting" | "deciding" | "decided" | "undoing" | "elsewhere";
	/** What this session decided; null while it has decided nothing. */
	action: DecidingAction | null;
	/** Why the last try failed: a problem code, or `changed` when the comment is not what was decided on. */
	trouble: string | null;
	/** Approved while readers saw it: it was reported, and is kept. */
	isKept?: boolean;
};

export type QueueState = {
	/** The one whose comments are shown; null for those of all. */
	site: string | null;
	/** What else the queue is narrowed to, as it stands in the address. */
	query: Query;
	isLoaded: boolean;
	rows: Row[];
	cursor: string | null;
	hasMore: boolean;
	currentId: string | null;
	/** Grows whenever the keyboard's focus should follow `currentId`. */
	moves: number;
	/** What can be undone, the last decision last. */
	history: string[];
	/** Why the queue could not be read the last time; null when it could. */
	trouble: string | null;
	/** Up to when a search has looked that found less than a page; null where it has seen all it was to see. */
	lookedBackTo: number | null;
	/** What came since, where it would take the place of what is being looked at. */
	fresh: QueueItem[];
	/** Picked to be decided on together. */
	selected: string[];
	/** Where the moderator was in what was looked at before, by its address. */
	places: Record<string, Place>;
	/** Where they are to stand again, once that has been read. */
	sought: Place | null;
};

/** `within`: among how many comments it was found. */
export type Place = { id: string; within: number };

export const emptyQueue: QueueState = {
	site: null,
	query: {},
	isLoaded: false,
	rows: [],
	cursor: null,
	hasMore: false,
	currentId: null,
	moves: 0,
	history: [],
	trouble: null,
	lookedBackTo: null,
	fresh: [],
	selected: [],
	places: {},
	sought: null,
};

/** What is looked at, as one string. */
export function addressOf({ site, query }: Pick<QueueState, "site" | "query">): string {
	return `${site ?? ""}?${new URLSearchParams(query)}`;
}

export function findRow(state: QueueState, id: string | null): Row | undefined {
	return state.rows.find((row) => row.item.id === id);
}

/** How many wait here; there are more on the server where `hasMore` says so. */
export function countWaiting(state: QueueState): number {
	return state.rows.filter(isOpen).length;
}

/** A row shown in full, whether or not it can be acted on this moment. */
export function isOpen(row: Row): boolean {
	return row.state === "waiting" || row.state === "undoing";
}

/** Whether a comment waits for a decision: held, or visible and reported. */
export function isWaiting({ status, reports }: QueueItem): boolean {
	return status === "pending" || (status === "visible" && reports.length > 0);
}

/** Whether a decision makes something else of the comment. Approving what readers see says something where it is reported. */
export function changes({ status, reports }: QueueItem, action: DecidingAction): boolean {
	if (status === "deleted") return false;
	if (action === "approve") return status !== "visible" || reports.length > 0;
	return status !== (action === "spam" ? "spam" : "removed");
}

/** Whether the queue shows all that waits, in the order it began to wait. */
export function isPlain({ query }: QueueState): boolean {
	return Object.keys(query).length === 0;
}

/** Where the moderator stands once a row is out of the way: the next one, else the one before. */
export function currentWithout(state: QueueState, id: string): string | null {
	if (state.currentId !== id) return state.currentId;
	return neighbour(state, id, 1) ?? neighbour(state, id, -1);
}

/** The nearest open row before or after one; the first or last where there is no current one. */
export function neighbour(state: QueueState, id: string | null, step: 1 | -1): string | null {
	const inOrder = step === 1 ? state.rows : [...state.rows].reverse();
	const from = inOrder.findIndex((row) => row.item.id === id);
	return inOrder.slice(from + 1).find(isOpen)?.item.id ?? null;
}

/** An answer that was overtaken by a newer one changes nothing. */
export function newer(known: QueueItem, answer: QueueItem): QueueItem {
	return answer.version >= known.version ? answer : known;
}

export function withRow(state: QueueState, id: string, change: (row: Row) => Row): QueueState {
	return { ...state, rows: state.rows.map((row) => (row.item.id === id ? change(row) : row)) };
}
