import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrivedCount, reduceLive, showArrived } from "../../widget/thread/live-state.ts";
import { threadLoaded } from "../../widget/thread/more-state.ts";
import { commentCount, initialState, type ThreadState } from "../../widget/thread/state.ts";
import { type Branch, branches } from "../../widget/thread/tree.ts";
import { createStarted, createSucceeded, editSucceeded } from "../../widget/thread/write-state.ts";
import type { CommentView, LiveEvent } from "../../worker/contract/wire.ts";
import { comment, idOf, own, reply, thread } from "./thread-rows.ts";

let version = 1;
const written = (shown: CommentView): LiveEvent => ({ ...edited(shown), isNew: true });
const edited = (shown: CommentView) => ({ type: "comment" as const, version: ++version, comment: shown });
const gone = (number: number, place: CommentView | null = null): LiveEvent => ({
	type: "gone",
	version: ++version,
	id: idOf(number),
	comment: place,
});
/** A reader has two comments and a reply to the first on the page. */
const loaded = threadLoaded(initialState, thread([comment(1, { replyCount: 1 }), reply(2, 1), comment(3)]));
const told = (events: LiveEvent[], state: ThreadState = loaded) => events.reduce(reduceLive, state);

function shownIds(state: ThreadState): string[] {
	const ids = (tree: Branch[]): string[] => tree.flatMap(({ row, replies }) => [row.id, ...ids(replies)]);
	return ids(branches(state));
}

describe("what others write", () => {
	test("waits until the reader wants to see it, and then stands in its place and is counted", () => {
		const state = told([written(comment(4)), written(reply(5, 2))]);
		expect(shownIds(state)).toEqual(shownIds(loaded));
		expect([arrivedCount(state), commentCount(state)]).toEqual([2, 3]);
		const shown = showArrived(state);
		expect(shownIds(shown)).toEqual([4, 3, 1, 2, 5].map(idOf));
		expect([arrivedCount(shown), commentCount(shown)]).toEqual([0, 5]);
		expect(shown.comments.get(idOf(1))?.replyCount).toBe(2);
	});

	test("opens the branch it comes into, and no other", () => {
		const away = { ...told([written(reply(5, 2))]), collapsed: new Set([1, 2, 3].map(idOf)) };
		expect([...showArrived(away).collapsed]).toEqual([idOf(3)]);
		expect([...away.collapsed]).toHaveLength(3);
	});

	test("is shown with the words it has by then, or not at all where it was taken back", () => {
		const said = written(comment(4));
		const better = edited(comment(4, { body: [["p", ["better"]]], editedAt: 9 }));
		expect(showArrived(told([said, better])).comments.get(idOf(4))?.body).toEqual([["p", ["better"]]]);
		const state = told([said, better, gone(4)]);
		expect([arrivedCount(state), shownIds(showArrived(state))]).toEqual([0, shownIds(loaded)]);
	});

	test("as an answer to one that has just arrived stands below it, whichever was told first", () => {
		const shown = showArrived(told([written(reply(5, 4)), written(comment(4))]));
		expect(shown.comments.get(idOf(5))?.rootId).toBe(idOf(4));
		expect(shownIds(shown)).toEqual([4, 5, 3, 1, 2].map(idOf));
	});

	test("below a comment the reader has not loaded is not announced, only counted", () => {
		const state = told([written(reply(5, 77)), written(reply(6, 5))]);
		expect(arrivedCount(state)).toBe(0);
		expect([shownIds(showArrived(state)), commentCount(showArrived(state))]).toEqual([shownIds(loaded), 5]);
	});

	test("and only edited now, where the reader has not been yet, is no news", () => {
		expect(told([edited(comment(77))])).toEqual(loaded);
	});

	test("leaves the replies that are still to be loaded as many as they were", () => {
		const long = threadLoaded(initialState, thread([comment(1, { replyCount: 9 }), reply(2, 1)]));
		const hidden = (state: ThreadState) => branches(state)[0]?.hidden;
		expect(hidden(showArrived(told([written(reply(20, 1))], long)))).toBe(hidden(long));
	});
});

describe("an own comment", () => {
	const row = { ...comment(0), id: "client-1", author: { name: "Me", avatar: 1 } };
	const mine = comment(4, { author: { name: "Me", avatar: 1 } });

	test("is not announced to its author, whether it is told before the answer comes or after", () => {
		const sending = createStarted(loaded, row);
		const heard = told([written(mine)], sending);
		expect(arrivedCount(heard)).toBe(0);
		const sent = (state: ThreadState) => createSucceeded(state, "client-1", own(mine));
		for (const state of [sent(heard), told([written(mine)], sent(sending))]) {
			expect([arrivedCount(state), commentCount(state)]).toEqual([0, 4]);
			expect(state.comments.get(idOf(4))?.own).toBeDefined();
		}
	});

	test("that waited is there for all once it is approved, and can still be changed", () => {
		const waiting = own({ ...mine, status: "pending" });
		const state = createSucceeded(loaded, "client-1", waiting);
		const approved = told([written(mine)], state);
		expect(approved.comments.get(idOf(4))).toMatchObject({ status: "visible", own: { text: "my words" } });
		expect([commentCount(state), commentCount(approved)]).toEqual([3, 4]);
	});

	test("keeps its words in its author's sight when it is held again", () => {
		const state = editSucceeded(loaded, own({ ...mine, status: "pending" }));
		expect(told([gone(4)], state)).toEqual(state);
	});
});

describe("what others change or take back", () => {
	test("is changed at once", () => {
		const state = told([edited(comment(3, { body: [["p", ["new"]]], editedAt: 9 }))]);
		expect(state.comments.get(idOf(3))?.body).toEqual([["p", ["new"]]]);
		expect([commentCount(state), arrivedCount(state)]).toEqual([3, 0]);
	});

	test("is gone at once, or leaves its place where it has replies", () => {
		expect(shownIds(told([gone(3)]))).toEqual([1, 2].map(idOf));
		const place = comment(1, { status: "removed", author: null, body: [], replyCount: 1 });
		const state = told([gone(1, place)]);
		expect(state.comments.get(idOf(1))).toMatchObject({ status: "removed", body: [], author: null });
		expect(commentCount(state)).toBe(2);
		const back = told([written(comment(1, { replyCount: 1 }))], state);
		expect([commentCount(back), arrivedCount(back)]).toEqual([3, 0]);
	});

	test("as a reply is no longer counted by the comment above it", () => {
		expect(told([gone(2)]).comments.get(idOf(1))?.replyCount).toBe(0);
	});

	test("stays as an empty place while the reader is writing an answer to it", () => {
		const answering: ThreadState = { ...loaded, open: { id: idOf(3), as: "reply" } };
		const state = told([gone(3)], answering);
		expect(state.comments.get(idOf(3))).toMatchObject({ status: "removed", body: [], author: null });
		expect(state.open).toEqual(answering.open);
	});
});

describe("a reader who was told too little", () => {
	test("keeps what they see, and a list loaded anew has told everything", () => {
		const state = told([written(comment(4)), { type: "stale", version: 9 }]);
		expect([state.isStale, shownIds(state)]).toEqual([true, shownIds(loaded)]);
		const fresh = threadLoaded(state, thread([comment(4), comment(1)]));
		expect([fresh.isStale, arrivedCount(fresh)]).toEqual([false, 0]);
	});
});

describe("any sequence of events", () => {
	const number = fc.integer({ min: 1, max: 9 });
	const event = fc.oneof(
		fc
			.tuple(number, fc.option(number))
			.map(([id, to]) => (id % 2 ? edited : written)(comment(id, { parentId: to === null ? null : idOf(to) }))),
		number.map((id) => gone(id)),
		number.map((id) => gone(id, comment(id, { status: "deleted", author: null, body: [], replyCount: 1 }))),
	);

	test("moves nothing that is new into sight, and what is shown is what was announced", () => {
		fc.assert(
			fc.property(fc.array(event, { maxLength: 30 }), (events) => {
				const state = told(events);
				const before = new Set(loaded.comments.keys());
				expect([...state.comments.keys()].filter((id) => !before.has(id))).toEqual([]);
				const shown = showArrived(state);
				expect(shown.comments.size - state.comments.size).toBe(arrivedCount(state));
				expect(shownIds(shown).sort()).toEqual([...shown.comments.keys()].sort());
				expect(commentCount(shown)).toBeGreaterThanOrEqual(0);
				for (const { replyCount } of shown.comments.values()) expect(replyCount).toBeGreaterThanOrEqual(0);
			}),
		);
	});
});
