// What a token did is found by it in the log, and taken back, whoever the token speaks for.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Scope } from "../../worker/contract/roles.ts";
import type { BulkView, LogView, ModerationLink, PersonList, TokenCreated } from "../../worker/contract/wire.ts";
import { API, call, expectProblem, send } from "./support/api.ts";
import { moderator, site, visitor } from "./support/people.ts";

type Asking = { headers: Record<string, string> };
async function token(of: Asking, name: string, scopes: Scope[]): Promise<Asking & { prefix: string }> {
	const { json } = await call<TokenCreated>("createToken", { headers: of.headers, body: { name, scopes, days: 1 } });
	return { headers: { Authorization: `Bearer ${json.secret}` }, prefix: json.token.prefix };
}
const logOf = async ({ headers }: Asking, query: Record<string, string>) =>
	(await call<LogView>("listActs", { headers, query })).json.entries;

describe("what a token did", () => {
	it("stands in the log as its owner's, by the token, and can be told from what they did themselves", async () => {
		const [blog, owner] = [await site({ mode: "hold-all" }), await moderator()];
		const [cron, other] = [await token(owner, "cron", ["queue", "people"]), await token(owner, "backup", ["queue"])];
		const held = [await visitor(blog).says({ name: "Ada" }), await visitor(blog).says(), await visitor(blog).says()];
		const decide = (who: Asking, n: number) =>
			call("decide", { headers: who.headers, params: { id: held[n]!.id }, body: { action: "spam", version: 1 } });
		await decide(cron, 0);
		await decide(owner, 1);
		await decide(other, 2);
		const { people } = (await call<PersonList>("listPeople", { headers: cron.headers, params: { site: blog.id } }))
			.json;
		const person = people.find(({ name }) => name === "Ada")!.id;
		await call("setStanding", {
			headers: cron.headers,
			params: { site: blog.id, person },
			body: { standing: "banned" },
		});
		const by = { id: owner.name, name: owner.name };
		const ofCron = { by: { ...by, token: { prefix: cron.prefix, name: "cron" } } };
		const all = await logOf(owner, { site: blog.id });
		expect(all).toMatchObject([
			{ kind: "author.ban", ...ofCron },
			{ kind: "spam", by: { ...by, token: { prefix: other.prefix, name: "backup" } } },
			{ kind: "spam", by },
			{ kind: "spam", ...ofCron },
		]);
		expect(all[2]!.by).toEqual(by);
		expect(await logOf(owner, { site: blog.id, token: cron.prefix })).toMatchObject([
			{ kind: "author.ban", ...ofCron },
			{ kind: "spam", ...ofCron, subject: held[0]!.id },
		]);
		expect(await logOf(owner, { token: cron.prefix, kind: "spam" })).toHaveLength(1);
		expectProblem(await call("listActs", { headers: owner.headers, query: { token: "cron" } }), "invalid", "?token");
	});

	it("is found and taken back after the token was revoked, by the name it had", async () => {
		const [blog, owner] = [await site({ mode: "hold-all" }), await moderator()];
		const leaked = await token(owner, "leaked", ["queue"]);
		const held = [await visitor(blog).says(), await visitor(blog).says(), await visitor(blog).says()];
		const comments = held.slice(0, 2).map(({ id, version }) => ({ id, version }));
		const body = { by: "ids", id: crypto.randomUUID(), action: "remove", comments };
		const bulk = (await call<BulkView>("decideMany", { headers: leaked.headers, body })).json;
		expect(bulk).toMatchObject({ done: 2 });
		const last = { params: { id: held[2]!.id }, body: { action: "approve", version: 1 } };
		await call("decide", { headers: leaked.headers, ...last });
		await call("revokeToken", { headers: owner.headers, params: { token: leaked.prefix } });
		const found = await logOf(owner, { token: leaked.prefix });
		expect(found).toHaveLength(2);
		expect(found.find(({ kind }) => kind === "bulk.remove")).toMatchObject({ act: bulk.act, count: 2, canUndo: true });
		expect(found.find(({ kind }) => kind === "approve")).toMatchObject({
			canUndo: true,
			by: { token: { name: "leaked" } },
		});
		await call("undoAct", { headers: owner.headers, params: { id: String(bulk.act) }, body: {} });
		await owner.decide(held[2]!.id, { action: "undo", version: 2 });
		const waiting = (await owner.queue(blog)).json.items.map(({ id }) => id);
		expect(waiting.sort()).toEqual(held.map(({ id }) => id).sort());
		const rows = await env.DB.prepare(
			"SELECT DISTINCT token_name FROM decisions WHERE site_id = ?1 AND action <> 'undo'",
		)
			.bind(blog.id)
			.all();
		expect(rows.results, "each decision of a bulk, too").toEqual([{ token_name: "leaked" }]);
		const undone = env.DB.prepare("SELECT DISTINCT token_name FROM decisions WHERE site_id = ?1 AND action = 'undo'");
		expect((await undone.bind(blog.id).all()).results).toEqual([{ token_name: null }]);
	});

	it("is what a link to decide from elsewhere does that it made, until it ends", async () => {
		const [blog, owner] = [await site({ mode: "hold-all" }), await moderator()];
		const script = await token(owner, "mailer", ["queue"]);
		const linkTo = async (who: Asking) => {
			const { id } = await visitor(blog).says();
			return (await call<ModerationLink>("createModerationLink", { headers: who.headers, params: { id } })).json.link;
		};
		const press = (link: string) =>
			send(link, {
				method: "POST",
				headers: { Origin: API, "Content-Type": "application/x-www-form-urlencoded" },
				body: "action=approve",
			});
		const [first, second, own] = [await linkTo(script), await linkTo(script), await linkTo(owner)];
		expect((await press(first)).status).toBe(200);
		const [done] = await logOf(owner, { site: blog.id });
		expect(done).toMatchObject({ kind: "approve", by: { token: { prefix: script.prefix, name: "mailer" } } });
		await call("revokeToken", { headers: owner.headers, params: { token: script.prefix } });
		expect((await press(second)).status).toBe(410);
		expect((await press(own)).status, "a person's own stays").toBe(200);
		expect((await logOf(owner, { site: blog.id }))[0]!.by).toEqual({ id: owner.name, name: owner.name });
	});

	it("is looked up along an index", async () => {
		for (const table of ["acts", "decisions"]) {
			const more = table === "decisions" ? "bulk_id IS NULL AND " : "";
			const { results } = await env.DB.prepare(
				`EXPLAIN QUERY PLAN SELECT id FROM ${table} WHERE ${more}id < 9 AND token_prefix = 'abcdefgh' ORDER BY id DESC LIMIT 51`,
			).all<{ detail: string }>();
			expect(results.map(({ detail }) => detail).join()).toContain(`${table}_by_token`);
		}
	});
});
