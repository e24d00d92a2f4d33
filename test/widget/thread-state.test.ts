import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pageLoaded, repliesLoaded, threadLoaded } from "../../widget/thread/more-state.ts";
import { viewerForgotten, viewerLoaded } from "../../widget/thread/own-state.ts";
import { commentCount, firstLoaded, initialState, type Row, type ThreadState } from "../../widget/thread/state.ts";
import { type Branch, branches } from "../../widget/thread/tree.ts";
import {
	createFailed,
	createStarted,
	createSucceeded,
	deleteSucceeded,
	editSucceeded,
	leavingChanged,
} from "../../widget/thread/write-state.ts";
import { comment, idOf, own, reply, thread } from "./thread-rows.ts";

const read = { threadLoaded, pageLoaded, repliesLoaded, viewerLoaded, viewerForgotten };
const written = { createStarted, createSucceeded, createFailed, editSucceeded, leavingChanged, deleteSucceeded };
const changes = { ...read, ...written };
type Changes = typeof changes;
/** What happens to a thread: the name of the change, and what it is told. */
type Happening = {
	[Name in keyof Changes]: Changes[Name] extends (state: ThreadState, ...told: infer Told) => ThreadState
		? [Name, ...Told]
		: never;
}[keyof Changes];

function stateAfter(happenings: Happening[], state: ThreadState = initialState): ThreadState {
	return happenings.reduce((before, [name, ...told]) => {
		const change = changes[name] as (state: ThreadState, ...told: unknown[]) => ThreadState;
		return change(before, ...told);
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
const open: Happening = ["threadLoaded", visible];

test("the first page is as any later one where nothing was before", () => {
	const whole = thread([comment(1, { replyCount: 2 }), reply(3, 1), reply(4, 3), comment(2)], { next: idOf(2) });
	expect(firstLoaded(initialState, whole)).toEqual(threadLoaded(initialState, whole));
});

test("a form at another comment stays open while one is changed, leaves or is gone", () => {
	const answering: ThreadState = { ...stateAfter([open]), open: { id: idOf(1), as: "reply" } };
	const mine = own(comment(2));
	for (const [name, ...told] of [
		["editSucceeded", mine],
		["leavingChanged", idOf(2), true],
		["deleteSucceeded", idOf(2), null],
	] as Happening[]) {
		expect(stateAfter([[name, ...told] as Happening], answering).open, name).toEqual(answering.open);
	}
	const changing: ThreadState = { ...answering, open: { id: idOf(2), as: "edit" } };
	expect(stateAfter([["editSucceeded", mine]], changing).open).toBeNull();
});

describe("a comment that is written", () => {
	test("stands there at once, is confirmed by the answer and counted then", () => {
		const sending = stateAfter([open, ["createStarted", sendingRow("client-1")]]);
		expect(sending.comments.get("client-1")?.isSending).toBe(true);
		expect(commentCount(sending)).toBe(2);
		const sent = stateAfter([["createSucceeded", "client-1", own(comment(3))]], sending);
		expect([...sent.comments.keys()]).toEqual([idOf(1), idOf(2), idOf(3)]);
		expect(commentCount(sent)).toBe(3);
	});

	test("is gone again where the server did not take it", () => {
		const state = stateAfter([open, ["createStarted", sendingRow("client-1")], ["createFailed", "client-1"]]);
		expect(state.comments).toEqual(stateAfter([open]).comments);
	});

	test("is counted once when a retry is answered with the first result", () => {
		const answer: Happening = ["createSucceeded", "client-1", own(comment(3))];
		expect(commentCount(stateAfter([open, answer, answer]))).toBe(3);
	});

	test("is not counted while it waits for approval", () => {
		const waiting = own(comment(3, { status: "pending" }));
		expect(commentCount(stateAfter([open, ["createSucceeded", "client-1", waiting]]))).toBe(2);
	});

	test("as a reply is counted by the top-level comment above it too", () => {
		const state = stateAfter([open, ["createSucceeded", "c", own(reply(3, 1))]]);
		expect(state.comments.get(idOf(1))?.replyCount).toBe(1);
	});
});

describe("own comments", () => {
	const waiting = own(comment(3, { status: "pending" }));
	const viewer: Happening = [
		"viewerLoaded",
		{ author: waiting.author!, comments: [waiting], reactions: {}, likesPage: false, now: 0 },
	];

	test("that wait are shown to their author, whichever answer came first", () => {
		for (const state of [stateAfter([open, viewer]), stateAfter([viewer, open])]) {
			expect(state.comments.get(idOf(3))?.body).toEqual(waiting.body);
		}
	});

	test("keep their words when a list has only the place of a waiting one", () => {
		const place = comment(3, { status: "pending", author: null, body: [] });
		const state = stateAfter([viewer, ["threadLoaded", thread([place])]]);
		expect(state.comments.get(idOf(3))?.body).toEqual(waiting.body);
	});

	test("keep an edit that a cached list does not know yet", () => {
		const edited = own(comment(2, { editedAt: 9, body: [["p", ["new"]]] }), { version: 2 });
		const state = stateAfter([open, ["editSucceeded", edited], open]);
		expect(state.comments.get(idOf(2))?.body).toEqual(edited.body);
		expect(state.comments.get(idOf(2))?.own?.version).toBe(2);
	});

	test("that wait are gone after logging out, and the others cannot be changed any more", () => {
		const published = own(comment(2));
		const state = stateAfter([open, viewer, ["editSucceeded", published], ["viewerForgotten"]]);
		expect([...state.comments.keys()]).toEqual([idOf(1), idOf(2)]);
		expect(state.comments.get(idOf(2))?.own).toBeUndefined();
	});

	test("that are deleted leave their place where they have replies, else nothing", () => {
		const place = comment(1, { status: "deleted", author: null, body: [] });
		const withPlace = stateAfter([open, ["deleteSucceeded", idOf(1), place]]);
		expect(withPlace.comments.get(idOf(1))?.status).toBe("deleted");
		const without = stateAfter([open, ["deleteSucceeded", idOf(1), null]]);
		expect(without.comments.has(idOf(1))).toBe(false);
		expect([commentCount(withPlace), commentCount(without)]).toEqual([1, 1]);
	});
});

describe("whatever happens, in any order", () => {
	const number = fc.integer({ min: 1, max: 12 });
	const view = fc
		.record({ number, to: fc.option(number), status: fc.constantFrom("visible", "pending", "deleted", "removed") })
		.map(({ number, to, status }) =>
			comment(number, { parentId: to === null ? null : idOf(to), status: status as "visible" }),
		);
	const list = fc.uniqueArray(view, { selector: ({ id }) => id, maxLength: 8 });
	const client = fc.constantFrom("client-a", "client-b", "client-c");
	const page = list.map((rows) => thread(rows));
	const row = fc.tuple(client, fc.option(number)).map(([id, to]) => sendingRow(id, to === null ? null : idOf(to)));
	const answer = view.map((shown) => own(shown));
	const viewer = list.map((rows) => ({ ...nobody, author: me, comments: rows.map((shown) => own(shown)) }));
	const replies = list.map((comments) => ({ comments, next: null }));
	const happening = fc.oneof(
		fc.tuple(fc.constant("threadLoaded"), page),
		fc.tuple(fc.constant("pageLoaded"), page, fc.constantFrom("next", "previous")),
		fc.tuple(fc.constant("repliesLoaded"), number.map(idOf), replies),
		fc.tuple(fc.constant("viewerLoaded"), viewer),
		fc.tuple(fc.constant("viewerForgotten")),
		fc.tuple(fc.constant("createStarted"), row),
		fc.tuple(fc.constant("createSucceeded"), client, answer),
		fc.tuple(fc.constant("createFailed"), client),
		fc.tuple(fc.constant("editSucceeded"), answer),
		fc.tuple(fc.constant("deleteSucceeded"), number.map(idOf), fc.constant(null)),
	) as fc.Arbitrary<Happening>;

	function reachable(tree: Branch[]): string[] {
		return tree.flatMap((branch) => [branch.row.id, ...reachable(branch.replies)]);
	}

	test("leaves every comment where it can be reached, exactly once", () => {
		fc.assert(
			fc.property(fc.array(happening, { maxLength: 30 }), (happenings) => {
				const state = stateAfter(happenings);
				expect(reachable(branches(state)).sort()).toEqual([...state.comments.keys()].sort());
			}),
		);
	});

	test("leaves no row that is being sent after its answer", () => {
		fc.assert(
			fc.property(fc.array(happening, { maxLength: 30 }), (happenings) => {
				const sending = new Set<string>();
				for (const [name, told] of happenings) {
					if (name === "createStarted") sending.add(told.id);
					if (name === "createSucceeded" || name === "createFailed") sending.delete(told);
				}
				const left = [...stateAfter(happenings).comments.values()].filter(({ isSending }) => isSending);
				expect(left.map(({ id }) => id).sort()).toEqual([...sending].sort());
			}),
		);
	});

	test("never counts fewer comments than it shows, nor fewer than none", () => {
		fc.assert(
			fc.property(fc.array(happening, { maxLength: 30 }), (happenings) => {
				const state = stateAfter(happenings);
				const shown = [...state.comments.values()].filter((row) => row.status === "visible" && !row.isSending);
				expect(commentCount(state)).toBeGreaterThanOrEqual(shown.length);
				for (const { replyCount } of state.comments.values()) expect(replyCount).toBeGreaterThanOrEqual(0);
			}),
		);
	});
});
