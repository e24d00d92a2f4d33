import { describe, expect, test } from "vitest";
import { pageLoaded, repliesLoaded, threadLoaded } from "../../widget/thread/more-state.ts";
import { initialState, type Row, type ThreadState } from "../../widget/thread/state.ts";
import { type Branch, branches, groups } from "../../widget/thread/tree.ts";
import type { CommentView, Sort } from "../../worker/contract/wire.ts";
import { comment, idOf, reply, thread } from "./thread-rows.ts";

function loaded(comments: CommentView[], sort: Sort = "oldest"): ThreadState {
	return threadLoaded(initialState, thread(comments, { settings: { ...thread([]).settings, sort } }));
}

/** The tree as nested numbers. */
type Shape = [number, ...Shape[]];
const shape = ({ row, replies }: Branch): Shape => [Number(row.id), ...replies.map(shape)];
const shapes = (state: ThreadState) => branches(state).map(shape);

function ids(tree: Branch[]): string[] {
	const found: string[] = [];
	const left = [...tree];
	for (let next = left.pop(); next; next = left.pop()) {
		found.push(next.row.id);
		left.push(...next.replies);
	}
	return found;
}

describe("the groups a long list is drawn in", () => {
	const grouped = (state: ThreadState) =>
		[...groups(branches(state)).values()].map((group) => group.map(({ row }) => Number(row.id)));
	const keys = (state: ThreadState) => [...groups(branches(state)).keys()];

	test("are the lists they came in, and stay the same while more come before and after", () => {
		const middle = loaded([comment(4), comment(5)]);
		const more = pageLoaded(middle, thread([comment(6), comment(7)]), "next");
		const all = pageLoaded(more, thread([comment(1), comment(2)]), "previous");
		expect(grouped(all)).toEqual([
			[1, 2],
			[4, 5],
			[6, 7],
		]);
		expect(keys(all)).toEqual(expect.arrayContaining(keys(more)));
	});

	test("take in what came by itself, wherever it stands", () => {
		const state = pageLoaded(loaded([comment(2), comment(4)]), thread([comment(6)]), "next");
		const news = [comment(1), comment(3), comment(7)].map((row): [string, Row] => [row.id, row]);
		const comments = new Map([...state.comments, ...news]);
		expect(grouped({ ...state, comments })).toEqual([[1], [2, 3, 4], [6, 7]]);
		expect(grouped({ ...state, comments, sort: "newest" })).toEqual([[7], [6], [4, 3, 2, 1]]);
	});
});

describe("the tree readers see", () => {
	test("has top-level comments in the order asked for and replies in time order", () => {
		const comments = [comment(1), reply(3, 1), reply(2, 1), comment(4)];
		expect(shapes(loaded(comments, "oldest"))).toEqual([[1, [2], [3]], [4]]);
		expect(shapes(loaded(comments, "newest"))).toEqual([[4], [1, [2], [3]]]);
	});

	test("stops indenting after three levels and then names whom a reply answers", () => {
		const chain = [comment(1), reply(2, 1), reply(3, 2), reply(4, 3), reply(5, 4), reply(6, 5)];
		expect(shapes(loaded(chain))).toEqual([[1, [2, [3, [4], [5], [6]]]]]);
		const flat = branches(loaded(chain))[0]!.replies[0]!.replies[0]!.replies;
		expect(flat.map(({ replyTo }) => replyTo)).toEqual([undefined, "Author 4", "Author 5"]);
	});

	test("hangs a reply whose parent is not loaded below its branch's top-level comment", () => {
		const first = loaded([comment(1), reply(2, 1)]);
		const replies = { comments: [reply(9, 8, { replyTo: "Somebody" })], next: null };
		const state = repliesLoaded(first, idOf(1), replies);
		expect(shapes(state)).toEqual([[1, [2], [9]]]);
		expect(branches(state)[0]!.replies[1]!.replyTo).toBe("Somebody");
	});

	test("shows comments that answer each other in a circle, once each", () => {
		const state = loaded([reply(1, 2), reply(2, 1), reply(3, 3), comment(4)]);
		expect(ids(branches(state)).sort()).toEqual([1, 2, 3, 4].map(idOf));
	});

	test("places a chain of 1,000 replies and 10,000 comments without a hitch", () => {
		const chain = Array.from({ length: 1000 }, (_, index) => (index ? reply(index + 1, index) : comment(1)));
		expect(ids(branches(loaded(chain)))).toHaveLength(1000);
		const flat = Array.from({ length: 10_000 }, (_, index) => comment(index + 1));
		const started = performance.now();
		expect(branches(loaded(flat))).toHaveLength(10_000);
		expect(performance.now() - started).toBeLessThan(1000);
	});

	test("puts a comment that is being sent last among its siblings, which is first where the newest are", () => {
		const row: Row = { ...comment(5), id: "a-client-id", isSending: true };
		const sending = (sort: Sort) => {
			const state = loaded([comment(1), comment(9)], sort);
			const comments = new Map(state.comments).set(row.id, row);
			return branches({ comments, sort }).map((branch) => branch.row.id);
		};
		expect(sending("oldest")).toEqual([idOf(1), idOf(9), "a-client-id"]);
		expect(sending("newest")).toEqual(["a-client-id", idOf(9), idOf(1)]);
	});
});

describe("replies that are still to be loaded", () => {
	const hidden = (state: ThreadState) => branches(state)[0]!.hidden;

	test("are what the top-level comment counts beyond those that are shown", () => {
		expect(hidden(loaded([comment(1, { replyCount: 5 }), reply(2, 1), reply(3, 2)]))).toBe(3);
	});

	test("are none once the server has said that there is nothing more, whatever the count says", () => {
		const state = loaded([comment(1, { replyCount: 5 }), reply(2, 1)]);
		const replies = { comments: [reply(3, 1)], next: null };
		expect(hidden(repliesLoaded(state, idOf(1), replies))).toBe(0);
	});

	test("are at least one while the server says that there is more", () => {
		const state = loaded([comment(1, { replyCount: 1 }), reply(2, 1)]);
		const replies = { comments: [reply(3, 1)], next: idOf(3) };
		expect(hidden(repliesLoaded(state, idOf(1), replies))).toBe(1);
	});
});
