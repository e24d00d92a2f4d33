// Who may take back what: to undo an act takes what doing it took, or the log would be a way round roles and scopes.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Scope } from "../../worker/contract/roles.ts";
import type { LogView, PersonAnswer, PersonList } from "../../worker/contract/wire.ts";
import { sha256 } from "../../worker/http/keys.ts";
import { call, expectProblem } from "./support/api.ts";
import { moderator, site, visitor } from "./support/people.ts";

type Asking = { headers: Record<string, string> };
const undo = ({ headers }: Asking, act: number) => call("undoAct", { headers, params: { id: String(act) }, body: {} });
const canUndo = async ({ headers }: Asking, at: string, act: number) =>
	(await call<LogView>("listActs", { headers, query: { site: at } })).json.entries.find((one) => one.act === act)
		?.canUndo;

/** A token of somebody's, for these rooms. */
async function token(accountId: string, scopes: Scope[]): Promise<Asking> {
	const secret = `aw_${crypto.randomUUID().replaceAll("-", "").padEnd(43, "x")}`;
	await env.DB.prepare(
		"INSERT INTO api_tokens (token_hash, prefix, account_id, name, scopes, created_at, expires_at) VALUES (?1, ?2, ?3, ?2, ?4, 0, 9e15)",
	)
		.bind(await sha256(secret), secret.slice(3, 11), accountId, JSON.stringify(scopes))
		.run();
	return { headers: { Authorization: `Bearer ${secret}` } };
}

const lastActOn = async (subject: string) =>
	(await env.DB.prepare("SELECT max(id) AS id FROM acts WHERE subject = ?1").bind(subject).first<number>("id"))!;

describe("taking back an act", () => {
	it("on an author takes a token for people, not only one for the queue", async () => {
		const [blog, owner] = [await site(), await moderator()];
		await visitor(blog).says({ name: "Bea" });
		const people = await call<PersonList>("listPeople", { headers: owner.headers, params: { site: blog.id } });
		const params = { site: blog.id, person: people.json.people[0]!.id };
		const ban = { headers: owner.headers, params, body: { standing: "banned" } };
		const act = (await call<PersonAnswer>("setStanding", ban)).json.act!;
		const [ofQueue, ofBoth] = [await token(owner.name, ["queue"]), await token(owner.name, ["queue", "people"])];
		expectProblem(await undo(ofQueue, act), "not-permitted");
		expect([await canUndo(ofQueue, blog.id, act), await canUndo(ofBoth, blog.id, act)]).toEqual([false, true]);
		expect((await undo(ofBoth, act)).status).toBe(200);
	});

	it("on a role is an owner's: an admin cannot give back what only an owner may give", async () => {
		const [blog, owner] = [await site(), await moderator()];
		const [mo, admin] = [await moderator("admin", blog), await moderator("admin", blog)];
		const grants = [{ site: blog.id, role: "reader" }];
		const demote = { headers: owner.headers, params: { account: mo.name }, body: { version: 1, grants } };
		expect((await call("setRoles", demote)).status).toBe(200);
		const act = await lastActOn(mo.name);
		expectProblem(await undo(admin, act), "not-permitted");
		expect([await canUndo(admin, blog.id, act), await canUndo(owner, blog.id, act)]).toEqual([false, true]);
		await env.DB.prepare("UPDATE sessions SET fresh_at = 0 WHERE account_id = ?1").bind(owner.name).run();
		expectProblem(await undo(owner, act), "sign-in-again");
		await env.DB.prepare("UPDATE sessions SET fresh_at = ?2 WHERE account_id = ?1").bind(owner.name, Date.now()).run();
		expect((await undo(owner, act)).status).toBe(200);
	});
});
