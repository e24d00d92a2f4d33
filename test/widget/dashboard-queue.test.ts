// The queue's reducer: what a moderator sees after any order of answers, and that no comment is lost or doubled.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOwnDecision } from "../../widget/dashboard/queue/own-decision.ts";
import { countWaiting, emptyQueue, findRow, isOpen, type QueueState } from "../../widget/dashboard/queue/queue-rows.ts";
import { type QueueEvent, reduceQueue } from "../../widget/dashboard/queue/queue-state.ts";
import type { QueueItem, QueueView } from "../../worker/contract/wire.ts";
import { waitingItem } from "./queue-items.ts";

function viewOf(ids: string[], more: Partial<QueueView> = {}): QueueView {
	return { items: ids.map((id) => waitingItem(id)), cursor: "1-x", hasMore: false, ...more };
}

function queueAfter(...events: QueueEvent[]): QueueState {
	return events.reduce(reduceQueue, emptyQueue);
}

const loaded: QueueEvent = { type: "loaded", view: viewOf(["a", "b", "c"]) };
const approveA: QueueEvent = { type: "decideStarted", id: "a", action: "approve" };
const approvedA: QueueEvent = { type: "decided", item: { ...waitingItem("a", 2), status: "visible" } };

const ids = (state: QueueState) => state.rows.map((row) => row.item.id);
const openIds = (state: QueueState) => state.rows.filter(isOpen).map((row) => row.item.id);

describe("reading the queue", () => {
	it("begins with the comment that has waited longest", () => {
		const state = queueAfter(loaded);
		expect(ids(state)).toEqual(["a", "b", "c"]);
		expect(state).toMatchObject({ currentId: "a", isLoaded: true, moves: 0 });
	});

	it("appends what arrives and leaves the moderator where they are", () => {
		const state = queueAfter(loaded, { type: "focused", id: "b" }, { type: "arrived", view: viewOf(["d"]) });
		expect(ids(state)).toEqual(["a", "b", "c", "d"]);
		expect(state).toMatchObject({ currentId: "b", moves: 0 });
	});

	it("keeps the cursor when an answer has none", () => {
		expect(queueAfter(loaded, { type: "arrived", view: viewOf([], { cursor: null }) }).cursor).toBe("1-x");
	});

	it("shows a comment once, in its newest state", () => {
		const edited = { ...waitingItem("b", 2), editedAt: 5 };
		const state = queueAfter(loaded, { type: "arrived", view: { ...viewOf([]), items: [edited] } });
		expect(ids(state)).toEqual(["a", "b", "c"]);
		expect(findRow(state, "b")?.item.editedAt).toBe(5);
	});

	it("puts a decided comment that is held again at the end, to be decided anew", () => {
		const again: QueueEvent = { type: "arrived", view: { ...viewOf([]), items: [waitingItem("a", 3)] } };
		const state = queueAfter(loaded, approveA, approvedA, again);
		expect(ids(state)).toEqual(["b", "c", "a"]);
		expect(state.history).toEqual([]);
		expect(countWaiting(state)).toBe(3);
	});

	it("keeps everything on the screen when reading on fails", () => {
		const state = queueAfter(loaded, { type: "loadFailed", code: "offline" });
		expect(ids(state)).toEqual(["a", "b", "c"]);
		expect(state.trouble).toBe("offline");
		expect(reduceQueue(state, { type: "arrived", view: viewOf([]) }).trouble).toBeNull();
	});
});

describe("deciding", () => {
	it("moves on at once, before the server has answered", () => {
		const state = queueAfter(loaded, approveA);
		expect(openIds(state)).toEqual(["b", "c"]);
		expect(state).toMatchObject({ currentId: "b", moves: 1, history: ["a"] });
	});

	it("goes back to the one before when the last in the list is decided", () => {
		const state = queueAfter(loaded, { type: "focused", id: "c" }, { type: "decideStarted", id: "c", action: "spam" });
		expect(state.currentId).toBe("b");
	});

	it("gives a comment back with the reason when the decision fails", () => {
		const state = queueAfter(loaded, approveA, { type: "decideFailed", id: "a", code: "offline" });
		expect(findRow(state, "a")).toMatchObject({ state: "waiting", trouble: "offline", action: null });
		expect(state).toMatchObject({ currentId: "b", history: [] });
	});

	it("says that somebody else was first, and cannot undo what they did", () => {
		const decision = { action: "spam", by: "Bea", at: 2 } as const;
		const theirs: QueueItem = { ...waitingItem("a", 2), status: "spam", decision };
		const told = queueAfter(loaded, approveA, {
			type: "decideFailed",
			id: "a",
			code: "already-decided",
			current: theirs,
		});
		expect(findRow(told, "a")).toMatchObject({ state: "elsewhere", item: { decision: { by: "Bea" } } });
		const state = queueAfter(loaded, approveA, {
			type: "decideFailed",
			id: "a",
			code: "already-decided",
			current: null,
		});
		expect(findRow(state, "a")?.state).toBe("elsewhere");
		expect(state.history).toEqual([]);
		expect(reduceQueue(state, { type: "undoStarted", id: "a" })).toBe(state);
	});

	it("shows a comment that changed meanwhile as it is now", () => {
		const current = waitingItem("a", 4);
		const state = queueAfter(loaded, approveA, { type: "decideFailed", id: "a", code: "already-decided", current });
		expect(findRow(state, "a")).toMatchObject({ state: "waiting", trouble: "changed", item: { version: 4 } });
	});

	it("counts a second press on the same comment for nothing", () => {
		const state = queueAfter(loaded, approveA);
		expect(reduceQueue(state, { type: "decideStarted", id: "a", action: "remove" })).toBe(state);
	});
});

describe("undoing", () => {
	const undone: QueueEvent = { type: "undone", item: waitingItem("a", 3) };

	it("brings the comment back to its place with the focus on it", () => {
		const state = queueAfter(loaded, approveA, approvedA, { type: "undoStarted", id: "a" }, undone);
		expect(ids(state)).toEqual(["a", "b", "c"]);
		expect(findRow(state, "a")).toMatchObject({ state: "waiting", action: null, item: { version: 3 } });
		expect(state).toMatchObject({ currentId: "a", history: [] });
	});

	it("may be asked for before the decision is answered", () => {
		const state = queueAfter(loaded, approveA, { type: "undoStarted", id: "a" }, approvedA);
		expect(findRow(state, "a")).toMatchObject({ state: "undoing", item: { version: 2 } });
		expect(findRow(reduceQueue(state, undone), "a")?.state).toBe("waiting");
	});

	it("goes back several decisions, the last first", () => {
		const state = queueAfter(loaded, approveA, { type: "decideStarted", id: "b", action: "spam" });
		expect(state.history).toEqual(["a", "b"]);
		expect(reduceQueue(state, { type: "undoStarted", id: "b" }).history).toEqual(["a"]);
	});

	it("may be tried again when the server could not be reached, never when somebody decided after", () => {
		const undoing = queueAfter(loaded, approveA, approvedA, { type: "undoStarted", id: "a" });
		expect(reduceQueue(undoing, { type: "undoFailed", id: "a", code: "offline" }).history).toEqual(["a"]);
		const refused = reduceQueue(undoing, { type: "undoFailed", id: "a", code: "nothing-to-undo" });
		expect(refused.history).toEqual([]);
		expect(findRow(refused, "a")).toMatchObject({ state: "decided", trouble: "nothing-to-undo" });
		expect(refused.currentId).toBe("b");
	});
});

describe("a reported comment", () => {
	const reports: QueueItem["reports"] = [{ reason: "spam", count: 1, notes: [] }];
	const reported: QueueItem = { ...waitingItem("a"), status: "visible", reports };
	const arrived = (item: QueueItem): QueueEvent => ({ type: "arrived", view: { ...viewOf([]), items: [item] } });
	const waiting = queueAfter({ type: "loaded", view: { ...viewOf([]), items: [reported] } });

	it("that could not be decided waits on, though readers see it", () => {
		const failed = [approveA, { type: "decideFailed", id: "a", code: "offline", current: reported } as const];
		expect(findRow(failed.reduce(reduceQueue, waiting), "a")?.state).toBe("waiting");
	});

	it("that is reported again after a decision waits anew", () => {
		const settled: QueueItem = { ...reported, version: 2, reports: [] };
		const decided = [approveA, { type: "decided", item: settled } as const].reduce(reduceQueue, waiting);
		expect(findRow(reduceQueue(decided, arrived(reported)), "a")?.state, "an answer from before").toBe("decided");
		const again = reduceQueue(decided, arrived({ ...settled, reports }));
		expect(findRow(again, "a")).toMatchObject({ state: "waiting", action: null });
		expect(again.history).toEqual([]);
	});

	it("is known as waiting again after one's own undo", () => {
		const undone: QueueItem = { ...reported, version: 3, decision: { action: "undo", by: "Bea", at: 3 } };
		expect(isOwnDecision(undone, { action: "undo", version: 2, by: "Bea" })).toBe(true);
		expect(isOwnDecision({ ...undone, reports: [] }, { action: "undo", version: 2, by: "Bea" })).toBe(false);
	});
});

describe("choosing a site", () => {
	it("reads anew what waits, and keeps what can still be undone", () => {
		const state = queueAfter(loaded, approveA, approvedA, { type: "siteChosen", site: "blog" });
		expect(state).toMatchObject({ site: "blog", isLoaded: false, cursor: null, currentId: null, history: ["a"] });
		expect(ids(state)).toEqual(["a"]);
		const again = reduceQueue(state, { type: "loaded", view: viewOf(["b"]) });
		expect(reduceQueue(again, { type: "undoStarted", id: "a" }).currentId).toBe("a");
	});

	it("changes nothing when it is chosen already", () => {
		const state = queueAfter(loaded);
		expect(reduceQueue(state, { type: "siteChosen", site: null })).toBe(state);
	});
});

describe("isOwnDecision", () => {
	const decision = { action: "approve", by: "Bea", at: 2 } as const;
	const left: QueueItem = { ...waitingItem("a", 2), status: "visible", decision };
	const own = { action: "approve", version: 1, by: "Bea" } as const;

	it("knows a decision whose answer was lost", () => {
		expect(isOwnDecision(left, own)).toBe(true);
		const undone: QueueItem = { ...waitingItem("a", 3), decision: { ...decision, action: "undo" } };
		expect(isOwnDecision(undone, { ...own, action: "undo", version: 2 })).toBe(true);
	});

	it("takes nobody else's for it, nor another one, nor one with more behind it", () => {
		expect(isOwnDecision(left, { ...own, by: "Cem" })).toBe(false);
		expect(isOwnDecision(left, { ...own, by: null })).toBe(false);
		expect(isOwnDecision(left, { ...own, action: "spam" })).toBe(false);
		expect(isOwnDecision({ ...left, version: 4 }, own)).toBe(false);
		expect(isOwnDecision({ ...left, status: "deleted" }, own)).toBe(false);
		expect(isOwnDecision({ ...left, decision: null }, own)).toBe(false);
	});
});

describe("any order of events", () => {
	const id = fc.constantFrom("a", "b", "c", "d", "e");
	const version = fc.integer({ min: 1, max: 5 });
	const status = fc.constantFrom("pending" as const, "visible" as const);
	const item = fc.tuple(id, version, status).map(([one, of, is]) => ({ ...waitingItem(one, of), status: is }));
	const code = fc.constantFrom("offline", "already-decided", "nothing-to-undo", "internal");
	const view = fc
		.uniqueArray(item, { selector: (one) => one.id, maxLength: 4 })
		.chain((items) => fc.record({ items: fc.constant(items), cursor: fc.constant("1-x"), hasMore: fc.boolean() }));
	const event: fc.Arbitrary<QueueEvent> = fc.oneof(
		fc.record({ type: fc.constantFrom("loaded" as const, "arrived" as const), view }),
		fc.record({ type: fc.constant("loadFailed" as const), code }),
		fc.record({
			type: fc.constant("decideStarted" as const),
			id,
			action: fc.constantFrom("approve" as const, "spam" as const, "remove" as const),
		}),
		fc.record({ type: fc.constant("decided" as const), item }),
		fc.record({ type: fc.constant("decideFailed" as const), id, code }),
		// Looked up by the same id: it is always the comment that could not be decided.
		fc.tuple(id, code, fc.option(item)).map(([of, why, found]) => ({
			type: "decideFailed" as const,
			id: of,
			code: why,
			current: found && { ...found, id: of },
		})),
		fc.record({ type: fc.constant("undoStarted" as const), id }),
		fc.record({ type: fc.constant("undone" as const), item }),
		fc.record({ type: fc.constant("undoFailed" as const), id, code }),
		fc.record({ type: fc.constant("moved" as const), step: fc.constantFrom(1 as const, -1 as const) }),
		fc.record({ type: fc.constant("focused" as const), id }),
	);

	it("loses no comment, doubles none and never shows an older state of one", () => {
		fc.assert(
			fc.property(fc.array(event, { maxLength: 40 }), (events) => {
				let state = emptyQueue;
				for (const one of events) {
					const next = reduceQueue(state, one);
					const seen = "view" in one ? one.view.items.map((each) => each.id) : [];
					expect(new Set(ids(next))).toEqual(new Set([...ids(state), ...seen]));
					expect(new Set(ids(next)).size).toBe(next.rows.length);
					for (const row of state.rows) {
						expect(findRow(next, row.item.id)?.item.version).toBeGreaterThanOrEqual(row.item.version);
					}
					state = next;
				}
			}),
			{ numRuns: 500 },
		);
	});

	it("stands on a comment that can be seen, and remembers each decision once", () => {
		fc.assert(
			fc.property(fc.array(event, { maxLength: 40 }), (events) => {
				const state = events.reduce(reduceQueue, emptyQueue);
				if (state.currentId !== null) expect(findRow(state, state.currentId)).toBeDefined();
				expect(new Set(state.history).size).toBe(state.history.length);
				for (const one of state.history) expect(findRow(state, one)?.state).toMatch(/^(deciding|decided)$/);
				for (const row of state.rows) {
					const hasAction = ["deciding", "decided", "undoing"].includes(row.state);
					expect(row.action !== null).toBe(hasAction);
				}
			}),
			{ numRuns: 500 },
		);
	});
});
