// What is somebody's own: their name, where they are signed in, and the tokens of their scripts.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { SessionsView, SessionView, TokenCreated, TokensView } from "../../worker/contract/wire.ts";
import { browserLabel } from "../../worker/domain/browser-label.ts";
import { sha256 } from "../../worker/http/keys.ts";
import { API, call, expectProblem } from "./support/api.ts";
import { moderator, site } from "./support/people.ts";

type Person = Awaited<ReturnType<typeof moderator>>;

/** The same person in another browser. */
async function elsewhere({ name }: Person, userAgent = ""): Promise<{ Cookie: string; Origin: string }> {
	const link = crypto.randomUUID().padEnd(43, "x");
	await env.DB.prepare(
		"INSERT INTO sign_in_links (token_hash, account_id, created_at, expires_at) VALUES (?1, ?2, 0, 9e15)",
	)
		.bind(await sha256(link), name)
		.run();
	const answer = await call("createSession", { headers: { Origin: API, "User-Agent": userAgent }, body: { link } });
	return { Origin: API, Cookie: /^[^;]+/.exec(answer.headers.get("Set-Cookie") ?? "")![0] };
}

const sessionsOf = async (headers: Record<string, string>) =>
	(await call<SessionsView>("listSessions", { headers })).json.sessions;

describe("sessions", () => {
	it("are told apart by a word for the browser, and ended one by one", async () => {
		const olga = await moderator();
		const phone = await elsewhere(
			olga,
			"Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
		);
		const sessions = await sessionsOf(olga.headers);
		expect(sessions).toHaveLength(2);
		expect(sessions.find(({ isThis }) => !isThis)?.label).toBe("Safari on iPhone");
		const params = { session: sessions.find(({ isThis }) => !isThis)!.id };
		expect((await call("revokeSession", { headers: olga.headers, params })).status).toBe(204);
		expectProblem(await call("listQueue", { headers: phone }), "signed-out");
		expectProblem(await call("revokeSession", { headers: olga.headers, params }), "not-found");
		expect((await call("listQueue", { headers: olga.headers })).status).toBe(200);
	});

	it("are ended all but this one", async () => {
		const olga = await moderator();
		const others = [await elsewhere(olga), await elsewhere(olga)];
		expect((await call("revokeOtherSessions", { headers: olga.headers })).status).toBe(204);
		for (const headers of others) expectProblem(await call("readSession", { headers }), "signed-out");
		expect(await sessionsOf(olga.headers)).toMatchObject([{ isThis: true }]);
	});

	it("are nobody's else to end", async () => {
		const [olga, mo] = [await moderator(), await moderator()];
		const [{ id } = { id: "" }] = await sessionsOf(olga.headers);
		expectProblem(await call("revokeSession", { headers: mo.headers, params: { session: id } }), "not-found");
		expect((await call("readSession", { headers: olga.headers })).status).toBe(200);
	});

	it("keep nothing of the browser but that word, and cost a row each to list", async () => {
		const olga = await moderator();
		const userAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.7339.99 Safari/537.36";
		await elsewhere(olga, userAgent);
		const { results } = await env.DB.prepare("SELECT * FROM sessions WHERE account_id = ?1").bind(olga.name).all();
		expect(JSON.stringify(results)).toContain('"Chrome on Windows"');
		expect(JSON.stringify(results)).not.toMatch(/Mozilla|7339|\d+\.\d+\.\d+\.\d+/);
		expect((await call("listSessions", { headers: olga.headers })).cost.rowsRead).toBeLessThanOrEqual(10);
	});

	it.each([
		["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Linux"],
		["Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox on Android"],
		["Mozilla/5.0 (X11; CrOS x86_64 1) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome on ChromeOS"],
		["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1", "Safari on macOS"],
		["curl/8.0", ""],
	])("%s is %s", (userAgent, label) => expect(browserLabel(userAgent)).toBe(label));
});

describe("tokens", () => {
	const body = { name: "Nightly", scopes: ["sites", "queue"], days: 30 };

	it("are shown once, kept as a hash, listed by their beginning, and end when revoked", async () => {
		const olga = await moderator();
		const { headers } = olga;
		const { json } = await call<TokenCreated>("createToken", { headers, body });
		expect(json.secret).toMatch(/^aw_[\w-]{43}$/);
		expect(json.token).toMatchObject({ prefix: json.secret.slice(3, 11), name: "Nightly", scopes: ["queue", "sites"] });
		const stored = await env.DB.prepare("SELECT * FROM api_tokens WHERE prefix = ?1").bind(json.token.prefix).first();
		expect(JSON.stringify(stored)).not.toContain(json.secret.slice(11));
		const script = { Authorization: `Bearer ${json.secret}` };
		expect((await call("listQueue", { headers: script })).status).toBe(200);
		const { tokens } = (await call<TokensView>("listTokens", { headers })).json;
		expect(tokens).toMatchObject([{ prefix: json.token.prefix, lastUsedAt: expect.any(Number) }]);
		const params = { token: json.token.prefix };
		expect((await call("revokeToken", { headers, params })).status).toBe(204);
		expectProblem(await call("listQueue", { headers: script }), "signed-out");
		const acts = await env.DB.prepare("SELECT kind, label FROM acts WHERE account_id = ?1 ORDER BY id")
			.bind(olga.name)
			.all();
		expect(acts.results).toEqual([
			{ kind: "token.create", label: "Nightly" },
			{ kind: "token.revoke", label: "Nightly" },
		]);
	});

	it("do no more than their account, which may do less tomorrow", async () => {
		const blog = await site();
		const mo = await moderator("admin", blog);
		const { json } = await call<TokenCreated>("createToken", { headers: mo.headers, body });
		const headers = { Authorization: `Bearer ${json.secret}` };
		const newSite = { id: `x-${blog.id}`, name: "X", origins: [] };
		expectProblem(await call("createSite", { headers, body: newSite }), "not-permitted");
		const rename = { params: { site: blog.id }, body: { version: 1, name: "Mine" } };
		expect((await call("editSite", { headers, ...rename })).status).toBe(200);
		await env.DB.prepare("UPDATE grants SET role = 'reader' WHERE account_id = ?1").bind(mo.name).run();
		expectProblem(await call("editSite", { headers, ...rename }), "not-permitted");
	});

	it("make no tokens and let nobody in", async () => {
		const { headers } = await moderator();
		const { json } = await call<TokenCreated>("createToken", {
			headers,
			body: { ...body, scopes: ["accounts", "queue"] },
		});
		const script = { Origin: API, Authorization: `Bearer ${json.secret}` };
		for (const [name, said] of [
			["createToken", body],
			["createChallenge", { purpose: "add" }],
			["renameAccount", { name: "X" }],
		] as const) {
			expectProblem(await call(name, { headers: script, body: said }), "signed-out");
		}
		expectProblem(await call("listSessions", { headers: script }), "signed-out");
	});

	it("say what is wrong with what is asked, and are nobody's else to end", async () => {
		const olga = await moderator();
		const ask = (changes: object) => call("createToken", { headers: olga.headers, body: { ...body, ...changes } });
		expectProblem(await ask({ name: " " }), "invalid", "/name");
		expectProblem(await ask({ scopes: [] }), "invalid", "/scopes");
		expectProblem(await ask({ scopes: ["everything"] }), "invalid", "/scopes/0");
		expectProblem(await ask({ days: 366 }), "invalid", "/days");
		const { json } = await call<TokenCreated>("createToken", { headers: olga.headers, body });
		const { headers } = await moderator();
		expectProblem(await call("revokeToken", { headers, params: { token: json.token.prefix } }), "not-found");
	});
});

describe("one's name", () => {
	it("is one's own to change, to nobody else's, whatever its case", async () => {
		const [olga, mo] = [await moderator(), await moderator()];
		const rename = (name: string) => call<SessionView>("renameAccount", { headers: olga.headers, body: { name } });
		expect((await rename(` Olga ${olga.name} `)).json.account.name).toBe(`Olga ${olga.name}`);
		expectProblem(await rename(mo.name.toUpperCase()), "name-taken", "/name");
		expectProblem(await rename("\u200b "), "invalid", "/name");
		expectProblem(await rename("x".repeat(51)), "invalid", "/name");
		expect((await rename(`olga ${olga.name}`)).status).toBe(200);
	});
});
