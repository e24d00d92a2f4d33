// listenThread: what those who look at a thread are told while they do, and what it costs.

import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { READERS_MAX, READERS_PER_ADDRESS_MAX } from "../../worker/contract/limits.ts";
import type { Problem } from "../../worker/contract/problems.ts";
import type { BulkView, DecideMany, LiveEvent, ThreadEvent, Undone } from "../../worker/contract/wire.ts";
import { call, newAddress, send } from "./support/api.ts";
import { askToListen, listener } from "./support/listener.ts";
import {
	comment,
	listThread,
	listThreadUncached,
	moderator,
	PAGE,
	reads,
	site,
	type TestSite,
	visitor,
} from "./support/people.ts";

const roomOf = (at: TestSite, page = PAGE) => env.ROOMS.getByName(`${at.id} ${page}`);
const stored = (at: TestSite) =>
	runInDurableObject(roomOf(at), async (_, { storage }) => ({
		values: JSON.stringify([...storage.kv.list()]),
		count: [...storage.kv.list()].length,
		alarm: await storage.getAlarm(),
	}));
const minutesToAlarm = async (at: TestSite) => Math.round(((await stored(at)).alarm! - Date.now()) / 60_000);
const setLive = (at: TestSite, isOn: boolean) =>
	env.DB.prepare("UPDATE sites SET settings = json_set(settings, '$.live', json(?2)) WHERE id = ?1")
		.bind(at.id, String(isOn))
		.run();
const heardComment = (event: LiveEvent) => {
	expect(event).toMatchObject({ type: "comment" });
	return event as Extract<LiveEvent, { type: "comment" }>;
};
const rowsRead = (headers: Headers) => Number(/rows-read;desc=(\d+)/.exec(headers.get("Server-Timing") ?? "")?.[1]);

describe("listenThread tells everybody who looks at the thread", () => {
	it("of a comment that is written, as anybody may read it and with the thread's version", async () => {
		const blog = await site();
		const readers = await Promise.all([listener(blog), listener(blog)]);
		const said = await visitor(blog).says({ text: "*Hello*", email: "ada@example.org" });
		const { comments, version } = (await listThreadUncached(blog)).json;
		for (const reader of readers) {
			expect(await reader.hears()).toEqual({ type: "comment", version, isNew: true, comment: comments[0] });
		}
		expect(comments[0]?.id).toBe(said.id);
	});

	it("of nothing that happens on another page or another site", async () => {
		const [blog, other] = [await site(), await site()];
		const reader = await listener(blog);
		await visitor(blog).says({ page: "/another" });
		await visitor(other).says();
		const here = await visitor(blog).says();
		expect(heardComment(await reader.hears()).comment.id).toBe(here.id);
	});

	it("of an edit, which is no new comment", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const said = await ada.says();
		const reader = await listener(blog);
		await ada.editComment(said.id, { text: "Better words", version: 1 });
		const { comment: edited, isNew } = heardComment(await reader.hears());
		expect([edited.id, edited.body, isNew]).toEqual([said.id, [["p", ["Better words"]]], undefined]);
		expect(edited.editedAt).toBeGreaterThan(0);
	});

	it("of a deletion, and what is left in the place of one with replies", async () => {
		const blog = await site();
		const [ada, bob] = [visitor(blog), visitor(blog)];
		const [alone, answered] = [await ada.says(), await ada.says()];
		await bob.says({ parentId: answered.id });
		const reader = await listener(blog);
		await ada.deleteComment(alone.id);
		await ada.deleteComment(answered.id);
		expect(await reader.hears()).toMatchObject({ type: "gone", id: alone.id, comment: null });
		const [place] = (await listThreadUncached(blog)).json.comments.filter(({ id }) => id === answered.id);
		expect(place).toMatchObject({ status: "deleted", body: [], author: null });
		expect(await reader.hears()).toMatchObject({ type: "gone", id: answered.id, comment: place });
	});

	it("of what a moderator decides: what is let through is new, what is removed is gone, and so is what was undone", async () => {
		const blog = await site({ mode: "hold-all" });
		const judge = await moderator();
		const reader = await listener(blog);
		const said = await visitor(blog).says();
		const other = await visitor(blog).says();
		await judge.decide(other.id, { action: "spam", version: 1 });
		await judge.decide(said.id, { action: "approve", version: 1 });
		const approved = heardComment(await reader.hears());
		expect([approved.comment.id, approved.isNew]).toEqual([said.id, true]);
		await judge.decide(said.id, { action: "remove", version: 2 });
		expect(await reader.hears()).toMatchObject({ type: "gone", id: said.id, comment: null });
		await judge.decide(said.id, { action: "undo", version: 3 });
		expect(heardComment(await reader.hears()).comment.id).toBe(said.id);
		await judge.decide(said.id, { action: "spam", version: 4 });
		expect(await reader.hears()).toMatchObject({ type: "gone", id: said.id });
	});

	it("once of a decision on many that they must ask anew, and of what they see nothing of nothing", async () => {
		const blog = await site({ mode: "hold-all" });
		const judge = await moderator();
		const send = (body: Omit<DecideMany & { by: "ids" }, "by" | "id">) => {
			const whole = { by: "ids", id: crypto.randomUUID(), ...body };
			return call<BulkView>("decideMany", { headers: judge.headers, body: whole });
		};
		const held = await Promise.all(Array.from({ length: 5 }, () => visitor(blog).says()));
		const spam = await visitor(blog).says();
		const [reader, elsewhere] = [await listener(blog), await listener(blog, { page: "/another" })];
		await send({ action: "spam", comments: [{ id: spam.id, version: 1 }] });
		const approval = await send({ action: "approve", comments: held.map(({ id }) => ({ id, version: 1 })) });
		const { version, commentCount } = (await listThreadUncached(blog)).json;
		expect(commentCount).toBe(5);
		expect(await reader.hears()).toEqual({ type: "stale", version });
		await send({ action: "remove", comments: [{ id: held[0]!.id, version: 2 }] });
		expect(await reader.hears()).toEqual({ type: "stale", version: version + 1 });
		const undone = { params: { id: String(approval.json.act) }, headers: judge.headers, body: {} };
		expect((await call<Undone>("undoAct", undone)).json.count).toBe(4);
		expect(await reader.hears()).toEqual({ type: "stale", version: version + 5 });
		const other = await visitor(blog).says({ page: "/another" });
		await judge.decide(other.id, { action: "approve", version: 1 });
		expect(heardComment(await elsewhere.hears()).comment.id).toBe(other.id);
	});

	it("of an edit that sends a comment back to wait only that it is gone", async () => {
		const blog = await site({ maxLinks: 0 });
		const ada = visitor(blog);
		const said = await ada.says();
		const reader = await listener(blog);
		await ada.editComment(said.id, { text: "Buy at https://example.org/now", version: 1 });
		const event = await reader.hears();
		expect(event).toEqual({ type: "gone", version: expect.any(Number), id: said.id, comment: null });
	});

	it("of nothing that readers could not see before and cannot see after", async () => {
		const blog = await site({ mode: "hold-all" });
		const [ada, judge] = [visitor(blog), await moderator()];
		const reader = await listener(blog);
		const held = await ada.says();
		await ada.editComment(held.id, { text: "Still waiting", version: 1 });
		await judge.decide(held.id, { action: "remove", version: 2 });
		await judge.decide(held.id, { action: "undo", version: 3 });
		await ada.deleteComment(held.id);
		const shown = await visitor(blog).says();
		await judge.decide(shown.id, { action: "approve", version: 1 });
		expect(heardComment(await reader.hears()).comment.id).toBe(shown.id);
		expect((await stored(blog)).values).not.toContain(held.id);
	});

	it("of nothing when a reported comment is found to be fine", async () => {
		const blog = await site();
		const judge = await moderator();
		const said = await visitor(blog).says();
		const reader = await listener(blog);
		await visitor(blog).reportComment(said.id);
		await judge.decide(said.id, { action: "approve", version: 1 });
		const next = await visitor(blog).says();
		expect(heardComment(await reader.hears()).comment.id).toBe(next.id);
	});
});

describe("a reader who comes late", () => {
	it("is told what happened after the version they have, of each comment the latest", async () => {
		const blog = await site();
		const ada = visitor(blog);
		await ada.says();
		const { version } = await reads(blog);
		const [kept, edited, gone] = [await ada.says(), await ada.says(), await ada.says()];
		await ada.editComment(edited.id, { text: "Better words", version: 1 });
		await ada.deleteComment(gone.id);
		const reader = await listener(blog, { since: version });
		expect(heardComment(await reader.hears()).comment.id).toBe(kept.id);
		const event = heardComment(await reader.hears());
		expect([event.comment.id, event.comment.body, event.isNew]).toEqual([edited.id, [["p", ["Better words"]]], true]);
		expect(await reader.hears()).toMatchObject({ type: "gone", id: gone.id });
		const next = await ada.says();
		expect(heardComment(await reader.hears()).comment.id).toBe(next.id);
	});

	it("and has everything is told nothing but what comes", async () => {
		const blog = await site();
		const ada = visitor(blog);
		await ada.says();
		const { version } = await reads(blog);
		const reader = await listener(blog, { since: version });
		const next = await ada.says();
		expect(heardComment(await reader.hears()).comment.id).toBe(next.id);
	});

	it("by more than the room keeps is told to ask for the thread", async () => {
		const blog = await site();
		for (let version = 1; version <= 52; version++) await roomOf(blog).publish(event(version));
		const [late, lateByOne] = [await listener(blog, { since: 1 }), await listener(blog, { since: 51 })];
		expect(await late.hears()).toMatchObject({ type: "stale" });
		expect(await lateByOne.hears()).toMatchObject({ version: 52 });
		expect((await stored(blog)).count).toBeLessThanOrEqual(51);
	});

	it("finds no words that were taken back meanwhile", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const said = await ada.says("Something I should not have said");
		await ada.deleteComment(said.id);
		const reader = await listener(blog, { since: 0 });
		expect(await reader.hears()).toMatchObject({ type: "gone", id: said.id });
		expect((await stored(blog)).values).not.toContain("should not have said");
	});

	it("by an hour of quiet is told that something happened, and no longer what", async () => {
		const blog = await site();
		await roomOf(blog).publish(event(1));
		await roomOf(blog).publish(event(2));
		expect(await minutesToAlarm(blog)).toBe(60);
		await runDurableObjectAlarm(roomOf(blog));
		expect((await stored(blog)).values).toBe('[["floor",2]]');
		const [late, other] = [await listener(blog, { since: 1 }), await listener(blog, { since: 2 })];
		expect(await late.hears()).toEqual({ type: "stale", version: 2 });
		await roomOf(blog).publish(event(3));
		expect(await other.hears()).toMatchObject({ version: 3 });
	});

	it("by a week finds a room that stores nothing", async () => {
		const blog = await site();
		await roomOf(blog).publish(event(1));
		await runDurableObjectAlarm(roomOf(blog));
		expect(await minutesToAlarm(blog)).toBe(7 * 24 * 60);
		await runDurableObjectAlarm(roomOf(blog));
		expect(await stored(blog)).toEqual({ values: "[]", count: 0, alarm: null });
	});

	it("by more than an hour is not told what is older, however busy the room is", async () => {
		const blog = await site();
		const now = Date.now();
		await roomOf(blog).publish(event(1));
		const clock = vi.spyOn(Date, "now").mockReturnValue(now + 3_700_000);
		await roomOf(blog).publish(event(2));
		clock.mockRestore();
		const reader = await listener(blog, { since: 0 });
		expect(await reader.hears()).toMatchObject({ type: "stale" });
	});
});

describe("two changes that reach the room in the wrong order", () => {
	it("of one comment leave the later one", async () => {
		const blog = await site();
		const reader = await listener(blog);
		for (const version of [2, 1, 3]) await roomOf(blog).publish({ ...event(version), id: ID });
		expect([await reader.hears(), await reader.hears()]).toMatchObject([{ version: 2 }, { version: 3 }]);
	});

	it("or of which one does not reach it, make readers ask for the thread when they want what is new", async () => {
		const blog = await site();
		const reader = await listener(blog);
		await roomOf(blog).publish(event(1));
		await roomOf(blog).publish(event(3));
		expect([await reader.hears(), await reader.hears(), await reader.hears()]).toMatchObject([
			{ version: 1 },
			{ type: "stale" },
			{ version: 3 },
		]);
		const late = await listener(blog, { since: 1 });
		expect(await late.hears()).toMatchObject({ type: "stale" });
	});
});

describe("a connection", () => {
	it("outlives the room's sleep, and is asked for nothing to stay alive but a ping", async () => {
		const blog = await site();
		const reader = await listener(blog);
		await evictDurableObject(roomOf(blog));
		reader.say("ping");
		expect(await reader.nextMessage()).toBe("pong");
		await expect(evictDurableObject(roomOf(blog)), "the ping woke it").rejects.toThrow("not currently running");
		const said = await visitor(blog).says();
		expect(heardComment(await reader.hears()).comment.id).toBe(said.id);
	});

	it("is closed when the reader says anything else, and nobody hears it", async () => {
		const blog = await site();
		const [loud, quiet] = [await listener(blog), await listener(blog)];
		loud.say(JSON.stringify(event(1)));
		expect(await loud.closed).toBe(1008);
		const said = await visitor(blog).says();
		expect(heardComment(await quiet.hears()).comment.id).toBe(said.id);
	});

	it("that a reader ends is forgotten", async () => {
		const blog = await site();
		const reader = await listener(blog);
		reader.leave();
		await reader.closed;
		await runInDurableObject(roomOf(blog), (room, state) => {
			expect([state.getWebSockets().length, Reflect.get(room, "readers")]).toEqual([0, 0]);
		});
	});
});

describe("nobody is let in", () => {
	const refused = async (answer: Response) => (await answer.json()) as Problem;

	it("who asks for no WebSocket", async () => {
		const blog = await site();
		const answer = await send<Problem>(`/v1/sites/${blog.id}/live?page=${PAGE}`);
		expect(answer.json).toMatchObject({ code: "upgrade-required", status: 426 });
		expect(answer.headers.get("Upgrade")).toBe("websocket");
	});

	it("to a site there is not, and asking stores nothing", async () => {
		const nowhere = { id: `no-${crypto.randomUUID()}` } as TestSite;
		expect(await refused(await askToListen(nowhere.id))).toMatchObject({ code: "unknown-site", status: 404 });
		expect(await stored(nowhere)).toEqual({ values: "[]", count: 0, alarm: null });
		expect(await refused(await askToListen("Not_an_id"))).toMatchObject({ code: "unknown-site" });
	});

	it("with a version that is none", async () => {
		const blog = await site();
		const problem = await refused(await askToListen(blog.id, { since: -1 }));
		expect(problem).toMatchObject({ code: "invalid", issues: [{ pointer: "?since", code: "not-valid" }] });
	});

	it("where the owner has switched it off, and nothing is told there", async () => {
		const blog = await site({ live: false });
		expect(await refused(await askToListen(blog.id))).toMatchObject({ code: "live-off", status: 409 });
		expect((await listThread(blog)).json.settings.live).toBe(false);
	});

	it("who comes from an address that has enough connections, or into a room that is full", async () => {
		const blog = await site();
		const address = newAddress();
		for (let n = 0; n < READERS_PER_ADDRESS_MAX; n++) await listener(blog, { address });
		const answer = await askToListen(blog.id, { address });
		expect(answer.headers.get("Retry-After")).toBe("60");
		expect(await refused(answer)).toMatchObject({ code: "too-many", status: 429, retryAfter: 60 });
		await listener(blog);
		await runInDurableObject(roomOf(blog), (room, state) => {
			const socket = state.getWebSockets()[0]!;
			Reflect.set(room, "readers", READERS_MAX);
			vi.spyOn(state, "getWebSockets").mockImplementation((tag) => (tag ? [] : Array(READERS_MAX).fill(socket)));
		});
		expect(await refused(await askToListen(blog.id))).toMatchObject({ code: "too-many" });
	});

	it("before the installation is finished", async () => {
		const { app } = await import("../../worker/app.ts");
		const blog = await site();
		const headers = { Upgrade: "websocket", "CF-Connecting-IP": newAddress() };
		const answer = await app.request(
			`/v1/sites/${blog.id}/live?page=${PAGE}`,
			{ headers },
			{ ...env, SECRET: "short" },
		);
		expect(await refused(answer)).toMatchObject({ code: "not-configured", status: 503 });
	});
});

describe("an owner who switches it off while people look", () => {
	it("has them told nothing, and once it is on again that they missed something", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const reader = await listener(blog);
		const first = await ada.says();
		await setLive(blog, false);
		await ada.says();
		await setLive(blog, true);
		const third = await ada.says();
		expect(heardComment(await reader.hears()).comment.id).toBe(first.id);
		expect(await reader.hears()).toMatchObject({ type: "stale" });
		expect(heardComment(await reader.hears()).comment.id).toBe(third.id);
	});
});

describe("what it costs", () => {
	it("one row of D1 for the first reader of a thread, and none for all the others", async () => {
		const blog = await site();
		const readers = await Promise.all(Array.from({ length: 200 }, () => listener(blog)));
		const rows = readers.map(({ headers }) => rowsRead(headers));
		expect(rows.filter((count) => count > 0)).toEqual([1]);
		await evictDurableObject(roomOf(blog));
		expect(rowsRead((await listener(blog)).headers)).toBe(0);

		const said = await visitor(blog).createComment();
		const heard = await Promise.all(readers.map((reader) => reader.hears()));
		for (const one of heard) expect(heardComment(one).comment.id).toBe(said.json.comment.id);
		// The write costs what it costs where nobody looks.
		const alone = await visitor(await site()).createComment();
		expect(said.cost).toEqual(alone.cost);
		for (const reader of readers) reader.leave();
	});

	it("no write anything when the room cannot be reached", async () => {
		const { app } = await import("../../worker/app.ts");
		const blog = await site();
		const logged = vi.spyOn(console, "error").mockImplementation(() => {});
		const unreachable = {
			getByName: () => ({ publish: () => Promise.reject(new Error("The room is away")) }),
		};
		const after: Promise<unknown>[] = [];
		const answer = await app.request(
			`/v1/sites/${blog.id}/comments`,
			{
				method: "POST",
				headers: { ...visitor(blog).headers(), "Content-Type": "application/json" },
				body: JSON.stringify(await comment(blog)),
			},
			{ ...env, ROOMS: unreachable },
			{
				waitUntil: (promise: Promise<unknown>) => after.push(promise),
				passThroughOnException() {},
				props: {},
			} as never,
		);
		expect(answer.status).toBe(201);
		await Promise.all(after);
		expect(logged.mock.calls.flat().join()).toContain("The room is away");
		logged.mockRestore();
	});
});

const ID = "01TEST00000000000000000000";
/** Something that happened, as a write tells it. */
function event(version: number): Extract<ThreadEvent, { type: "gone" }> {
	return { type: "gone", version, id: `01TEST${String(version).padStart(20, "0")}`, comment: null };
}
