// Signing in by a passkey, and everything that does not let anybody in.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { PasskeysView, SessionView } from "../../worker/contract/wire.ts";
import { API, call, expectProblem, newAddress } from "./support/api.ts";
import { authenticator, challengeFor, type Wrong } from "./support/authenticator.ts";
import { moderator } from "./support/people.ts";

type Device = Awaited<ReturnType<typeof authenticator>>;
type Person = Awaited<ReturnType<typeof moderator>>;

async function withPasskey(person: Person): Promise<Device> {
	const device = await authenticator();
	const passkey = await device.makes(await challengeFor("add", person.headers));
	const answer = await call("createPasskey", { headers: person.headers, body: { name: "Laptop", passkey } });
	expect(answer.status, JSON.stringify(answer.json)).toBe(201);
	return device;
}

async function signIn(device: Device, { wrong = {}, headers = {} }: { wrong?: Wrong; headers?: object } = {}) {
	const passkey = await device.signs(await challengeFor("sign-in"), wrong);
	return call<SessionView>("signInByPasskey", { headers: { Origin: API, ...headers }, body: { passkey } });
}

const cookieOf = (answer: { headers: Headers }) => /^[^;]+/.exec(answer.headers.get("Set-Cookie") ?? "")?.[0] ?? "";
const passkeysOf = async ({ headers }: Person) => (await call<PasskeysView>("listPasskeys", { headers })).json.passkeys;
const grow = (person: Person) =>
	env.DB.prepare("UPDATE sessions SET fresh_at = 0 WHERE account_id = ?1").bind(person.name).run();

describe("a passkey", () => {
	it("is added after a fresh sign-in and opens the dashboard from then on, without a name or a link", async () => {
		const olga = await moderator("owner");
		const before = await call<SessionView>("readSession", { headers: olga.headers });
		expect(before.json.account).toMatchObject({ name: olga.name, hasPasskey: false });
		const device = await withPasskey(olga);
		const answer = await signIn(device, {
			headers: { "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" },
		});
		expect(answer).toMatchObject({ status: 201, json: { account: { name: olga.name, hasPasskey: true } } });
		expect(answer.headers.get("Set-Cookie")).toMatch(/^__Host-afterword=.*HttpOnly; Secure; SameSite=Lax/);
		expect((await call("listQueue", { headers: { Cookie: cookieOf(answer) } })).status).toBe(200);
		const { results } = await env.DB.prepare("SELECT label FROM sessions WHERE account_id = ?1 AND label <> ''")
			.bind(olga.name)
			.all();
		expect(results).toEqual([{ label: "Firefox on Linux" }]);
		expect(await passkeysOf(olga)).toMatchObject([{ name: "Laptop", lastUsedAt: expect.any(Number), suspectAt: null }]);
	});

	it("is one of several, named, and when removed opens nothing", async () => {
		const olga = await moderator("owner");
		const [laptop, phone] = [await withPasskey(olga), await withPasskey(olga)];
		const { headers } = olga;
		const params = { passkey: phone.id };
		expect((await call("renamePasskey", { headers, params, body: { name: "Phone" } })).status).toBe(204);
		expect((await passkeysOf(olga)).map(({ name }) => name).sort()).toEqual(["Laptop", "Phone"]);
		expect((await call("deletePasskey", { headers, params })).status).toBe(204);
		expectProblem(await signIn(phone), "passkey-refused");
		expect((await signIn(laptop)).status).toBe(201);
		expectProblem(await call("deletePasskey", { headers, params }), "not-found");
	});

	it("is nobody's else to rename or remove", async () => {
		const device = await withPasskey(await moderator("owner"));
		const { headers } = await moderator("owner");
		const params = { passkey: device.id };
		expectProblem(await call("renamePasskey", { headers, params, body: { name: "Mine" } }), "not-found");
		expectProblem(await call("deletePasskey", { headers, params }), "not-found");
		expect((await signIn(device)).status).toBe(201);
	});

	it("is asked for by whoever comes, of all that the browser has, and never made twice on one device", async () => {
		const olga = await moderator("owner");
		const device = await withPasskey(olga);
		const asked = await challengeFor("sign-in");
		expect(asked).toMatchObject({ rpId: "comments.test", userVerification: "preferred", allowCredentials: [] });
		expect(await challengeFor("add", olga.headers)).toMatchObject({
			rp: { id: "comments.test" },
			attestation: "none",
			excludeCredentials: [{ id: device.id }],
			authenticatorSelection: { residentKey: "required" },
		});
	});

	it("whose counter does not grow lets its person in and is told to them", async () => {
		const olga = await moderator("owner");
		const device = await withPasskey(olga);
		device.counter = 7;
		expect((await signIn(device)).status).toBe(201);
		device.counter = 3;
		expect((await signIn(device)).status).toBe(201);
		expect(await passkeysOf(olga)).toMatchObject([{ suspectAt: expect.any(Number) }]);
	});

	it("stops at twenty", async () => {
		const olga = await moderator("owner");
		await env.DB.prepare(
			`INSERT INTO passkeys (id, account_id, name, public_key, counter, created_at)
			SELECT ?1 || value, ?1, 'Key', '', 0, 0 FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]')`,
		)
			.bind(olga.name)
			.run();
		const { headers } = olga;
		expectProblem(await call("createChallenge", { headers, body: { purpose: "add" } }), "limit-reached");
	});
});

describe("nobody is let in", () => {
	it.each<[string, Wrong]>([
		["on another page", { origin: "https://comments.test.evil.example" }],
		["for another host", { rpId: "evil.example" }],
		["by what was made for something else", { type: "webauthn.create" }],
		["by a challenge nobody was given", { challenge: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }],
	])("who signed %s", async (_, wrong) => {
		const device = await withPasskey(await moderator("owner"));
		const answer = await signIn(device, { wrong });
		expectProblem(answer, "passkey-refused");
		expect(answer.headers.get("Set-Cookie")).toBeNull();
	});

	it("by a challenge that was used, or is too old, or was asked for something else", async () => {
		const olga = await moderator("owner");
		const device = await withPasskey(olga);
		const passkey = await device.signs(await challengeFor("sign-in"));
		const ask = { headers: { Origin: API }, body: { passkey } };
		expect((await call("signInByPasskey", ask)).status).toBe(201);
		expectProblem(await call("signInByPasskey", ask), "passkey-refused");

		const late = await challengeFor("sign-in");
		await env.DB.prepare("UPDATE challenges SET expires_at = 1").run();
		const body = { passkey: await device.signs(late) };
		expectProblem(await call("signInByPasskey", { headers: { Origin: API }, body }), "passkey-refused");

		const other = { passkey: await device.signs(await challengeFor("verify", olga.headers)) };
		expectProblem(await call("signInByPasskey", { headers: { Origin: API }, body: other }), "passkey-refused");
	});

	it("by a wrong signature, which spends the challenge", async () => {
		const device = await withPasskey(await moderator("owner"));
		const asked = await challengeFor("sign-in");
		const passkey = await device.signs(asked);
		const forged = { ...passkey, response: { ...passkey.response, signature: "MEUCIQ" } };
		const say = (body: object) => call("signInByPasskey", { headers: { Origin: API }, body });
		expectProblem(await say({ passkey: forged }), "passkey-refused");
		expectProblem(await say({ passkey: await device.signs(asked) }), "passkey-refused");
	});

	it("by a stranger's device, under another's id neither", async () => {
		const device = await withPasskey(await moderator("owner"));
		const stranger = await authenticator();
		expectProblem(await signIn(stranger), "passkey-refused");
		stranger.credential = device.credential;
		expectProblem(await signIn(stranger), "passkey-refused");
	});

	it("from another origin, and not more often than a person tries", async () => {
		const device = await withPasskey(await moderator("owner"));
		const passkey = await device.signs(await challengeFor("sign-in"));
		const from = { Origin: "https://evil.example" };
		expectProblem(await call("signInByPasskey", { headers: from, body: { passkey } }), "origin-not-allowed");
		expectProblem(await call("createChallenge", { headers: from, body: { purpose: "sign-in" } }), "origin-not-allowed");
		const headers = { Origin: API, "CF-Connecting-IP": newAddress() };
		for (let tries = 0; tries < 20; tries++) await call("signInByPasskey", { headers, body: { passkey } });
		expectProblem(await call("signInByPasskey", { headers, body: { passkey } }), "too-many");
	});
});

describe("a new passkey is refused", () => {
	it.each<[string, Wrong]>([
		["made on another page", { origin: "https://evil.example" }],
		["made for another host", { rpId: "evil.example" }],
		["with a certificate, which the server would have to look up", { certificate: true }],
	])("%s", async (_, wrong) => {
		const { headers } = await moderator("owner");
		const passkey = await (await authenticator()).makes(await challengeFor("add", headers), wrong);
		expectProblem(await call("createPasskey", { headers, body: { name: "Key", passkey } }), "passkey-refused");
	});

	it("where somebody has it already, or the challenge was another's", async () => {
		const [olga, mo] = [await moderator("owner"), await moderator("owner")];
		const device = await withPasskey(olga);
		const again = await device.makes(await challengeFor("add", mo.headers));
		const body = (passkey: object) => ({ name: "Key", passkey });
		expectProblem(await call("createPasskey", { headers: mo.headers, body: body(again) }), "passkey-refused");
		const theirs = await (await authenticator()).makes(await challengeFor("add", olga.headers));
		expectProblem(await call("createPasskey", { headers: mo.headers, body: body(theirs) }), "passkey-refused");
	});
});

describe("what needs a fresh sign-in", () => {
	it("is refused a quarter of an hour later and done once a passkey says who it is", async () => {
		const olga = await moderator("owner");
		const device = await withPasskey(olga);
		const { headers } = olga;
		const body = { name: "Nightly", scopes: ["queue"], days: 30 };
		expect((await call("createToken", { headers, body })).status).toBe(201);
		await grow(olga);
		expectProblem(await call("createToken", { headers, body }), "sign-in-again");
		expectProblem(await call("createChallenge", { headers, body: { purpose: "add" } }), "sign-in-again");
		expectProblem(await call("deletePasskey", { headers, params: { passkey: device.id } }), "sign-in-again");
		const asked = await challengeFor("verify", headers);
		expect(asked).toMatchObject({ allowCredentials: [{ id: device.id }] });
		const passkey = await device.signs(asked);
		expect((await call("refreshSession", { headers, body: { passkey } })).status).toBe(204);
		expect((await call("createToken", { headers, body })).status).toBe(201);
	});

	it("is not done by another's passkey or another's link", async () => {
		const [olga, mo] = [await moderator("owner"), await moderator("owner")];
		const device = await withPasskey(mo);
		await grow(olga);
		const passkey = await device.signs(await challengeFor("verify", olga.headers));
		expectProblem(await call("refreshSession", { headers: olga.headers, body: { passkey } }), "passkey-refused");
		expectProblem(await call("refreshSession", { headers: olga.headers, body: { link: "no-link" } }), "link-spent");
	});
});
