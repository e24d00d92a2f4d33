// What no API token can do, whatever its account can: let itself in, make somebody an admin or an owner, or do what asks a
// person to sign in anew, unless an owner gave it that very right; and what ends with it.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { operations, type StaffOperation } from "../../worker/contract/operations.ts";
import { type Grant, isGuarded, type Scope, scopes } from "../../worker/contract/roles.ts";
import type { InviteCreated, InvitesView, PersonList, TokenCreated } from "../../worker/contract/wire.ts";
import { openDatabase } from "../../worker/db/database.ts";
import { deleteExpiredStatements } from "../../worker/db/expiry.ts";
import { API, call, expectProblem } from "./support/api.ts";
import { moderator, site, type TestSite, visitor } from "./support/people.ts";

type Asking = { headers: Record<string, string> };

/** A token that somebody makes, and its public name. */
async function token(of: Asking, asked: Scope[], days = 30): Promise<Asking & { prefix: string }> {
	const body = { name: "cron", scopes: asked, days };
	const { status, json } = await call<TokenCreated>("createToken", { headers: of.headers, body });
	expect(status, JSON.stringify(json)).toBe(201);
	return { headers: { Authorization: `Bearer ${json.secret}` }, prefix: json.token.prefix };
}

const invite = ({ headers }: Asking, grants: Grant[]) =>
	call<InviteCreated>("createInvite", { headers, body: { label: "Mo", grants } });
const accept = (secret: string) =>
	call("acceptInvitation", {
		headers: { Origin: API },
		body: { invite: secret, name: `Mo ${crypto.randomUUID()}` },
	});
const invitesOf = async ({ headers }: Asking) => (await call<InvitesView>("listInvites", { headers })).json.invites;

async function personOn(blog: TestSite, { headers }: Asking): Promise<{ site: string; person: string }> {
	await visitor(blog).says({ name: "Ada" });
	const { people } = (await call<PersonList>("listPeople", { headers, params: { site: blog.id } })).json;
	return { site: blog.id, person: people[0]!.id };
}

describe("what asks a fresh sign-in of a person", () => {
	it("has a guarded scope wherever a token may ask for it, and such a scope has nothing else", () => {
		const ofTokens = Object.entries(operations).filter(([, operation]) => "scope" in operation);
		const fresh = ofTokens.filter(([, operation]) =>
			(operation as { problems?: string[] }).problems?.includes("sign-in-again"),
		);
		const guarded = ofTokens.filter(([, operation]) => isGuarded((operation as { scope: Scope }).scope));
		// It asks so of a person where an act is on an account, and refuses a token there: below.
		expect(
			fresh
				.map(([name]) => name)
				.filter((name) => name !== "undoAct")
				.sort(),
		).toEqual(guarded.map(([name]) => name).sort());
		expect(guarded.length).toBe(6);
	});

	it("is refused to a token with every other scope", async () => {
		const [blog, owner] = [await site(), await moderator()];
		const script = await token(
			owner,
			scopes.filter((scope) => !isGuarded(scope)),
		);
		const params = { ...(await personOn(blog, owner)), account: (await moderator("moderator", blog)).name };
		const bodies: Partial<Record<StaffOperation, object>> = {
			revealEmail: {},
			exportPerson: {},
			erasePerson: { how: "delete", confirm: "Ada" },
			setRoles: { version: 1, grants: [] },
			removeAccount: {},
			createInvite: { label: "Mo", grants: [{ site: blog.id, role: "reader" }] },
		};
		for (const [name, body] of Object.entries(bodies) as [StaffOperation, object][]) {
			expectProblem(await call(name, { headers: script.headers, params, body }), "not-permitted");
		}
	});

	it("is done by a token that was given just that", async () => {
		const [blog, owner] = [await site(), await moderator()];
		const script = await token(owner, ["people", "privacy"]);
		const params = await personOn(blog, script);
		expect((await call("exportPerson", { ...script, params, body: {} })).status).toBe(200);
		expect((await call("erasePerson", { ...script, params, body: { how: "delete", confirm: "Ada" } })).status).toBe(
			200,
		);
	});
});

describe("a token with a guarded scope", () => {
	it("is an owner's to make, who has just signed in", async () => {
		const blog = await site();
		const ask = (who: Asking) =>
			call("createToken", { headers: who.headers, body: { name: "cron", scopes: ["queue", "roles"], days: 1 } });
		expectProblem(await ask(await moderator("admin", blog)), "not-permitted", "/scopes/1");
		const owner = await moderator();
		await env.DB.prepare("UPDATE sessions SET fresh_at = 0 WHERE account_id = ?1").bind(owner.name).run();
		expectProblem(await ask(owner), "sign-in-again");
	});

	it("lets nobody in as more than a moderator", async () => {
		const [blog, script] = [await site(), await token(await moderator(), ["roles", "accounts", "queue"])];
		for (const grant of [
			{ site: null, role: "owner" },
			{ site: null, role: "admin" },
			{ site: blog.id, role: "admin" },
		] as Grant[]) {
			expectProblem(await invite(script, [grant]), "not-permitted");
		}
		const { status, json } = await invite(script, [{ site: blog.id, role: "moderator" }]);
		expect(status).toBe(201);
		expect((await accept(json.secret)).status).toBe(201);
	});

	it("makes nobody an admin or an owner, and ends none", async () => {
		const [blog, owner] = [await site(), await moderator()];
		const script = await token(owner, ["roles"]);
		const [mo, admin, other] = [await moderator("moderator", blog), await moderator("admin", blog), await moderator()];
		const setRoles = (account: string, grants: Grant[]) =>
			call("setRoles", { headers: script.headers, params: { account }, body: { version: 1, grants } });
		const remove = (account: string) => call("removeAccount", { headers: script.headers, params: { account } });
		expectProblem(await setRoles(mo.name, [{ site: blog.id, role: "admin" }]), "not-permitted");
		expectProblem(await setRoles(mo.name, [{ site: null, role: "owner" }]), "not-permitted");
		for (const { name } of [admin, other, owner]) expectProblem(await remove(name), "not-permitted");
		await setRoles(admin.name, []);
		const { results } = await env.DB.prepare("SELECT role FROM grants WHERE account_id = ?1").bind(admin.name).all();
		expect(results, "what a token could not give it cannot take").toEqual([{ role: "admin" }]);
		expect((await setRoles(mo.name, [{ site: blog.id, role: "reader" }])).status).toBe(200);
		expect((await remove(mo.name)).status).toBe(204);
	});

	it("takes back no change of roles, nor an invitation, from the log", async () => {
		const [blog, owner] = [await site(), await moderator()];
		const script = await token(owner, ["roles", "accounts", "queue"]);
		const admin = await moderator("admin", blog);
		const body = { version: 1, grants: [{ site: blog.id, role: "reader" }] };
		await call("setRoles", { headers: owner.headers, params: { account: admin.name }, body });
		await invite(owner, [{ site: blog.id, role: "reader" }]);
		const acts = await env.DB.prepare(
			"SELECT id FROM acts WHERE account_id = ?1 AND kind IN ('account.role', 'account.invite')",
		)
			.bind(owner.name)
			.all<{ id: number }>();
		expect(acts.results).toHaveLength(2);
		for (const { id } of acts.results) {
			const undo = (who: Asking) => call("undoAct", { headers: who.headers, params: { id: String(id) }, body: {} });
			expectProblem(await undo(script), "not-permitted");
			expect((await undo(owner)).status).toBe(200);
		}
	});
});

describe("an invitation that a token made", () => {
	it("ends with the token that is revoked", async () => {
		const [blog, owner] = [await site(), await moderator()];
		const script = await token(owner, ["roles"]);
		const made = (await invite(script, [{ site: blog.id, role: "reader" }])).json;
		const own = (await invite(owner, [{ site: blog.id, role: "reader" }])).json;
		await call("revokeToken", { headers: owner.headers, params: { token: script.prefix } });
		expectProblem(await accept(made.secret), "invite-spent");
		expect((await accept(own.secret)).status, "one's own stay").toBe(201);
	});

	it("ends when the token does, if that is sooner", async () => {
		const [blog, owner] = [await site(), await moderator()];
		const script = await token(owner, ["roles", "accounts"], 1);
		const { json } = await invite(script, [{ site: blog.id, role: "reader" }]);
		expect(json.invite.expiresAt - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
		expect((await invitesOf(script)).map(({ id }) => id)).toContain(json.invite.id);
		await env.DB.batch([
			env.DB.prepare("UPDATE invites SET expires_at = 1 WHERE substr(token_hash, 1, 16) = ?1").bind(json.invite.id),
			env.DB.prepare("UPDATE api_tokens SET expires_at = 1 WHERE prefix = ?1").bind(script.prefix),
		]);
		expectProblem(await accept(json.secret), "invite-spent");
		const db = openDatabase(env.DB);
		await db.batch(deleteExpiredStatements(db, Date.now()));
		const left = env.DB.prepare("SELECT count(*) AS n FROM invites WHERE invited_by = ?1").bind(owner.name);
		expect(await left.first("n")).toBe(0);
	});

	it("lets the one who accepted stay", async () => {
		const [blog, owner] = [await site(), await moderator()];
		const script = await token(owner, ["roles"]);
		const { secret } = (await invite(script, [{ site: blog.id, role: "reader" }])).json;
		const answer = await accept(secret);
		const cookie = /^[^;]+/.exec(answer.headers.get("Set-Cookie") ?? "")?.[0] ?? "";
		await call("revokeToken", { headers: owner.headers, params: { token: script.prefix } });
		expect((await call("listQueue", { headers: { Cookie: cookie }, query: { site: blog.id } })).status).toBe(200);
	});
});
