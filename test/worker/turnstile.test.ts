// Turnstile, where a site asks it: the page its widget runs on, what it is asked, and that a person sees whatever it does
// not vouch for. A stand-in answers in its place, as its documentation says it does.

import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type ProblemCode, problems } from "../../worker/contract/problems.ts";
import type { FormView, Settings } from "../../worker/contract/wire.ts";
import type { Asked } from "../../worker/outside/asked.ts";
import { type Given, turnstile } from "../../worker/outside/turnstile.ts";
import { type Answer, API, call, send } from "./support/api.ts";
import { comment, moderator, PAGE, type Said, site, type TestSite, visitor } from "./support/people.ts";

const given: Given = { token: "0.token", hostname: "comments.test", action: "comment", cdata: "form" };
const { token: _, ...matching } = given;
const passed = { success: true, "error-codes": [], challenge_ts: "2026-10-01T00:00:00Z", ...matching };
const failed = (...codes: string[]) => ({ success: false, "error-codes": codes });
const asked = { address: "192.0.2.7" } as Asked;

/** Answers the next requests in turn, the last for all that follow, and remembers what they said. */
function answering(...answers: (object | (() => Response | Promise<Response>))[]) {
	const requests: { url: string; body: Record<string, string> }[] = [];
	vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
		const request = new Request(input as string, init as RequestInit);
		const answer = answers[Math.min(requests.length, answers.length - 1)]!;
		requests.push({ url: request.url, body: await request.json() });
		return typeof answer === "function" ? answer() : Response.json(answer);
	});
	return requests;
}
const check = (some: Partial<Given> = {}) => turnstile("secret", { ...given, ...some })(asked);

afterEach(() => void vi.restoreAllMocks());

describe("Turnstile", () => {
	it("is told the token, the writer's address, and by what to know the question again", async () => {
		const requests = answering(passed);
		expect(await check()).toBeNull();
		expect(requests).toEqual([
			{
				url: "https://challenges.cloudflare.com/turnstile/v0/siteverify",
				body: {
					secret: "secret",
					response: "0.token",
					remoteip: "192.0.2.7",
					idempotency_key: expect.stringMatching(
						/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
					),
				},
			},
		]);
	});

	it.each([
		["missing-input-secret", { check: "turnstile-keys" }],
		["invalid-input-secret", { check: "turnstile-keys" }],
		["missing-input-response", { check: "turnstile", detail: "missing-input-response" }],
		["invalid-input-response", { check: "turnstile", detail: "invalid-input-response" }],
		["timeout-or-duplicate", { check: "turnstile", detail: "timeout-or-duplicate" }],
		["bad-request", { check: "turnstile-failed" }],
		["internal-error", { check: "turnstile-failed" }],
		["a-code-of-tomorrow", { check: "turnstile-failed" }],
	])("that answers %s means %j", async (code, reason) => {
		answering(failed(code));
		expect(await check()).toEqual(reason);
	});

	it("vouches for nothing but a comment, for this form, on this installation", async () => {
		for (const name of ["hostname", "action", "cdata"] as const) {
			answering({ ...passed, [name]: "another" });
			expect(await check()).toEqual({ check: "turnstile", detail: name });
			answering({ ...passed, [name]: undefined });
			expect(await check()).toEqual({ check: "turnstile", detail: name });
		}
	});

	it("that stumbles is asked once more, by the same key, so that the token is not spent in between", async () => {
		const requests = answering(failed("internal-error"), passed);
		expect(await check()).toBeNull();
		expect(requests).toHaveLength(2);
		expect(requests[1]).toEqual(requests[0]);
	});

	it("is asked no third time", async () => {
		const requests = answering(failed("internal-error"));
		await check();
		expect(requests).toHaveLength(2);
	});

	it.each<[string, () => Response | Promise<Response>]>([
		["no JSON", () => new Response("<h1>Bad gateway</h1>", { status: 502 })],
		["a success that is an error", () => Response.json(passed, { status: 500 })],
		["null", () => Response.json(null)],
		["a word for success", () => Response.json({ ...passed, success: "true" })],
		["nothing", () => Promise.reject(new TypeError("network connection lost"))],
	])("that answers %s has the comment wait", async (_name, answer) => {
		answering(answer);
		expect(await check()).toEqual({ check: "turnstile-failed" });
	});

	it("is given three seconds, both questions together", async () => {
		const patience = vi.spyOn(AbortSignal, "timeout").mockReturnValue(AbortSignal.abort());
		vi.spyOn(globalThis, "fetch").mockImplementation((_input, init) =>
			Promise.reject((init as RequestInit).signal!.reason),
		);
		expect(await check()).toEqual({ check: "turnstile-failed" });
		expect(patience.mock.calls).toEqual([[3_000]]);
	});

	it("is not asked about what can be no token", async () => {
		const requests = answering(passed);
		expect(await check({ token: "" })).toEqual({ check: "turnstile-missing" });
		expect(await check({ token: "x".repeat(2_049) })).toEqual({ check: "turnstile", detail: "too-long" });
		expect(requests).toEqual([]);
		expect(await check({ token: "x".repeat(2_048) })).toBeNull();
	});
});

const asking = (settings: Partial<Settings> = {}) => site({ turnstile: true, ...settings });
const readForm = async (at: TestSite) =>
	(await call<FormView>("readForm", { params: { site: at.id }, query: { page: PAGE } })).json;

/** The frame's page for a form, as a page of the site asks for it. */
const readPage = (at: TestSite, query: Record<string, string> = {}) =>
	call<string>("readTurnstilePage", {
		params: { site: at.id },
		query: { origin: at.origin, form: "a.form", lang: "de", theme: "dark", dir: "ltr", ...query },
	});

/** A page tells what is wrong in words, and is framed by nobody. */
function expectRefused({ status, headers, json }: Answer<string>, code: ProblemCode): void {
	expect(status).toBe(problems[code].status);
	expect(json).toContain('role="alert"');
	expect(headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
}

/** Writes with a token that Turnstile gave for the very form it is sent with. */
async function write(at: TestSite, said: Said = {}, token: string | undefined = "0.token", headers = {}) {
	const body = await comment(at, said);
	const page = await readPage(at, { form: body.formToken! });
	const [, cdata = ""] = /data-cdata="(\w+)"/.exec(page.json) ?? [];
	const requests = answering({ ...passed, cdata });
	const answer = await call<{ comment: { id: string; status: string } }>("createComment", {
		params: { site: at.id },
		headers: { ...visitor(at).headers(), ...headers },
		body: { ...body, ...(token !== undefined && { turnstile: token }) },
	});
	return { answer, requests };
}
const reasonsOf = async (at: TestSite) =>
	(await (await moderator()).queue(at)).json.items.at(-1)!.reasons.map(({ check, detail }) => ({ check, detail }));

describe("a site that asks Turnstile", () => {
	it("publishes what Turnstile vouches for, and asks it about the form it was sent with", async () => {
		const blog = await asking();
		const { answer, requests } = await write(blog);
		expect(answer.status).toBe(201);
		expect(answer.json.comment.status).toBe("visible");
		expect(requests.map(({ body }) => body.response)).toEqual(["0.token"]);
		expect(requests[0]!.body.remoteip).toMatch(/^[\d.a-f:]+$/);
	});

	it("holds what comes without a token, or with one for another form, and refuses neither", async () => {
		const blog = await asking();
		expect((await write(blog, {}, "")).answer.json.comment.status).toBe("pending");
		expect(await reasonsOf(blog)).toEqual([{ check: "turnstile-missing", detail: undefined }]);
		answering(passed);
		expect((await visitor(blog).says({ turnstile: "0.token" })).status).toBe("pending");
		expect(await reasonsOf(blog)).toEqual([{ check: "turnstile", detail: "cdata" }]);
		expect((await write(blog, {}, "x".repeat(9_000))).answer.json.comment.status).toBe("pending");
		expect(await reasonsOf(blog)).toEqual([{ check: "turnstile", detail: "too-long" }]);
	});

	it("holds a token that comes again, as Turnstile says it did, but answers a retry of the same write as before", async () => {
		const blog = await asking();
		const said = { clientId: crypto.randomUUID(), text: `Vouched for ${crypto.randomUUID()}` };
		const first = await write(blog, said);
		const requests = answering(failed("timeout-or-duplicate"));
		const again = await visitor(blog).createComment({ ...said, turnstile: "0.token" });
		expect([again.status, again.json.comment.id]).toEqual([200, first.answer.json.comment.id]);
		expect(requests).toEqual([]);
		expect((await visitor(blog).says({ turnstile: "0.token" })).status).toBe("pending");
		expect(await reasonsOf(blog)).toEqual([{ check: "turnstile", detail: "timeout-or-duplicate" }]);
	});

	it("asks nobody about a trusted author's words, and nothing of an edit", async () => {
		const blog = await asking();
		const ada = visitor(blog);
		answering(() => Promise.reject(new TypeError("offline")));
		const { id } = await ada.says();
		await env.DB.prepare(
			"UPDATE authors SET standing = 'trusted' WHERE id = (SELECT author_id FROM comments WHERE id = ?1)",
		)
			.bind(id)
			.run();
		const requests = answering(failed("invalid-input-response"));
		const said = await ada.says();
		expect(said.status).toBe("visible");
		await env.DB.prepare("UPDATE authors SET standing = NULL WHERE site_id = ?1").bind(blog.id).run();
		const edited = await ada.editComment(said.id, { text: "Said better now", version: 1 });
		expect(edited.json.comment.status).toBe("visible");
		expect(requests).toEqual([]);
	});

	it("takes what is written without a script, and says that it is read first", async () => {
		const blog = await asking();
		const address = `/v1/sites/${blog.id}/thread.html?page=${PAGE}`;
		expect((await send<string>(address)).json).toContain("Comments are read before they appear.");
		const { text, name, formToken } = await comment(blog);
		const answer = await send(address, {
			method: "POST",
			redirect: "manual",
			headers: { Origin: blog.origin, "Content-Type": "application/x-www-form-urlencoded" },
			body: new URLSearchParams({ text, name, formToken: formToken! }).toString(),
		});
		expect([answer.status, answer.headers.get("Location")]).toEqual([303, expect.stringContaining("posted=waiting")]);
		expect(await reasonsOf(blog)).toEqual([{ check: "turnstile-missing", detail: undefined }]);
	});

	it("tells the form to ask, but not in a flood, when everything waits anyway", async () => {
		const blog = await asking({ proof: "never" });
		expect((await readForm(blog)).turnstile).toBe(true);
		expect((await readForm(await site())).turnstile).toBeUndefined();
		const now = Date.now();
		await env.DB.prepare("INSERT INTO notices (site_id, kind, since, until) VALUES (?1, 'flood', ?2, ?3)")
			.bind(blog.id, now, now + 60_000)
			.run();
		expect((await readForm(blog)).turnstile).toBeUndefined();
		const requests = answering(passed);
		expect((await visitor(blog).says()).status).toBe("pending");
		expect(requests).toEqual([]);
	});

	it.each(["TURNSTILE_SITE_KEY", "TURNSTILE_SECRET"] as const)(
		"without %s has everything wait, and shows nobody a widget",
		async (name) => {
			const bindings: { [key in typeof name]?: string } = env;
			const key = bindings[name];
			const blog = await asking();
			try {
				delete bindings[name];
				expect((await readForm(blog)).turnstile).toBeUndefined();
				expectRefused(await readPage(blog), "not-configured");
				expect((await visitor(blog).says({ turnstile: "0.token" })).status).toBe("pending");
				expect(await reasonsOf(blog)).toEqual([{ check: "turnstile-keys", detail: undefined }]);
			} finally {
				Object.assign(bindings, { [name]: key });
			}
		},
	);
});

describe("readTurnstilePage", () => {
	it("is framed by the site's own pages alone, and runs nothing but its script and Turnstile's", async () => {
		const blog = await asking();
		const { status, headers, json } = await readPage(blog);
		expect(status).toBe(200);
		const policy = Object.fromEntries(
			headers
				.get("Content-Security-Policy")!
				.split("; ")
				.map((line) => [line.split(" ")[0], line.split(" ").slice(1).join(" ")]),
		);
		expect(policy).toEqual({
			"default-src": "'none'",
			"script-src": "'self' https://challenges.cloudflare.com",
			"frame-src": "https://challenges.cloudflare.com",
			"form-action": "'none'",
			"base-uri": "'none'",
			"frame-ancestors": blog.origin,
		});
		expect(headers.get("Set-Cookie")).toBeNull();
		expect(headers.get("X-Frame-Options")).toBeNull();
		expect(headers.get("Cache-Control")).toBe("no-store");
		expect(json).toContain('<html lang="de" dir="ltr">');
		expect(json).toContain('<meta name="color-scheme" content="dark">');
		expect(json).toContain('data-sitekey="1x00000000000000000000AA"');
		expect(json).toContain(`data-origin="${blog.origin}"`);
		expect(json).not.toContain("a-secret-of-turnstile");
		expect(json).not.toMatch(/<script(?! type="module" src="\/turnstile\/frame\.js")|style=/);
	});

	it("binds a token to one form, in letters that Turnstile takes", async () => {
		const blog = await asking();
		const cdata = async (form: string) => /data-cdata="([^"]*)"/.exec((await readPage(blog, { form })).json)![1]!;
		expect(await cdata("one.form")).toMatch(/^[A-Za-z0-9_-]{1,255}$/);
		expect(await cdata("one.form")).toBe(await cdata("one.form"));
		expect(await cdata("one.form")).not.toBe(await cdata("another.form"));
	});

	it("is given to no page that is not the site's, its own installation's included", async () => {
		const blog = await asking();
		for (const origin of ["https://elsewhere.example", `${blog.origin}.evil.test`, `${blog.origin}/`, "null", API])
			expectRefused(await readPage(blog, { origin }), "origin-not-allowed");
		expectRefused(await readPage({ ...blog, id: "nowhere-at-all" }), "unknown-site");
	});

	it.each([{ theme: "blue" }, { dir: "up" }, { lang: '"><script>' }, { form: "" }])(
		"takes nothing else: %j",
		async (query) => {
			expectRefused(await readPage(await asking(), query as Record<string, string>), "invalid");
		},
	);
});
