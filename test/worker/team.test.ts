// Who may do what: invitations, roles, and leaving.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Grant } from "../../worker/contract/roles.ts";
import type {
	InvitationView,
	InviteCreated,
	InvitesView,
	PersonView,
	SessionView,
	TeamView,
	TokenCreated,
} from "../../worker/contract/wire.ts";
import { openDatabase } from "../../worker/db/database.ts";
import { undoRoleStatements } from "../../worker/db/team.ts";
import { API, call, expectProblem } from "./support/api.ts";
import { moderator, site, visitor } from "./support/people.ts";

type Person = Awaited<ReturnType<typeof moderator>>;
const fresh = (name: string) => `${name} ${crypto.randomUUID().slice(0, 8)}`;

const invite = ({ headers }: Person, grants: Grant[], label = "Mo") =>
	call<InviteCreated>("createInvite", { headers, body: { label, grants } });

const accept = (secret: string, name: string) =>
	call<SessionView>("acceptInvitation", { headers: { Origin: API }, body: { invite: secret, name } });

/** Everybody one sees, page by page. */
async function team({ headers }: Person): Promise<PersonView[]> {
	const people: PersonView[] = [];
	let after: string | undefined;
	do {
		const { json } = await call<TeamView>("listTeam", { headers, query: { after } });
		people.push(...json.people);
		after = json.cursor ?? undefined;
	} while (after);
	return people;
}
const find = async (as: Person, id: string) => (await team(as)).find((one) => one.id === id);

const setRoles = ({ headers }: Person, { name }: { name: string }, grants: Grant[], version = 1) =>
	call<PersonView>("setRoles", { headers, params: { account: name }, body: { version, grants } });
const remove = ({ headers }: Person, { name }: { name: string }) =>
	call("removeAccount", { headers, params: { account: name } });

const actsOn = async (subject: string) =>
	(
		await env.DB.prepare("SELECT kind, account_id, site_id, label FROM acts WHERE subject = ?1 ORDER BY id")
			.bind(subject)
			.all()
	).results;

describe("an invitation", () => {
	it("is a link that says who one will be, makes an account once, and signs it in", async () => {
		const olga = await moderator("owner");
		const blog = await site();
		const { json, status } = await invite(olga, [{ site: blog.id, role: "moderator" }]);
		expect(status).toBe(201);
		const read = { headers: { Origin: API }, body: { invite: json.secret } };
		const seen = await call<InvitationView>("readInvitation", read);
		expect(seen.json).toMatchObject({
			label: "Mo",
			by: olga.name,
			grants: [{ role: "moderator", site: { id: blog.id, name: `Site ${blog.id}` } }],
		});
		expect(json.invite.expiresAt - json.invite.createdAt).toBe(7 * 24 * 3_600_000);

		const name = fresh("Mo");
		const made = await accept(json.secret, name);
		expect(made.json.account).toMatchObject({
			name,
			grants: [{ site: blog.id, role: "moderator" }],
			hasPasskey: false,
		});
		const cookie = /^[^;]+/.exec(made.headers.get("Set-Cookie") ?? "")![0];
		expect((await call("listQueue", { headers: { Cookie: cookie }, query: { site: blog.id } })).status).toBe(200);
		expectProblem(await accept(json.secret, fresh("Ma")), "invite-spent");
		expectProblem(await call("readInvitation", read), "invite-spent");
		expect(await find(olga, made.json.account.id)).toMatchObject({ name, version: 1 });
		expect(await actsOn(json.invite.id)).toMatchObject([{ kind: "account.invite", site_id: blog.id }]);
		expect(await actsOn(made.json.account.id)).toMatchObject([{ kind: "account.join", label: name }]);
	});

	it("is kept as a hash, is void after its time, and can be taken back", async () => {
		const olga = await moderator("owner");
		const { json } = await invite(olga, [{ site: null, role: "owner" }]);
		const rows = await env.DB.prepare("SELECT * FROM invites WHERE invited_by = ?1").bind(olga.name).all();
		expect(JSON.stringify(rows.results)).not.toContain(json.secret);
		await env.DB.prepare("UPDATE invites SET expires_at = 1 WHERE invited_by = ?1").bind(olga.name).run();
		expectProblem(await accept(json.secret, fresh("Mo")), "invite-spent");

		const other = (await invite(olga, [{ site: null, role: "reader" }])).json;
		const { headers } = olga;
		const listed = (await call<InvitesView>("listInvites", { headers })).json.invites;
		expect(listed.map(({ id }) => id)).toContain(other.invite.id);
		expect((await call("revokeInvite", { headers, params: { invite: other.invite.id } })).status).toBe(204);
		expectProblem(await accept(other.secret, fresh("Mo")), "invite-spent");
	});

	it("takes a name nobody here has, and waits where it is taken", async () => {
		const olga = await moderator("owner");
		const { json } = await invite(olga, [{ site: null, role: "moderator" }]);
		expectProblem(await accept(json.secret, olga.name.toUpperCase()), "name-taken", "/name");
		expectProblem(await accept(json.secret, "  \u200b "), "invalid", "/name");
		expect((await accept(json.secret, fresh("Mo"))).json.account.grants).toEqual([{ site: null, role: "moderator" }]);
	});

	it("is an admin's to give for what is below them on their own sites, and nobody's beneath", async () => {
		const [blog, shop] = [await site(), await site()];
		const admin = await moderator("admin", blog);
		expect((await invite(admin, [{ site: blog.id, role: "moderator" }])).status).toBe(201);
		for (const grant of [
			{ site: blog.id, role: "admin" },
			{ site: shop.id, role: "reader" },
			{ site: null, role: "reader" },
			{ site: null, role: "owner" },
		] as Grant[]) {
			expectProblem(await invite(admin, [grant]), "not-permitted");
		}
		expectProblem(
			await invite(await moderator("moderator", blog), [{ site: blog.id, role: "reader" }]),
			"not-permitted",
		);
	});

	it("names sites there are, each once, and an owner is nothing else", async () => {
		const olga = await moderator("owner");
		const blog = await site();
		expectProblem(await invite(olga, [{ site: "no-such-site", role: "reader" }]), "invalid", "/grants/0/site");
		expectProblem(await invite(olga, []), "invalid", "/grants");
		const twice: Grant[] = [
			{ site: blog.id, role: "reader" },
			{ site: blog.id, role: "admin" },
		];
		expectProblem(await invite(olga, twice), "invalid", "/grants");
		expectProblem(await invite(olga, [{ site: blog.id, role: "owner" }]), "invalid", "/grants");
	});

	it("falls with whoever gave it", async () => {
		const [olga, mia] = [await moderator("owner"), await moderator("owner")];
		const { json } = await invite(mia, [{ site: null, role: "owner" }]);
		expect((await remove(olga, mia)).status).toBe(204);
		expectProblem(await accept(json.secret, fresh("Mo")), "invite-spent");
	});
});

describe("roles", () => {
	it("are changed by owners, count at once, and are told with what they were", async () => {
		const olga = await moderator("owner");
		const blog = await site();
		const mo = await moderator("reader", blog);
		const waiting = await visitor(await site()).says();
		expectProblem(await mo.decide(waiting.id, { action: "remove", version: 1 }), "not-permitted");
		const answer = await setRoles(olga, mo, [{ site: null, role: "moderator" }]);
		expect(answer.json).toMatchObject({ version: 2, grants: [{ site: null, role: "moderator" }] });
		expect((await mo.decide(waiting.id, { action: "remove", version: 1 })).status).toBe(200);
		const act = await env.DB.prepare("SELECT before, after FROM acts WHERE subject = ?1").bind(mo.name).first();
		expect(JSON.parse(String(act?.before))).toEqual({ grants: [{ site: blog.id, role: "reader" }] });

		const undo = { subject: mo.name, before: JSON.parse(String(act?.before)), after: JSON.parse(String(act?.after)) };
		await env.DB.batch(undoRoleStatements(openDatabase(env.DB), undo, Date.now()));
		expect(await find(olga, mo.name)).toMatchObject({ version: 3, grants: [{ site: blog.id, role: "reader" }] });
		// Undone once, it is no longer as it was read.
		await expect(env.DB.batch(undoRoleStatements(openDatabase(env.DB), undo, 0))).rejects.toThrow("accounts.version");
	});

	it("of one read before somebody else's change are refused, and nothing is changed", async () => {
		const olga = await moderator("owner");
		const mo = await moderator("reader");
		await setRoles(olga, mo, [{ site: null, role: "moderator" }]);
		expectProblem(await setRoles(olga, mo, [{ site: null, role: "admin" }]), "changed-meanwhile");
		expect(await find(olga, mo.name)).toMatchObject({ grants: [{ site: null, role: "moderator" }] });
	});

	it("make an owner and an owner less, but never the last", async () => {
		const olga = await moderator("owner");
		const mo = await moderator("moderator");
		await setRoles(olga, mo, [{ site: null, role: "owner" }]);
		expect((await call("listTeam", { headers: mo.headers })).status).toBe(200);
		await setRoles(mo, olga, [{ site: null, role: "reader" }]);
		expectProblem(await call("listTeam", { headers: olga.headers }), "not-permitted");
		const others = await env.DB.prepare(
			"UPDATE accounts SET role = 'moderator' WHERE role = 'owner' AND id <> ?1 RETURNING id",
		)
			.bind(mo.name)
			.all<{ id: string }>();
		expectProblem(await setRoles(mo, mo, [{ site: null, role: "admin" }], 2), "last-owner");
		expectProblem(await remove(mo, mo), "last-owner");
		expect(await find(mo, mo.name)).toMatchObject({ grants: [{ site: null, role: "owner" }] });
		const ids = JSON.stringify(others.results.map(({ id }) => id));
		await env.DB.prepare("UPDATE accounts SET role = 'owner' WHERE id IN (SELECT value FROM json_each(?1))")
			.bind(ids)
			.run();
	});

	it("of a site's admin reach no further than the site", async () => {
		const [blog, shop] = [await site(), await site()];
		const admin = await moderator("admin", blog);
		const mo = await moderator("moderator", shop);
		expectProblem(await setRoles(admin, mo, [{ site: blog.id, role: "reader" }]), "not-found");
		expect(await find(admin, mo.name)).toBeUndefined();

		const mia = await moderator("reader", blog);
		const olga = await moderator("owner");
		await setRoles(olga, mia, [
			{ site: blog.id, role: "reader" },
			{ site: shop.id, role: "admin" },
		]);
		expect((await find(admin, mia.name))?.grants).toEqual([{ site: blog.id, role: "reader" }]);
		expect((await setRoles(admin, mia, [{ site: blog.id, role: "moderator" }], 2)).status).toBe(200);
		const both = [
			{ site: shop.id, role: "admin" },
			{ site: blog.id, role: "moderator" },
		];
		expect(new Set((await find(olga, mia.name))?.grants)).toEqual(new Set(both));
		expectProblem(await setRoles(admin, mia, [{ site: blog.id, role: "admin" }], 3), "not-permitted");
		expectProblem(await setRoles(admin, olga, [{ site: blog.id, role: "reader" }]), "not-permitted");
		expectProblem(await remove(admin, mia), "not-permitted");
	});
});

describe("somebody who leaves", () => {
	it("is out at once, by every way in, and what they did stays under their name", async () => {
		const olga = await moderator("owner");
		const blog = await site({ mode: "hold-all" });
		const mo = await moderator("moderator", blog);
		const waiting = await visitor(blog).says();
		await mo.decide(waiting.id, { action: "approve", version: 1 });
		const { json } = await call<TokenCreated>("createToken", {
			headers: mo.headers,
			body: { name: "Script", scopes: ["queue"], days: 9 },
		});
		await env.DB.prepare(
			"INSERT INTO passkeys (id, account_id, name, public_key, counter, created_at) VALUES (?1, ?1, 'Key', '', 0, 0)",
		)
			.bind(mo.name)
			.run();
		await env.DB.prepare(
			"INSERT INTO sign_in_links (token_hash, account_id, created_at, expires_at) VALUES (?1, ?1, 0, 9e15)",
		)
			.bind(mo.name)
			.run();

		expect((await remove(olga, mo)).status).toBe(204);
		expectProblem(await call("readSession", { headers: mo.headers }), "signed-out");
		const script = { Authorization: `Bearer ${json.secret}` };
		expectProblem(await call("listQueue", { headers: script }), "signed-out");
		for (const table of ["sessions", "sign_in_links", "api_tokens", "passkeys", "challenges", "grants"]) {
			const left = await env.DB.prepare(`SELECT 1 FROM ${table} WHERE account_id = ?1`).bind(mo.name).all();
			expect(left.results, table).toEqual([]);
		}
		expect(await find(olga, mo.name)).toBeUndefined();
		expectProblem(await remove(olga, mo), "not-found");
		const item = await call("readQueueItem", { headers: olga.headers, params: { id: waiting.id } });
		expect(item.json).toMatchObject({ decision: { action: "approve", by: mo.name } });
		expect(await actsOn(mo.name)).toMatchObject([{ kind: "account.remove", account_id: olga.name, label: mo.name }]);
	});

	it("leaves the team's list as cheap as it was: a page reads what it shows", async () => {
		const { headers } = await moderator("owner");
		const { json, cost } = await call<TeamView>("listTeam", { headers });
		expect(cost.rowsRead).toBeLessThanOrEqual(4 * json.people.length + 10);
		const plan = await env.DB.prepare(
			`EXPLAIN QUERY PLAN SELECT id FROM accounts
			WHERE removed_at IS NULL AND (created_at, id) > (0, '') ORDER BY created_at, id LIMIT 50`,
		).all<{ detail: string }>();
		expect(plan.results.map(({ detail }) => detail).join()).toContain("accounts_here");
	});

	it("does not come back as somebody who is here by a change made meanwhile", async () => {
		const olga = await moderator("owner");
		const mo = await moderator("moderator");
		await remove(olga, mo);
		expectProblem(await setRoles(olga, mo, [{ site: null, role: "owner" }], 2), "not-found");
	});
});
