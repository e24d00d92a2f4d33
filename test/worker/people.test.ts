// The people room: who is found, what is told of them to whom, and what is left of somebody who was forgotten: nothing.

import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { PEOPLE_PAGE } from "../../worker/contract/limits.ts";
import type {
	CommentDetail,
	ErasedView,
	PersonAnswer,
	PersonDetails,
	PersonExport,
	PersonList,
	RevealedView,
} from "../../worker/contract/wire.ts";
import { openKeys } from "../../worker/http/keys.ts";
import { erasureHashes } from "../../worker/http/person-keys.ts";
import { catchUp } from "../../worker/jobs/catch-up.ts";
import { type Answer, call, expectProblem } from "./support/api.ts";
import { listener } from "./support/listener.ts";
import { moderator, PAGE, reads, site, type TestSite, visitor } from "./support/people.ts";

let headers: Record<string, string>;
beforeAll(async () => {
	headers = (await moderator()).headers;
});

const list = (at: TestSite, query: Record<string, string> = {}): Promise<Answer<PersonList>> =>
	call("listPeople", { params: { site: at.id }, headers, query });
const namesOf = ({ json }: Answer<PersonList>) => json.people.map(({ name }) => name);
const read = (at: TestSite, person: string, query: Record<string, string> = {}): Promise<Answer<PersonDetails>> =>
	call("readPerson", { params: { site: at.id, person }, headers, query });
const erase = (at: TestSite, person: string, body: object): Promise<Answer<ErasedView>> =>
	call("erasePerson", { params: { site: at.id, person }, headers, body });
const exportOf = (at: TestSite, person: string, body: object = {}): Promise<Answer<PersonExport>> =>
	call("exportPerson", { params: { site: at.id, person }, headers, body });
const idOf = async (at: TestSite, name: string) => (await list(at, { text: name })).json.people[0]!.id;

describe("listPeople", () => {
	it("has the newest or those with the most comments first, but nobody without a name", async () => {
		const blog = await site();
		const ada = visitor(blog);
		await ada.says({ name: "Ada" });
		await ada.says({ name: "Ada" });
		await visitor(blog).says({ name: "Bea" });
		await visitor(blog).setPageReaction();
		expect(namesOf(await list(blog))).toEqual(["Bea", "Ada"]);
		expect(namesOf(await list(blog, { order: "comments" }))).toEqual(["Ada", "Bea"]);
	});

	it("pages through all once and reads no more than it shows", async () => {
		const blog = await site();
		await env.DB.prepare(
			`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
			INSERT INTO authors (id, site_id, name, avatar, created_at, name_words) SELECT ?1 || '-' || i, ?1, 'Many ' || i, 1, i / 2, '["many","' || i || '"]' FROM n`,
		)
			.bind(blog.id)
			.run();
		for (const order of ["newest", "comments"]) {
			const first = await list(blog, { order });
			const second = await list(blog, { order, after: first.json.next! });
			expect(second.cost.rowsRead).toBeLessThanOrEqual(PEOPLE_PAGE + 10);
			expect(new Set([...namesOf(first), ...namesOf(second)]).size).toBe(2 * PEOPLE_PAGE);
		}
		const found = await list(blog, { text: "many" });
		expect(found.json.isCut).toBe(true);
		expect(found.cost.rowsRead).toBeLessThan(1_500);
		expect(namesOf(await list(blog, { text: "MANY 2999" }))).toEqual(["Many 2999"]);
	});

	it("finds somebody by any word of their name, also those of before it was kept", async () => {
		const blog = await site();
		await visitor(blog).says({ name: "Ada Lovelace" });
		await visitor(blog).says({ name: "Åsa Øberg" });
		expect(namesOf(await list(blog, { text: "love" }))).toEqual(["Ada Lovelace"]);
		expect(namesOf(await list(blog, { text: "asa" }))).toEqual(["Åsa Øberg"]);
		await env.DB.prepare("UPDATE authors SET name_words = NULL WHERE site_id = ?1").bind(blog.id).run();
		expect(namesOf(await list(blog, { text: "love" }))).toEqual([]);
		await catchUp(env.DB, env.SECRET, Date.now());
		expect(namesOf(await list(blog, { text: "love" }))).toEqual(["Ada Lovelace"]);
	});
});

describe("readPerson", () => {
	it("has what they wrote by status, the newest first", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const seen = await ada.says({ name: "Ada", text: "Seen" });
		const held = await ada.says({ name: "Ada", text: "Held", subject: "a honeypot", page: "/b" });
		const id = await idOf(blog, "Ada");
		const { json, cost } = await read(blog, id);
		expect(json.history.comments.map((one) => [one.id, one.status])).toEqual([
			[held.id, "pending"],
			[seen.id, "visible"],
		]);
		expect(cost.rowsRead).toBeLessThan(30);
		expect((await read(blog, id, { status: "pending" })).json.history.comments).toHaveLength(1);
		expectProblem(await read(blog, "nobody"), "not-found");
		expectProblem(await read(await site(), id), "not-found");
	});

	it("tells an e-mail only when asked, and the log keeps who asked", async () => {
		const blog = await site();
		await visitor(blog).says({ name: "Ada", email: "Ada@Example.com" });
		await visitor(blog).says({ name: "Augusta", email: "ada@example.com" });
		const id = await idOf(blog, "Ada");
		const { json } = await read(blog, id);
		expect(json).toMatchObject({ person: { hasEmail: true }, sameEmail: 2 });
		expect(JSON.stringify(json)).not.toMatch(/example\.com/i);
		const params = { site: blog.id, person: id };
		expect((await call<RevealedView>("revealEmail", { params, headers })).json.email).toBe("Ada@Example.com");
		const act = await env.DB.prepare("SELECT kind, label, after FROM acts WHERE subject = ?1").bind(id).first();
		expect(act).toEqual({ kind: "author.reveal", label: "Ada", after: "{}" });
		const mod = await moderator("moderator", blog);
		expectProblem(await call("revealEmail", { params, headers: mod.headers }), "not-permitted");
	});

	it("knows the same e-mail of those who gave it before it was kept, once the night has been", async () => {
		const blog = await site();
		await visitor(blog).says({ name: "Ada", email: "ada@example.com" });
		await visitor(blog).says({ name: "Augusta", email: "ada@example.com" });
		await env.DB.prepare("UPDATE authors SET email_index = NULL WHERE site_id = ?1").bind(blog.id).run();
		const id = await idOf(blog, "Ada");
		expect((await read(blog, id)).json.sameEmail).toBe(1);
		await catchUp(env.DB, env.SECRET, Date.now());
		expect((await read(blog, id)).json.sameEmail).toBe(2);
	});
});

describe("setStanding", () => {
	it("bans for a time or for good, and makes somebody like anybody again, each kept in the log", async () => {
		const blog = await site();
		const ada = visitor(blog);
		await ada.says({ name: "Ada" });
		const params = { site: blog.id, person: await idOf(blog, "Ada") };
		const set = (body: object) => call<PersonAnswer>("setStanding", { params, headers, body });
		const { json } = await set({ standing: "banned", days: 7, why: "Rude" });
		expect(json.person.standing).toBe("banned");
		expect(json.person.standingUntil).toBeGreaterThan(Date.now() + 6 * 24 * 3_600_000);
		expect((await ada.createComment({ name: "Ada" })).status).not.toBe(201);
		await set({ standing: null });
		expect((await ada.createComment({ name: "Ada" })).status).toBe(201);
		const kinds = await env.DB.prepare("SELECT kind FROM acts WHERE subject = ?1 ORDER BY id")
			.bind(params.person)
			.all();
		expect(kinds.results.map(({ kind }) => kind)).toEqual(["author.ban", "author.clear"]);
		expectProblem(await set({ standing: "banned", days: 0 }), "invalid", "/days");
	});

	it("tells until when an address is banned with somebody, or that it was not known any more", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says({ name: "Cyd" });
		const params = { site: blog.id, person: await idOf(blog, "Cyd") };
		const set = async (body: object) => (await call<PersonAnswer>("setStanding", { params, headers, body })).json;
		const inDays = (n: number) => expect.closeTo(Date.now() + n * 24 * 3_600_000, -5);
		expect((await set({ standing: "banned", addressToo: true })).person.addressUntil).toEqual(inDays(30));
		const { act, person } = await set({ standing: "banned", days: 7, addressToo: true });
		expect(person.addressUntil).toEqual(inDays(7));
		const detail = await call<CommentDetail>("readComment", { params: { id }, headers });
		expect(detail.json.author.addressUntil).toBe(person.addressUntil);
		expect((await set({ standing: "banned" })).person.addressUntil).toBeNull();
		expect(act).toEqual(expect.any(Number));
		await env.DB.prepare("UPDATE authors SET address_hash = NULL WHERE id = ?1").bind(params.person).run();
		expect((await set({ standing: "banned", addressToo: true })).person).toMatchObject({
			standing: "banned",
			addressUntil: null,
		});
	});

	it("tells how it is taken back, and stands on each of their comments as it is", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says({ name: "Bea" });
		const params = { site: blog.id, person: await idOf(blog, "Bea") };
		const set = (body: object) => call<PersonAnswer>("setStanding", { params, headers, body });
		const onComment = async () =>
			(await call<CommentDetail>("readComment", { params: { id }, headers })).json.author.standing;
		const undo = (act: number | undefined) => call("undoAct", { params: { id: String(act) }, headers, body: {} });
		expect(await onComment()).toBe(null);
		await set({ standing: "trusted" });
		const { act } = (await set({ standing: "banned", isShadowed: true, why: "Rude" })).json;
		expect(await onComment()).toBe("banned");
		expect((await undo(act)).status).toBe(200);
		expect(await onComment()).toBe("trusted");
		expectProblem(await undo(act), "nothing-to-undo");
	});
});

/** Somebody in every table there is, by six marks nobody else has. */
async function seedPerson(blog: TestSite) {
	const n = crypto.randomUUID().slice(0, 8);
	const marks = {
		name: `Nomen${n}`,
		email: `mail${n}@example.org`,
		website: `https://web${n}.example/`,
		words: `Verba${n}`,
		formerWords: `Priora${n}`,
		note: `Nota${n}`,
	};
	const who = { name: marks.name, email: marks.email, website: marks.website };
	const ada = visitor(blog);
	const other = visitor(blog);
	const deep = await deepThread(blog);
	const first = await ada.says({ ...who, text: `${marks.formerWords} which I wrote` });
	await ada.editComment(first.id, { text: `${marks.words} which I meant`, version: 1 });
	const spam = await ada.says({ ...who, text: `${marks.words} bought cheaply${n}`, subject: "honeypot" });
	await (await moderator()).decide(spam.id, { action: "spam", version: spam.version });
	const own = await ada.says({ ...who, text: `${marks.words} at the bottom`, parentId: deep, page: "/deep" });
	await other.says({ text: "An answer to them", parentId: own.id, page: "/deep", name: "Bea" });
	const reply = await other.says({ text: "A reply", parentId: first.id, name: "Bea" });
	await ada.setReaction(reply.id, { kind: "👍", isOn: true });
	await ada.setPageReaction();
	await ada.reportComment(reply.id, { note: marks.note });
	await other.reportComment(first.id, { note: `About ${marks.name}` });
	await visitor(blog).says({ name: marks.name, email: marks.email, text: "From another browser" });
	const id = (await list(blog, { text: marks.name })).json.people.at(-1)!.id;
	const params = { site: blog.id, person: id };
	await call("revealEmail", { params, headers });
	return { marks, spam: `bought cheaply${n}`, id, first, ada, params };
}

/** A chain so deep that a further answer is attached higher up, under the name it answers. */
async function deepThread(blog: TestSite): Promise<string> {
	let parentId: string | null = null;
	for (let depth = 0; depth < 9; depth++) {
		const { id }: { id: string } = await visitor(blog).says({ page: "/deep", parentId, text: `Depth ${depth}` });
		parentId = id;
	}
	return parentId!;
}

/** Which of some words stand anywhere in the database, in any case: looked for in every column of every table. */
async function found(words: string[]): Promise<string[]> {
	const { results } = await env.DB.prepare(
		`SELECT tables.name AS name, json_group_array(columns.name) AS columns
		FROM sqlite_schema AS tables JOIN pragma_table_xinfo(tables.name) AS columns
		WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%' AND tables.name NOT LIKE '_cf_%' GROUP BY tables.name`,
	).all<{ name: string; columns: string }>();
	expect(results.length).toBeGreaterThan(20);
	const places = results.map(({ name, columns }) => {
		const all = (JSON.parse(columns) as string[]).map((column) => `"${column}"`).join(", ");
		return `EXISTS (SELECT 1 FROM "${name}" WHERE instr(lower(json_array(${all})), lower(sought.value)))`;
	});
	const standing = new Set<string>();
	for (const place of places) {
		const { results: rows } = await env.DB.prepare(`SELECT value FROM json_each(?1) AS sought WHERE ${place}`)
			.bind(JSON.stringify(words))
			.all<{ value: string }>();
		for (const { value } of rows) standing.add(value);
	}
	return [...standing];
}

describe("exportPerson", () => {
	it("has all that is kept of them, and of everybody with the same e-mail where that is asked for", async () => {
		const blog = await site();
		const { marks, id, first } = await seedPerson(blog);
		const one = (await exportOf(blog, id)).json.people;
		expect(one).toHaveLength(1);
		const all = (await exportOf(blog, id, { alsoSameEmail: true })).json;
		expect(all.people).toHaveLength(2);
		const text = JSON.stringify(all);
		for (const mark of Object.values(marks)) expect(text, mark).toContain(mark);
		const person = all.people.find(({ comments }) => comments.some((comment) => comment.id === first.id))!;
		expect(person.comments).toHaveLength(3);
		expect(person.comments[0]?.revisions[0]?.text).toContain(marks.formerWords);
		expect([person.reactions.length, person.likes.length, person.reports.length]).toEqual([1, 1, 1]);
		expect(text).not.toMatch(/token|hash|sealed/i);
	});
});

describe("erasePerson", () => {
	it("with the words leaves nothing of six marks in the whole database, nor in a room", async () => {
		const blog = await site();
		const { marks, id, first, ada } = await seedPerson(blog);
		const { email, website, ...plain } = marks;
		expect(await found(Object.values(marks))).toEqual(expect.arrayContaining(Object.values(plain)));
		expectProblem(await erase(blog, id, { how: "delete", confirm: "Somebody" }), "invalid", "/confirm");
		expect(await found([marks.words]), "nothing yet").toEqual([marks.words]);
		const version = (await reads(blog)).version;
		const done = await erase(blog, id, { how: "delete", alsoSameEmail: true, confirm: marks.name });
		expect(done.json).toMatchObject({ people: 2, comments: 4 });
		expect(await found(Object.values(marks))).toEqual([]);
		const thread = await reads(blog);
		expect(thread.version).toBeGreaterThan(version);
		expect(thread.comments.map(({ id: one, status }) => [one, status])[0]).toEqual([first.id, "deleted"]);
		expect(thread.likes?.count).toBe(0);
		expectProblem(await ada.readViewer(), "signed-out");
		const late = await listener(blog, { since: version });
		expect(await late.hears(), "and no words of before").toMatchObject({ type: "stale" });
		late.leave();
		expect(namesOf(await list(blog, { text: marks.name }))).toEqual([]);
	});

	it("to nobody leaves what readers see under no name, and counts that name nobody", async () => {
		const blog = await site();
		const { marks, spam, id, first } = await seedPerson(blog);
		await erase(blog, id, { how: "anonymise", alsoSameEmail: true, confirm: marks.name, why: "They asked" });
		const act = env.DB.prepare("SELECT why FROM acts WHERE site_id = ?1 AND kind = 'author.erase'").bind(blog.id);
		expect(await act.first("why")).toBe("They asked");
		const thread = await reads(blog, { sort: "oldest" });
		expect(thread.comments.find((one) => one.id === first.id)).toMatchObject({
			status: "visible",
			author: { name: "—", avatar: 0 },
			body: [["p", [`${marks.words} which I meant`]]],
		});
		expect(thread.likes).toEqual({ count: 1, recent: [] });
		expect(await found([...Object.values(marks), spam]), "nothing but the words readers see").toEqual([marks.words]);
	});

	it("is remembered by marks that name nobody, so that no import brings them back", async () => {
		const blog = await site();
		const { marks, id, first } = await seedPerson(blog);
		await erase(blog, id, { how: "delete", alsoSameEmail: true, confirm: marks.name });
		const keys = openKeys(env.SECRET!);
		const hashes = await erasureHashes(keys, {
			siteId: blog.id,
			ids: [id, first.id],
			emails: [marks.email.toUpperCase()],
		});
		const others = await erasureHashes(keys, { siteId: blog.id, ids: ["another"], emails: ["x@example.org"] });
		const { results } = await env.DB.prepare(
			"SELECT hash FROM erasures WHERE hash IN (SELECT value FROM json_each(?1))",
		)
			.bind(JSON.stringify([...hashes, ...others]))
			.all<{ hash: string }>();
		const found = new Set(results.map(({ hash }) => hash));
		expect([...found].sort()).toEqual(hashes.sort());
		expect(hashes).toHaveLength(3);
	});

	it("and to tell or give away what is kept, needs a fresh sign-in", async () => {
		const blog = await site();
		await visitor(blog).says({ name: "Ada", email: "ada@example.org" });
		const params = { site: blog.id, person: await idOf(blog, "Ada") };
		const admin = await moderator("admin", blog);
		await env.DB.prepare("UPDATE sessions SET fresh_at = 0 WHERE account_id = ?1").bind(admin.name).run();
		const asked = { params, headers: admin.headers };
		expectProblem(await call("revealEmail", asked), "sign-in-again");
		expectProblem(await call("exportPerson", { ...asked, body: {} }), "sign-in-again");
		expectProblem(await call("erasePerson", { ...asked, body: { how: "delete", confirm: "Ada" } }), "sign-in-again");
		expect(namesOf(await list(blog))).toEqual(["Ada"]);
	});

	it("is for admins, and of one person alone unless more is asked for", async () => {
		const blog = await site();
		const { marks, id, params } = await seedPerson(blog);
		const mod = await moderator("moderator", blog);
		const body = { how: "delete", confirm: marks.name };
		expectProblem(await call("erasePerson", { params, headers: mod.headers, body }), "not-permitted");
		expect((await erase(blog, id, body)).json.people).toBe(1);
		expect(namesOf(await list(blog, { text: marks.name }))).toEqual([marks.name]);
		expect((await reads(blog, { page: PAGE })).commentCount).toBeGreaterThan(0);
	});
});
