// A proof of work where a site wants one, on real D1: held against the library other sites use for the same challenges.

import { env } from "cloudflare:workers";
import { solveChallenge } from "altcha-lib/v1";
import { describe, expect, it } from "vitest";
import type { Challenge, FormView } from "../../worker/contract/wire.ts";
import { call, expectProblem } from "./support/api.ts";
import { comment, PAGE, site, type TestSite, visitor } from "./support/people.ts";

const readForm = async (at: TestSite) =>
	(await call<FormView>("readForm", { params: { site: at.id }, query: { page: PAGE } })).json;

async function solve({ algorithm, challenge, salt, maxnumber, signature }: Challenge): Promise<string> {
	const { number } = (await solveChallenge(challenge, salt, algorithm, maxnumber).promise)!;
	return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
}

const write = async (at: TestSite, proof?: string, said: { clientId?: string; text?: string } = {}) =>
	call("createComment", {
		params: { site: at.id },
		headers: visitor(at).headers(),
		body: { ...(await comment(at, said)), ...(proof !== undefined && { proof }) },
	});

describe("a site that wants a proof of work", () => {
	it("gives the challenge with the form, takes its answer once, and a retry of the same write again", async () => {
		const blog = await site({ proof: "always" });
		const { challenge } = await readForm(blog);
		const proof = await solve(challenge!);
		const said = { clientId: crypto.randomUUID(), text: `Proved ${crypto.randomUUID()}` };
		expect((await write(blog, proof, said)).status).toBe(201);
		expect((await write(blog, proof, said)).status).toBe(200);
		expectProblem(await write(blog, proof), "proof-needed");
	});

	it("refuses what proves nothing, and keeps nothing of it", async () => {
		const [blog, other] = [await site({ proof: "always" }), await site({ proof: "always" })];
		const proof = await solve((await readForm(blog)).challenge!);
		const parts = JSON.parse(atob(proof)) as Record<string, unknown>;
		const changed = (part: object) => btoa(JSON.stringify({ ...parts, ...part }));
		const wrong = [
			undefined,
			"",
			"no base64 %",
			btoa("{}"),
			changed({ number: -1 }),
			changed({ signature: "0".repeat(64) }),
			changed({ salt: "other?expires=9999999999&" }),
			changed({ salt: String(parts.salt).replace(/expires=\d+/, "expires=1") }),
			await solve((await readForm(other)).challenge!),
		];
		for (const one of wrong) expectProblem(await write(blog, one), "proof-needed");
		const left = await env.DB.prepare("SELECT count(*) AS n FROM comments WHERE site_id = ?1").bind(blog.id).first("n");
		expect(left).toBe(0);
		expect((await write(blog, proof)).status).toBe(201);
	});

	it("wants one by default only while it is flooded, and then a dearer one", async () => {
		const blog = await site();
		expect((await readForm(blog)).challenge).toBeUndefined();
		const now = Date.now();
		await env.DB.prepare("INSERT INTO notices (site_id, kind, since, until) VALUES (?1, 'flood', ?2, ?3)")
			.bind(blog.id, now, now + 60_000)
			.run();
		const { challenge } = await readForm(blog);
		expect(challenge!.maxnumber).toBeGreaterThan(
			(await readForm(await site({ proof: "always" }))).challenge!.maxnumber,
		);
		expectProblem(await write(blog), "proof-needed");
		expect((await write(blog, await solve(challenge!))).status).toBe(201);
		expect((await readForm(await site({ proof: "never" }))).challenge).toBeUndefined();
	});
});
