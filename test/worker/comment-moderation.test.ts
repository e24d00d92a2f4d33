// What moderators do to a comment beside deciding on it: they look closer, change its words, answer, pin, note, close its
// thread; and take each of these back.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { UNDO_MS } from "../../worker/contract/acts.ts";
import type { OperationName } from "../../worker/contract/operations.ts";
import type { ChangedItem, CommentDetail, LogView, NotesView, QueueView, Undone } from "../../worker/contract/wire.ts";
import { call, expectProblem } from "./support/api.ts";
import { listThreadUncached, moderator, site, type TestSite, visitor } from "./support/people.ts";

type Person = { headers: Record<string, string> };
const on = <T>(who: Person, name: OperationName, id: string, body?: object) =>
	call<T>(name, { params: { id }, headers: who.headers, ...(body && { body }) });
const log = async (who: Person, query: Record<string, string> = {}) =>
	(await call<LogView>("listActs", { headers: who.headers, query })).json;
const undo = (who: Person, act: number | undefined) =>
	call<Undone>("undoAct", { params: { id: String(act) }, headers: who.headers, body: { why: "a mistake" } });
const reads = async (at: TestSite, query: Record<string, string> = {}) => (await listThreadUncached(at, query)).json;

describe("readComment", () => {
	it("tells where it stands, who wrote it and what else they wrote, in about as many rows", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const root = await ada.says("The root");
		const first = await visitor(blog).says({ text: "A first reply", parentId: root.id });
		const middle = await ada.says({ text: "A reply in the *middle*", parentId: root.id });
		const last = await visitor(blog).says({ text: "A last reply", parentId: root.id });
		const mod = await moderator("moderator", blog);
		await mod.decide(middle.id, { action: "spam", version: 1 });
		const { json, cost } = await on<CommentDetail>(mod, "readComment", middle.id);
		expect(json.context.parents.map(({ id }) => id)).toEqual([root.id]);
		expect(json.context.before.map(({ id }) => id)).toEqual([first.id]);
		expect(json.context.after.map(({ id }) => id)).toEqual([last.id]);
		expect(json.text).toBe("A reply in the *middle*");
		expect(json.author).toMatchObject({ name: "Ada", visibleCount: 1, counts: { visible: 1, spam: 1 } });
		expect(json.author.recent.map(({ id }) => id)).toEqual([root.id]);
		expect(json.decisions).toEqual([{ action: "spam", by: mod.name, at: expect.any(Number) }]);
		expect(cost.rowsRead).toBeLessThanOrEqual(80);
		expect(cost.roundTrips).toBeLessThanOrEqual(3);
	});
});

describe("rewordComment", () => {
	it("keeps what it said, says that a moderator did it, and can be undone", async () => {
		const blog = await site();
		const held = await visitor(blog).says("My number is 555-1234");
		const mod = await moderator("moderator", blog);
		const body = { text: "My number is [removed]", version: 1, why: "private" };
		const { json } = await on<ChangedItem>(mod, "rewordComment", held.id, body);
		expect(json.item).toMatchObject({ version: 2, status: "visible", moderatedAt: expect.any(Number) });
		expect((await reads(blog)).comments[0]).toMatchObject({ editedAt: expect.any(Number) });
		expect((await mod.listRevisions(held.id)).json.revisions.map(({ text }) => text)).toEqual([
			"My number is 555-1234",
		]);
		const [entry] = (await log(mod)).entries;
		expect(entry).toMatchObject({ kind: "comment.edit", subject: held.id, why: "private", canUndo: true });
		expect(JSON.stringify(entry)).not.toContain("555");
		expect((await undo(mod, entry!.act)).json).toEqual({ isOver: true, count: 1 });
		expect((await on<CommentDetail>(mod, "readComment", held.id)).json.text).toBe("My number is 555-1234");
		expectProblem(await undo(mod, entry!.act), "nothing-to-undo");
	});

	it("of a comment that was changed meanwhile is refused, and so is undoing what its author changed since", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const { id } = await ada.says("One thing");
		const mod = await moderator("moderator", blog);
		await ada.editComment(id, { text: "Another thing", version: 1 });
		expectProblem(await on(mod, "rewordComment", id, { text: "A third", version: 1 }), "changed-meanwhile");
		await on(mod, "rewordComment", id, { text: "A third", version: 2 });
		await ada.editComment(id, { text: "A fourth", version: 3 });
		const [entry] = (await log(mod)).entries;
		expectProblem(await undo(mod, entry!.act), "nothing-to-undo");
		expectProblem(await on(mod, "rewordComment", id, { text: " ", version: 4 }), "invalid", "/text");
	});
});

describe("createReply", () => {
	it("answers in public with a badge no name can claim, once however often it is sent", async () => {
		const blog = await site({ mode: "hold-all" });
		const asked = await visitor(blog).says("Is it open on Sundays?");
		const mod = await moderator("moderator", blog);
		const reply = () => ({ text: "It is.", clientId: crypto.randomUUID() });
		expectProblem(await on(mod, "createReply", asked.id, reply()), "not-in-sight");
		await mod.decide(asked.id, { action: "approve", version: 1 });
		const body = reply();
		const first = await on<ChangedItem>(mod, "createReply", asked.id, body);
		const again = await on<ChangedItem>(mod, "createReply", asked.id, body);
		expect([first.status, again.status, again.json.item.id]).toEqual([201, 201, first.json.item.id]);
		await on(mod, "createReply", asked.id, { ...reply(), text: "And on Mondays." });
		const { comments } = await reads(blog);
		expect(comments.map(({ author }) => author)).toEqual([
			expect.not.objectContaining({ isOwner: true }),
			expect.objectContaining({ name: mod.name, isOwner: true }),
			expect.objectContaining({ name: mod.name, isOwner: true }),
		]);
		expectProblem(await on(mod, "createReply", asked.id, { ...reply(), text: "It is." }), "duplicate-comment");
		const authors = await env.DB.prepare(
			"SELECT count(DISTINCT author_id) AS n FROM comments WHERE is_owner = 1 AND site_id = ?1",
		);
		expect(await authors.bind(blog.id).first("n")).toBe(1);
		const entry = (await log(mod, { kind: "comment.reply" })).entries.at(-1);
		await undo(mod, entry!.act);
		expect((await reads(blog)).commentCount).toBe(2);
	});
});

describe("setPinned", () => {
	it("lets a thread begin with it in any order, in one round trip still, and no twice", async () => {
		const blog = await site();
		const says = (text: string) => visitor(blog).says(text);
		const all = [await says("one"), await says("two"), await says("three"), await says("four"), await says("five")];
		const reply = await visitor(blog).says({ text: "a reply", parentId: all[2]!.id });
		const mod = await moderator("moderator", blog);
		const pin = (id: string, isPinned = true) => on<ChangedItem>(mod, "setPinned", id, { isPinned });
		expect((await pin(all[2]!.id)).json.item.isPinned).toBe(true);
		for (const sort of ["newest", "oldest", "top"]) {
			const { json, cost } = await listThreadUncached(blog, { sort });
			expect(json.comments[0]).toMatchObject({ id: all[2]!.id, pinned: true });
			expect(json.comments[1]!.id).toBe(reply.id);
			expect(json.comments.map(({ id }) => id).toSorted()).toEqual([...all, reply].map(({ id }) => id).toSorted());
			expect(cost.roundTrips).toBe(1);
		}
		const focused = await reads(blog, { focus: reply.id, sort: "oldest" });
		expect(focused.comments[0]!.id).toBe(all[2]!.id);
		const other = await reads(blog, { focus: all[3]!.id, sort: "oldest" });
		expect(other.comments.map(({ id }) => id)).toEqual([all[3]!.id, all[4]!.id]);
		await pin(all[0]!.id);
		await pin(all[1]!.id);
		expectProblem(await pin(all[4]!.id), "pins-full");
		expectProblem(await pin(reply.id), "not-in-sight");
		await pin(all[2]!.id, false);
		const entry = (await log(mod)).entries[0]!;
		expect(entry.kind).toBe("comment.unpin");
		await undo(mod, entry.act);
		expect((await reads(blog)).comments.filter(({ pinned }) => pinned)).toHaveLength(3);
	});
});

describe("setThreadClosed", () => {
	it("closes a comment's thread to new ones until it is opened or that is undone", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		const mod = await moderator("moderator", blog);
		await on(mod, "setThreadClosed", id, { isClosed: true, why: "heated" });
		expectProblem(await visitor(blog).createComment(), "thread-closed");
		const [entry] = (await log(mod)).entries;
		expect(entry).toMatchObject({ kind: "thread.close", why: "heated" });
		await undo(mod, entry!.act);
		expect((await visitor(blog).createComment()).status).toBe(201);
		expectProblem(await undo(mod, entry!.act), "nothing-to-undo");
	});

	it("opens one that is closed by its age, for good", async () => {
		const blog = await site({ closeAfterDays: 30 });
		const { id } = await visitor(blog).says();
		await env.DB.prepare("UPDATE threads SET created_at = 0 WHERE site_id = ?1").bind(blog.id).run();
		const mod = await moderator("moderator", blog);
		const { json } = await on<CommentDetail>(mod, "readComment", id);
		expect(json.item.thread.isClosed).toBe(true);
		expect((await on<object>(mod, "setThreadClosed", id, { isClosed: false })).json).toEqual({ isClosed: false });
		expect((await visitor(blog).createComment()).status).toBe(201);
		await undo(mod, (await log(mod)).entries[0]!.act);
		expectProblem(await visitor(blog).createComment(), "thread-closed");
	});
});

describe("notes", () => {
	it("are read by moderators, and deleted by who wrote them", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		const [mod, other] = [await moderator("moderator", blog), await moderator("moderator", blog)];
		const { json } = await on<NotesView>(mod, "createNote", id, { text: "Knows the author in person" });
		const note = String(json.notes[0]!.id);
		const drop = (who: Person) => call("deleteNote", { params: { id, note }, headers: who.headers });
		expect((await on<CommentDetail>(other, "readComment", id)).json.notes).toMatchObject([
			{ by: mod.name, isOwn: false },
		]);
		expectProblem(await drop(other), "not-found");
		expect((await drop(mod)).status).toBe(204);
		expectProblem(await on(mod, "createNote", id, { text: " " }), "invalid", "/text");
	});
});

describe("listActs", () => {
	it("has decisions and acts by time, narrowed to a person, a kind, a site, page by page", async () => {
		const blog = await site({ mode: "hold-all" });
		const mod = await moderator("moderator", blog);
		const other = await moderator("moderator", blog);
		for (let n = 0; n < 28; n++) {
			const { id } = await visitor(blog).says();
			await (n % 2 ? other : mod).decide(id, { action: n % 7 ? "approve" : "spam", version: 1 });
			if (n === 20) await on(mod, "setThreadClosed", id, { isClosed: false });
			if (n === 3) await on(mod, "setPinned", id, { isPinned: true });
		}
		const first = await log(mod);
		expect(first.entries).toHaveLength(25);
		const second = await log(mod, { after: first.next! });
		expect(second.entries).toHaveLength(4);
		expect(second.next).toBeNull();
		const times = [...first.entries, ...second.entries].map(({ at }) => at);
		expect(times).toEqual(times.toSorted((a, b) => b - a));
		expect((await log(mod, { account: other.name })).entries.every(({ by }) => by?.name === other.name)).toBe(true);
		expect((await log(mod, { kind: "spam" })).entries).toHaveLength(4);
		expect((await log(mod, { kind: "comment." })).entries.map(({ kind }) => kind)).toEqual(["comment.pin"]);
		const stranger = await moderator("moderator", await site());
		expect((await log(stranger)).entries).toEqual([]);
		expectProblem(await call("listActs", { headers: stranger.headers, query: { site: blog.id } }), "unknown-site");
		expectProblem(
			await undo(stranger, first.entries.find(({ act }) => act)?.act ?? second.entries.find(({ act }) => act)!.act),
			"not-found",
		);
	});

	it("offers no undoing after thirty days, nor does undoAct do it", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		const mod = await moderator("moderator", blog);
		await on(mod, "setThreadClosed", id, { isClosed: true });
		const { act } = (await log(mod)).entries[0]!;
		await env.DB.prepare("UPDATE acts SET created_at = ?2 WHERE id = ?1")
			.bind(act, Date.now() - UNDO_MS - 1)
			.run();
		expect((await log(mod)).entries[0]).toMatchObject({ canUndo: false });
		expectProblem(await undo(mod, act), "nothing-to-undo");
	});

	it("of two who undo one act, one does", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		const [mod, other] = [await moderator("moderator", blog), await moderator("moderator", blog)];
		await on(mod, "setThreadClosed", id, { isClosed: true });
		const { act } = (await log(mod)).entries[0]!;
		const answers = await Promise.all([undo(mod, act), undo(other, act)]);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
		expect((await log(mod, { kind: "thread." })).entries).toHaveLength(2);
	});
});

describe("a moderator of all sites", () => {
	it("decides with a reason that stands in the log", async () => {
		const blog = await site({ mode: "hold-all" });
		const { id } = await visitor(blog).says();
		const mod = await moderator("moderator", blog);
		await on(mod, "decide", id, { action: "remove", version: 1, why: "off topic" });
		expect((await log(mod)).entries[0]).toMatchObject({ kind: "remove", why: "off topic", version: 2, canUndo: true });
		const removed = await call<QueueView>("listQueue", { headers: mod.headers, query: { status: "removed" } });
		expect(removed.json.items[0]).toMatchObject({ id, decision: { action: "remove" } });
		const restored = await on<ChangedItem>(mod, "decide", id, { action: "approve", version: 2 });
		expect(restored.json.item.status).toBe("visible");
	});
});
