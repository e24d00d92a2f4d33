// An owner's rules: what each kind finds, what becomes of it, and what a rule would have made of what was written before.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type {
	CreateRule,
	LogView,
	NoticesView,
	RuleChanged,
	RuleDeleted,
	RulesView,
	TriedView,
} from "../../worker/contract/wire.ts";
import { openDatabase } from "../../worker/db/database.ts";
import { undoRuleAct } from "../../worker/db/rules.ts";
import { type Answer, call, expectProblem } from "./support/api.ts";
import { fill } from "./support/bulk.ts";
import { moderator, PAGE, reads, type Said, site, type TestSite, visitor } from "./support/people.ts";

const words = (terms: string[], more: Partial<CreateRule> = {}): CreateRule => ({
	kind: "words",
	terms,
	outcome: "hold",
	...more,
});

/** Somebody who makes rules for a site. */
async function ruler(at: TestSite) {
	const { headers } = await moderator("admin", at);
	const ask = <T>(name: "createRule" | "tryRule", body: CreateRule): Promise<Answer<T>> =>
		call<T>(name, { params: { site: at.id }, headers, body });
	const one = (rule: string) => ({ params: { site: at.id, rule }, headers });
	return {
		create: (body: CreateRule) => ask<RuleChanged>("createRule", body),
		tries: (body: CreateRule) => ask<TriedView>("tryRule", body),
		edit: (id: string, body: object) => call<RuleChanged>("editRule", { ...one(id), body }),
		move: (id: string, to: number) => call<RulesView>("moveRule", { ...one(id), body: { to } }),
		remove: (id: string) => call<RuleDeleted>("deleteRule", one(id)),
		list: async () => (await call<RulesView>("listRules", { params: { site: at.id }, headers })).json.rules,
		async add(body: CreateRule): Promise<string> {
			const { status, json } = await this.create(body);
			expect(status, JSON.stringify(json)).toBe(201);
			return json.rule.id;
		},
	};
}

async function undo(actId: number): Promise<void> {
	const act = (await env.DB.prepare("SELECT * FROM acts WHERE id = ?1").bind(actId).first()) as never as {
		kind: never;
		subject: string;
		site_id: string;
		before: string;
	};
	const db = openDatabase(env.DB);
	await db.batch(undoRuleAct(db, { ...act, before: JSON.parse(act.before) }, Date.now()));
}

async function fate(at: TestSite, said: Said | string, address?: string) {
	const person = visitor(at, address ? { address } : {});
	const answer = await person.createComment(typeof said === "string" ? { text: said } : said);
	if (answer.status !== 201) return { problem: answer.json as unknown as { code: string; message?: string } };
	const row = (await env.DB.prepare("SELECT status, reasons FROM comments WHERE id = ?1")
		.bind(answer.json.comment.id)
		.first()) as { status: string; reasons: string };
	return { status: row.status, reasons: JSON.parse(row.reasons), seen: answer.json.comment.status };
}

describe("a rule", () => {
	const kinds: [string, CreateRule, Said, Said][] = [
		["words", words(["casino", "buy * now"]), { text: "a CASINO!" }, { text: "casinos" }],
		["names", { kind: "names", terms: ["seo*"], outcome: "hold" }, { name: "SEO-King" }, { name: "Leo", text: "seo" }],
		["any link", { kind: "links", outcome: "hold" }, { text: "https://a.example" }, { text: "no link" }],
		[
			"links to a host",
			{ kind: "links", terms: ["bad.example"], outcome: "hold" },
			{ text: "[x](https://www.bad.example/y)" },
			{ text: "https://sub.bad.example" },
		],
		[
			"a domain, with what is below it, of an author's website too",
			{ kind: "domains", terms: ["https://Bad.example/x"], outcome: "hold" },
			{ website: "https://shop.bad.example" },
			{ text: "https://notbad.example" },
		],
		[
			"e-mail domains",
			{ kind: "email-domains", terms: ["@mail.example"], outcome: "hold" },
			{ email: "a@sub.mail.example" },
			{ email: "a@gmail.example" },
		],
		[
			"scripts",
			{ kind: "scripts", terms: ["Cyrillic"], outcome: "hold" },
			{ text: "Это написано кириллицей, and ends so" },
			{ text: "This is Latin, а это нет" },
		],
		[
			"other scripts",
			{ kind: "other-scripts", terms: ["Latin"], outcome: "hold" },
			{ text: "これは日本語です" },
			{ text: "¡Señor, 123 😀!" },
		],
		["length", { kind: "longer-than", figure: 60, outcome: "hold" }, { text: "x ".repeat(40) }, { text: "short" }],
		["shortness", { kind: "shorter-than", figure: 5, outcome: "hold" }, { text: "+1" }, { text: "Thank you" }],
	];
	for (const [what, rule, found, free] of kinds) {
		it(`on ${what} holds what it is true of and nothing else`, async () => {
			const blog = await site();
			const id = await (await ruler(blog)).add({ ...rule, label: "Mine" });
			const held = await fate(blog, found);
			expect(held.status).toBe("pending");
			expect(held.reasons).toMatchObject([{ check: `rule-${rule.kind}`, rule: { id, label: "Mine" } }]);
			expect((await fate(blog, free)).status).toBe("visible");
		});
	}

	it("on addresses knows a network by its keyed hash alone", async () => {
		const blog = await site();
		const boss = await ruler(blog);
		const terms = ["198.51.100.0/24", "2001:db8:7::/48", "203.0.113.80"];
		const id = await boss.add({ kind: "addresses", terms, outcome: "spam" });
		const stored = JSON.stringify((await env.DB.prepare("SELECT * FROM rules").all()).results);
		expect(stored).not.toMatch(/198\.51|2001:db8|203\.0\.113/);
		for (const address of ["198.51.100.201", "::ffff:198.51.100.202", "2001:0DB8:7:1234::1", "203.0.113.80"])
			expect((await fate(blog, {}, address)).status, address).toBe("spam");
		for (const address of ["198.51.101.1", "2001:db8:8::1", "203.0.113.81"])
			expect((await fate(blog, {}, address)).status, address).toBe("visible");
		const [rule] = await boss.list();
		const { status } = await boss.edit(id, {
			kind: "addresses",
			terms: rule!.terms.slice(1),
			outcome: "spam",
			version: 1,
		});
		expect(status).toBe(200);
		expect((await fate(blog, {}, "198.51.100.203")).status).toBe("visible");
	});

	it("on a thread's age counts from its first comment", async () => {
		const blog = await site();
		await (await ruler(blog)).add({ kind: "thread-age", figure: 30, outcome: "hold" });
		expect((await fate(blog, {})).status).toBe("visible");
		await env.DB.prepare("UPDATE threads SET created_at = created_at - 31 * 86400000 WHERE site_id = ?1")
			.bind(blog.id)
			.run();
		expect((await fate(blog, {})).reasons).toMatchObject([{ check: "rule-thread-age", found: 31 }]);
	});

	it("refuses in the owner's words, and the visitor's are nowhere kept", async () => {
		const blog = await site();
		const boss = await ruler(blog);
		await boss.add(words(["spoiler"], { outcome: "refuse", message: "No spoilers before Friday, please." }));
		const { problem } = await fate(blog, "A spoiler: he dies");
		expect(problem).toMatchObject({ code: "refused", message: "No spoilers before Friday, please." });
		const written = await visitor(blog).says("He lives");
		expect((await reads(blog)).commentCount).toBe(1);
		expect(written.status).toBe("visible");
	});

	it("calls spam what its author sees waiting, and nobody finds in the queue", async () => {
		const blog = await site();
		await (await ruler(blog)).add(words(["viagra"], { outcome: "spam" }));
		expect(await fate(blog, "viagra")).toMatchObject({ status: "spam", seen: "pending" });
		const boss = await moderator();
		expect((await boss.queue(blog)).json.items).toEqual([]);
		const id = (await env.DB.prepare("SELECT id FROM comments WHERE site_id = ?1").bind(blog.id).first<string>("id"))!;
		const { json } = await call<{ verdict: string }>("readQueueItem", { params: { id }, headers: boss.headers });
		expect(json.verdict).toBe("spam");
	});

	it("lets through what later rules and the site would hold, but not what a rule before it says", async () => {
		const blog = await site({ mode: "hold-all", maxLinks: 0 });
		const boss = await ruler(blog);
		await boss.add(words(["casino"], { outcome: "refuse" }));
		const allow = await boss.add(words(["orchid*"], { outcome: "allow" }));
		await boss.add(words(["orchid", "fern"]));
		expect(await fate(blog, "My orchid: https://a.example")).toMatchObject({
			status: "visible",
			reasons: [{ check: "rule-words", detail: "orchid*" }],
		});
		expect((await fate(blog, "orchid casino")).problem?.code).toBe("refused");
		expect((await fate(blog, { text: "orchid", subject: "x" })).status).toBe("pending");
		await boss.move(allow, 2);
		expect((await fate(blog, "an orchid")).status).toBe("pending");
	});

	it("is looked for in words, not in how they are marked up, and again when they are edited", async () => {
		const blog = await site();
		await (await ruler(blog)).add(words(["casino"]));
		expect((await fate(blog, "cas**ino** and `caѕino`")).status).toBe("pending");
		const person = visitor(blog);
		const comment = await person.says("Hello");
		const edited = await person.editComment(comment.id, { text: "Hello casino", version: 1 });
		expect(edited.json.comment.status).toBe("pending");
		expect((await reads(blog)).commentCount).toBe(0);
	});

	it("costs a comment no round trip and a row", async () => {
		const blog = await site();
		const boss = await ruler(blog);
		await visitor(blog).says();
		const before = (await visitor(blog).createComment()).cost;
		for (let n = 0; n < 5; n++) await boss.add(words([`word${n}`]));
		const after = (await visitor(blog).createComment()).cost;
		expect(after.roundTrips).toBe(before.roundTrips);
		expect(after.rowsRead - before.rowsRead).toBeLessThanOrEqual(6);
	});
});

describe("the list of rules", () => {
	it("keeps its order, is changed by one at a time, and every change can be undone", async () => {
		const blog = await site();
		const boss = await ruler(blog);
		const [a, b, c] = [await boss.add(words(["a"])), await boss.add(words(["b"])), await boss.add(words(["c"]))];
		const order = async () => (await boss.list()).map(({ id }) => id);
		expect(await order()).toEqual([a, b, c]);
		expect((await boss.move(c!, 0)).json.rules.map(({ id }) => id)).toEqual([c, a, b]);

		const edit = await boss.edit(a!, { ...words(["x"], { outcome: "spam" }), version: 1 });
		expect(edit.json.rule).toMatchObject({ id: a, terms: ["x"], outcome: "spam", version: 2 });
		expectProblem(await boss.edit(a!, { ...words(["y"]), version: 1 }), "changed-meanwhile");

		const gone = await boss.remove(a!);
		expect(await order()).toEqual([c, b]);
		expectProblem(await boss.remove(a!), "not-found");
		await undo(gone.json.act);
		expect(await order()).toEqual([c, a, b]);
		await undo(edit.json.act);
		expect((await boss.list())[1]).toMatchObject({ terms: ["a"], outcome: "hold" });
		const { results } = await env.DB.prepare("SELECT kind FROM acts WHERE site_id = ?1 ORDER BY id")
			.bind(blog.id)
			.all();
		expect(results.map(({ kind }) => kind)).toEqual([
			...["rule.create", "rule.create", "rule.create", "rule.move", "rule.edit", "rule.delete"],
		]);
	});

	it("is written down in the log with what each rule said", async () => {
		const blog = await site();
		const mo = await ruler(blog);
		const terms = Array.from({ length: 9 }, (_, n) => `word${n}`);
		const id = await mo.add(words(terms));
		await mo.add(words(["other"], { label: "Others" }));
		await mo.move(id, 1);
		await mo.edit(id, { ...words(["changed"]), version: 1 });
		await mo.remove(id);
		const { headers } = await moderator("admin", blog);
		const { entries } = (await call<LogView>("listActs", { headers, query: { site: blog.id, kind: "rule." } })).json;
		const said = (some: string[], termCount: number) => ({
			rule: { kind: "words", terms: some, termCount, figure: null, outcome: "hold" },
		});
		expect(entries).toMatchObject([
			{ kind: "rule.delete", ...said(["changed"], 1) },
			{ kind: "rule.edit", ...said(["changed"], 1) },
			{ kind: "rule.move", ...said(terms.slice(0, 5), 9) },
			{ kind: "rule.create", label: "Others", ...said(["other"], 1) },
			{ kind: "rule.create", label: "", ...said(terms.slice(0, 5), 9) },
		]);
		await undo(entries[2]!.act!);
		expect(
			(await mo.list()).map(({ label }) => label),
			"an order alone comes back",
		).toEqual(["Others"]);
	});

	it("says which term is none, and what a kind needs", async () => {
		const boss = await ruler(await site());
		expectProblem(await boss.create(words(["ok", "*", "…"])), "invalid", "/terms/1");
		expectProblem(
			await boss.create({ kind: "domains", terms: ["not a host"], outcome: "hold" }),
			"invalid",
			"/terms/0",
		);
		expectProblem(await boss.create({ kind: "addresses", terms: ["1.2.3"], outcome: "hold" }), "invalid", "/terms/0");
		expectProblem(await boss.create({ kind: "scripts", terms: ["Klingon"], outcome: "hold" }), "invalid", "/terms/0");
		expectProblem(await boss.create({ kind: "words", outcome: "hold" }), "invalid", "/terms");
		expectProblem(await boss.create({ kind: "thread-age", outcome: "hold" }), "invalid", "/terms");
		expectProblem(await boss.create({ ...words(["a"]), figure: 3 }), "invalid", "/terms");
		expectProblem(await boss.create(words(["a".repeat(101)])), "invalid", "/terms/0");
		expectProblem(await boss.create({ ...words(["a"]), outcome: "explode" as never }), "invalid", "/outcome");
	});

	it("ends where a comment could no longer be held against it in a moment", async () => {
		const blog = await site();
		const boss = await ruler(blog);
		const many = (n: number) => words(Array.from({ length: 100 }, (_, i) => `${n} ${i} ${"x".repeat(80)}`));
		expect((await boss.create(many(0))).status).toBe(201);
		expectProblem(await boss.create(many(1)), "invalid", "/terms");
		const others = Array.from({ length: 49 }, (_, n) => boss.create(words([`word ${n}`])));
		expect((await Promise.all(others)).map(({ status }) => status)).not.toContain(422);
		expectProblem(await boss.create(words(["one more"])), "invalid", "/terms");
	});
});

describe("a trial", () => {
	it("says what a rule would have found, and what happened then, and changes nothing", async () => {
		const blog = await site();
		const boss = await ruler(blog);
		await visitor(blog).says({ text: "The casino is open", page: "/one", pageTitle: "One" });
		const removed = await visitor(blog).says("A CASINO again");
		await (await moderator()).decide(removed.id, { action: "remove", version: 1 });
		await visitor(blog).says("Nothing to see");
		const { json } = await boss.tries(words(["casino"], { outcome: "spam" }));
		expect(json).toMatchObject({
			looked: 3,
			found: 2,
			comments: [
				{ id: removed.id, status: "removed", excerpt: "A CASINO again", detail: "casino", page: { key: PAGE } },
				{ status: "visible", page: { title: "One" }, author: { name: "Ada" } },
			],
		});
		expect(await boss.list()).toEqual([]);
		expect((await boss.tries({ kind: "email-domains", terms: ["a.example"], outcome: "hold" })).json.found).toBeNull();
	});

	it("reads 500 comments and little else, however many there are", async () => {
		const blog = await site();
		await fill(blog, { page: "/many", roots: 700 });
		const { json, cost } = await (await ruler(blog)).tries(words(["text"]));
		expect(json).toMatchObject({ looked: 500, found: 500 });
		expect(json.comments).toHaveLength(30);
		expect(cost.rowsRead).toBeLessThanOrEqual(520);
		expect(cost.rowsWritten).toBe(0);
	});
});

describe("a visitor who is still writing", () => {
	const notesOn = async (at: TestSite, text: string) =>
		(await visitor(at).previewComment(text)).json as unknown as { notes: { check: string }[] };

	it("is told what they can mend, and nothing else that would hold it", async () => {
		const blog = await site({ mode: "hold-all", maxLinks: 1 });
		const boss = await ruler(blog);
		await boss.add(words(["casino"], { message: "We do not talk of casinos." }));
		await boss.add(words(["viagra"], { outcome: "spam" }));
		await boss.add({ kind: "names", terms: ["ada"], outcome: "hold" });
		expect((await notesOn(blog, "viagra")).notes).toEqual([]);
		expect((await notesOn(blog, "casino https://a.example https://b.example")).notes).toEqual([
			{ check: "rule-words", detail: "casino", message: "We do not talk of casinos." },
			{ check: "links", found: 2, limit: 1 },
		]);
		const text = "These are the very same words as somewhere else on this site.";
		await visitor(blog).says({ text, page: "/elsewhere" });
		expect((await notesOn(blog, text)).notes).toEqual([{ check: "repeated" }]);
	});
});

it("lists no notice where nothing happened by itself", async () => {
	const { headers } = await moderator("reader", await site());
	expect((await call<NoticesView>("listNotices", { headers })).json).toEqual({ notices: [], next: null });
});
