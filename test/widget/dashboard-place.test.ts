// Where the moderator stands in the queue: kept by address, and found again.

import { describe, expect, it } from "vitest";
import { decidedText } from "../../widget/dashboard/queue/action-name.ts";
import { emptyQueue, findRow, type QueueState } from "../../widget/dashboard/queue/queue-rows.ts";
import { type QueueEvent, reduceQueue } from "../../widget/dashboard/queue/queue-state.ts";
import type { QueueItem } from "../../worker/contract/wire.ts";
import { waitingItem } from "./queue-items.ts";

function loaded(ids: string[], hasMore = false): QueueEvent {
	return { type: "loaded", view: { items: ids.map(waitingItem), cursor: `1-${ids.at(-1)}`, hasMore } };
}

const queueAfter = (...events: QueueEvent[]): QueueState => events.reduce(reduceQueue, emptyQueue);
const look = (query: Record<string, string>): QueueEvent => ({ type: "siteChosen", site: null, query });

describe("one's place", () => {
	const first = loaded(["a", "b", "c"], true);
	const second = loaded(["d", "e"]);
	const away = queueAfter(first, second, { type: "focused", id: "e" }, look({ reason: "links" }), loaded(["b"]));

	it("is another in each thing that is looked at", () => {
		expect(away).toMatchObject({ currentId: "b", sought: null });
		expect(away.places["?"]).toEqual({ id: "e", within: 5 });
	});

	it("is found again by reading as far as before, and then has the focus", () => {
		const back = [look({}), first].reduce(reduceQueue, away);
		expect(back.sought, "it is on the second page").toMatchObject({ id: "e" });
		const found = reduceQueue(back, second);
		expect(found).toMatchObject({ currentId: "e", sought: null, moves: back.moves + 1 });
	});

	it("is given up where the comment is gone, or where the moderator has gone on meanwhile", () => {
		const gone = [look({}), first, loaded(["d"])].reduce(reduceQueue, away);
		expect(gone).toMatchObject({ currentId: "a", sought: null });
		const moved = [look({}), first, { type: "moved", step: 1 } as const, second].reduce(reduceQueue, away);
		expect(moved).toMatchObject({ currentId: "b", sought: null });
	});

	it("is where an address says, if it names a comment that is there", () => {
		const named = queueAfter({ type: "siteChosen", site: "blog", stand: "c" }, first);
		expect(named.currentId).toBe("c");
		expect(queueAfter({ type: "siteChosen", site: "blog", stand: "z" }, first)).toMatchObject({
			currentId: "a",
			sought: null,
		});
	});

	it("is never a comment that is decided", () => {
		const decided = queueAfter(first, { type: "decideStarted", id: "a", action: "spam" });
		expect(reduceQueue(decided, { type: "focused", id: "a" })).toBe(decided);
	});
});

describe("a reported comment that readers see", () => {
	it("is kept rather than approved, also once the server has settled its reports", () => {
		const reported: QueueItem = {
			...waitingItem("a"),
			status: "visible",
			reports: [{ reason: "spam", count: 1, notes: [] }],
		};
		const settled: QueueItem = { ...reported, version: 2, reports: [] };
		const state = queueAfter(
			{ type: "loaded", view: { items: [reported, waitingItem("b")], cursor: null, hasMore: false } },
			{ type: "decideStarted", id: "a", action: "approve" },
			{ type: "decided", item: settled },
			{ type: "decideStarted", id: "b", action: "approve" },
		);
		expect(decidedText(findRow(state, "a")!, "approve")).toBe("Kept");
		expect(decidedText(findRow(state, "b")!, "approve")).toBe("Approved");
	});
});
