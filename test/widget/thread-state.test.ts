import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MoreEvent, reduceMore } from "../../widget/thread/more-state.ts";
import { type OwnEvent, reduceOwn } from "../../widget/thread/own-state.ts";
import {
	commentCount,
	initialState,
	type ReadingEvent,
	type Row,
	reduce,
	type ThreadState,
} from "../../widget/thread/state.ts";
import { type Branch, branches } from "../../widget/thread/tree.ts";
import { comment, idOf, own, reply, thread } from "./thread-rows.ts";

const readings = new Set(["loadStarted", "loadFailed", "threadLoaded"]);
const more = new Set(["pageLoaded", "repliesLoaded"]);

function stateAfter(events: (ReadingEvent | MoreEvent | OwnEvent)[], state: ThreadState = initialState): ThreadState {
	return events.reduce((before, event) => {
		if (readings.has(event.type)) return reduce(before, event as ReadingEvent);
		return more.has(event.type) ? reduceMore(before, event as MoreEvent) : reduceOwn(before, event as OwnEvent);
	}, state);
}

const sendingRow = (clientId: string, parentId: string | null = null): Row => ({
	...comment(1),
	id: clientId,
	parentId,
});
const me = { name: "Me", avatar: 1 };
const nobody = { author: null, reactions: {}, likesPage: false };
const visible = thread([comment(1), comment(2)]);
const open: ReadingEvent = { type: "threadLoaded", thread: visible };

describe("a comment that is written", () => {
	test("stands there at once, is confirmed by the answer and counted then", () => {
		const sending = stateAfter([open, { type: "createStarted", row: sendingRow("client-1") }]);
		expect(sending.comments.get("client-1")?.isSending).toBe(true);
		expect(commentCount(sending)).toBe(2);
		const sent = stateAfter([{ type: "createSucceeded", clientId: "client-1", comment: own(comment(3)) }], sending);
		expect([...sent.comments.keys()]).toEqual([idOf(1), idOf(2), idOf(3)]);
		expect(commentCount(sent)).toBe(3);
	});

	test("is gone again where the server did not take it", () => {
		const state = stateAfter([
			open,
			{ type: "createStarted", row: sendingRow("client-1") },
			{ type: "createFailed", clientId: "client-1" },
		]);
		expect(state.comments).toEqual(stateAfter([open]).comments);
	});

	test("is counted once when a retry is answered with the first result", () => {
		const answer: OwnEvent = { type: "createSucceeded", clientId: "client-1", comment: own(comment(3)) };
		expect(commentCount(stateAfter([open, answer, answer]))).toBe(3);
	});

	test("is not counted while it waits for approval", () => {
		const waiting = own(comment(3, { status: "pending" }));
		expect(commentCount(stateAfter([open, { type: "createSucceeded", clientId: "client-1", comment: waiting }]))).toBe(
			2,
		);
	});

	test("as a reply is counted by the top-level comment above it too", () => {
		const state = stateAfter([open, { type: "createSucceeded", clientId: "c", comment: own(reply(3, 1)) }]);
		expect(state.comments.get(idOf(1))?.replyCount).toBe(1);
	});
});

describe("own comments", () => {
	const waiting = own(comment(3, { status: "pending" }));
	const viewer: OwnEvent = {
		type: "viewerLoaded",
		viewer: { author: waiting.author!, comments: [waiting], reactions: {}, likesPage: false },
	};

	test("that wait are shown to their author, whichever answer came first", () => {
		for (const state of [stateAfter([open, viewer]), stateAfter([viewer, open])]) {
			expect(state.comments.get(idOf(3))?.body).toEqual(waiting.body);
		}
	});

	test("keep their words when a list has only the place of a waiting one", () => {
		const place = comment(3, { status: "pending", author: null, body: [] });
		const state = stateAfter([viewer, { type: "threadLoaded", thread: thread([place]) }]);
		expect(state.comments.get(idOf(3))?.body).toEqual(waiting.body);
	});

	test("keep an edit that a cached list does not know yet", () => {
		const edited = own(comment(2, { editedAt: 9, body: [["p", ["new"]]] }), { version: 2 });
		const state = stateAfter([open, { type: "editSucceeded", comment: edited }, open]);
		expect(state.comments.get(idOf(2))?.body).toEqual(edited.body);
		expect(state.comments.get(idOf(2))?.own?.version).toBe(2);
	});

	test("that wait are gone after logging out, and the others cannot be changed any more", () => {
		const published = own(comment(2));
		const state = stateAfter([
			open,
			viewer,
			{ type: "editSucceeded", comment: published },
			{ type: "viewerForgotten" },
		]);
		expect([...state.comments.keys()]).toEqual([idOf(1), idOf(2)]);
		expect(state.comments.get(idOf(2))?.own).toBeUndefined();
	});

	test("that are deleted leave their place where they have replies, else nothing", () => {
		const place = comment(1, { status: "deleted", author: null, body: [] });
		const withPlace = stateAfter([open, { type: "deleteSucceeded", id: idOf(1), comment: place }]);
		expect(withPlace.comments.get(idOf(1))?.status).toBe("deleted");
		const without = stateAfter([open, { type: "deleteSucceeded", id: idOf(1), comment: null }]);
		expect(without.comments.has(idOf(1))).toBe(false);
		expect([commentCount(withPlace), commentCount(without)]).toEqual([1, 1]);
	});
});

describe("any sequence of events", () => {
	const number = fc.integer({ min: 1, max: 12 });
	const view = fc
		.record({ number, to: fc.option(number), status: fc.constantFrom("visible", "pending", "deleted", "removed") })
		.map(({ number, to, status }) =>
			comment(number, { parentId: to === null ? null : idOf(to), status: status as "visible" }),
		);
	const list = fc.uniqueArray(view, { selector: ({ id }) => id, maxLength: 8 });
	const client = fc.constantFrom("client-a", "client-b", "client-c");
	const event = fc.oneof(
		fc.record({ type: fc.constant("threadLoaded"), thread: list.map((rows) => thread(rows)) }),
		fc.record({
			type: fc.constant("pageLoaded"),
			thread: list.map((rows) => thread(rows)),
			way: fc.constantFrom("next", "previous"),
		}),
		fc.record({
			type: fc.constant("repliesLoaded"),
			rootId: number.map(idOf),
			replies: list.map((comments) => ({ comments, next: null })),
		}),
		fc.record({
			type: fc.constant("viewerLoaded"),
			viewer: list.map((rows) => ({ ...nobody, author: me, comments: rows.map((row) => own(row)) })),
		}),
		fc.record({ type: fc.constant("viewerForgotten") }),
		fc.record({
			type: fc.constant("createStarted"),
			row: fc.tuple(client, fc.option(number)).map(([id, to]) => sendingRow(id, to === null ? null : idOf(to))),
		}),
		fc.record({ type: fc.constant("createSucceeded"), clientId: client, comment: view.map((row) => own(row)) }),
		fc.record({ type: fc.constant("createFailed"), clientId: client }),
		fc.record({ type: fc.constant("editSucceeded"), comment: view.map((row) => own(row)) }),
		fc.record({ type: fc.constant("deleteSucceeded"), id: number.map(idOf), comment: fc.constant(null) }),
	) as fc.Arbitrary<ReadingEvent | MoreEvent | OwnEvent>;

	function reachable(tree: Branch[]): string[] {
		return tree.flatMap((branch) => [branch.row.id, ...reachable(branch.replies)]);
	}

	test("leaves every comment where it can be reached, exactly once", () => {
		fc.assert(
			fc.property(fc.array(event, { maxLength: 30 }), (events) => {
				const state = stateAfter(events);
				expect(reachable(branches(state)).sort()).toEqual([...state.comments.keys()].sort());
			}),
		);
	});

	test("leaves no row that is being sent after its answer", () => {
		fc.assert(
			fc.property(fc.array(event, { maxLength: 30 }), (events) => {
				const sending = new Set<string>();
				for (const one of events) {
					if (one.type === "createStarted") sending.add(one.row.id);
					if (one.type === "createSucceeded" || one.type === "createFailed") sending.delete(one.clientId);
				}
				const left = [...stateAfter(events).comments.values()].filter(({ isSending }) => isSending);
				expect(left.map(({ id }) => id).sort()).toEqual([...sending].sort());
			}),
		);
	});

	test("never counts fewer comments than it shows, nor fewer than none", () => {
		fc.assert(
			fc.property(fc.array(event, { maxLength: 30 }), (events) => {
				const state = stateAfter(events);
				const shown = [...state.comments.values()].filter((row) => row.status === "visible" && !row.isSending);
				expect(commentCount(state)).toBeGreaterThanOrEqual(shown.length);
				for (const { replyCount } of state.comments.values()) expect(replyCount).toBeGreaterThanOrEqual(0);
			}),
		);
	});
});
