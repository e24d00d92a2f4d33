// What nobody may do: too fast, too much, from the wrong place, in the wrong shape. Always a clear problem, never a 500.

import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { defaultSettings } from "../../worker/contract/settings.ts";
import { API, call, expectProblem, newAddress, send } from "./support/api.ts";
import { comment, moderator, PAGE, reads, site, type TestSite, visitor } from "./support/people.ts";

const post = (at: TestSite, body: BodyInit, headers: Record<string, string> = {}) =>
	send(`/v1/sites/${at.id}/comments`, {
		method: "POST",
		headers: { Origin: at.origin, "Content-Type": "application/json", ...headers },
		body,
	});

describe("an origin", () => {
	const refused: [string | null, string][] = [
		["https://evil.example", "origin-not-allowed"],
		["null", "origin-null"],
		[null, "origin-missing"],
	];

	for (const [origin, code] of refused) {
		it(`${origin ?? "none at all"} may not write, and is told by name`, async () => {
			const blog = await site();
			expectProblem(await visitor(blog, { origin }).createComment(), code as never);
			expect((await reads(blog)).commentCount).toBe(0);
		});
	}

	it("is matched exactly, not by how it begins or ends", async () => {
		const blog = await site();
		const near = [
			`${blog.origin}.evil.test`,
			blog.origin.replace("https://", "https://evil"),
			blog.origin.replace("https:", "http:"),
			`${blog.origin}:8443`,
			`${blog.origin}/`,
			blog.origin.toUpperCase(),
			`${blog.origin}.`,
			`${blog.origin}, https://evil.example`,
			"chrome-extension://abcdef",
		];
		for (const origin of near) expectProblem(await visitor(blog, { origin }).createComment(), "origin-not-allowed");
	});

	it("of a dashboard's write is the dashboard's own", async () => {
		const { cookie } = await moderator();
		const held = await visitor(await site({ mode: "hold-all" })).says();
		const decide = (headers: Record<string, string>) =>
			call("decide", {
				params: { id: held.id },
				headers: { Cookie: cookie, ...headers },
				body: { action: "approve", version: 1 },
			});
		expectProblem(await decide({ Origin: "https://evil.example" }), "origin-not-allowed");
		expectProblem(await decide({}), "origin-missing");
		expectProblem(await decide({ Origin: API, "Sec-Fetch-Site": "cross-site" }), "origin-not-allowed");
		expect((await decide({ Origin: API, "Sec-Fetch-Site": "same-origin" })).status).toBe(200);
	});

	it("asks beforehand without the database being touched", async () => {
		const blog = await site();
		const answer = await send(`/v1/sites/${blog.id}/comments`, {
			method: "OPTIONS",
			headers: {
				Origin: "https://any.example",
				"Access-Control-Request-Method": "POST",
				"Access-Control-Request-Headers": "content-type",
			},
		});
		expect(answer.status).toBe(204);
		expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
		expect(answer.headers.get("Access-Control-Allow-Headers")).toMatch(/Content-Type/i);
		expect(answer.headers.get("Access-Control-Max-Age")).toBe("86400");
		expect(answer.cost.statements).toBe(0);
	});
});

describe("a body", () => {
	it("that is not declared as JSON is refused, a missing type too", async () => {
		const blog = await site();
		const body = JSON.stringify(await comment(blog));
		for (const type of [
			"text/plain",
			"application/x-www-form-urlencoded",
			"multipart/form-data; boundary=x",
			"application/jsonp",
		]) {
			expectProblem(await post(blog, body, { "Content-Type": type }), "unsupported-type");
		}
		const typeless = await send(`/v1/sites/${blog.id}/comments`, {
			method: "POST",
			headers: { Origin: blog.origin },
			body: new TextEncoder().encode(body),
		});
		expectProblem(typeless, "unsupported-type");
		expect((await post(blog, body, { "Content-Type": "application/json; charset=utf-8" })).status).toBe(201);
	});

	it("that is not JSON is malformed, and one of another shape names what is wrong", async () => {
		const blog = await site();
		const whole = await comment(blog);
		for (const body of ["", "{", '{"text":', "undefined"]) expectProblem(await post(blog, body), "malformed");
		const bytes = new TextEncoder().encode(JSON.stringify({ ...whole, text: "@@" }));
		expectProblem(
			await post(
				blog,
				bytes.map((byte) => (byte === 0x40 ? 0xff : byte)),
			),
			"malformed",
		);
		for (const body of ["[1,2,3]", "null", '"text"', "7"]) expectProblem(await post(blog, body), "invalid");
		expectProblem(await post(blog, JSON.stringify({ ...whole, text: { $gt: "" } })), "invalid", "/text");
		expectProblem(await post(blog, JSON.stringify({ ...whole, clientId: "short" })), "invalid", "/clientId");
		expectProblem(await post(blog, JSON.stringify({ ...whole, parentId: 987654321 })), "invalid", "/parentId");
		const { name: _, ...nameless } = whole;
		const problem = expectProblem(await post(blog, JSON.stringify(nameless)), "invalid", "/name");
		expect(problem.issues?.[0]?.code).toBe("required");
	});

	it("over the limit is cut off before it is parsed, with and without a length", async () => {
		const blog = await site();
		const body = JSON.stringify(await comment(blog, { text: "A".repeat(64 * 1_024) }));
		expectProblem(await post(blog, body), "too-large");
		const stream = new ReadableStream({
			pull(controller) {
				controller.enqueue(new TextEncoder().encode(" ".repeat(16_384)));
			},
		});
		expectProblem(await post(blog, stream), "too-large");
	});

	it("cannot reach the prototype of anything", async () => {
		const blog = await site();
		const body = JSON.stringify(await comment(blog)).replace(
			"{",
			'{"__proto__":{"isOwner":true},"constructor":{"prototype":{"x":1}},',
		);
		expect((await post(blog, body)).status).toBe(201);
		expect(({} as { isOwner?: true }).isOwner).toBeUndefined();
		expect((await reads(blog)).comments[0]?.author?.isOwner).toBeUndefined();
	});
});

describe("rates", () => {
	it("a second comment within ten seconds waits, and the answer says how long", async () => {
		const blog = await site();
		const hasty = visitor(blog, { address: "203.0.113.7" });
		await hasty.says();
		const answer = await hasty.createComment();
		const problem = expectProblem(answer, "too-many");
		expect(answer.headers.get("Retry-After")).toBe(String(problem.retryAfter));
		expect(problem.retryAfter).toBeGreaterThan(0);
		expect((await reads(blog)).commentCount).toBe(1);
	});

	it("is told for how long, which grows shorter, and after that the same write is taken", async () => {
		const blog = await site();
		const waits = visitor(blog, { address: newAddress() });
		const [first, said] = [await comment(blog), await comment(blog)];
		const start = Math.ceil(Date.now() / 600_000) * 600_000 + 1_000;
		const clock = vi.spyOn(Date, "now").mockReturnValue(start);
		await waits.says(first);
		const told: number[] = [];
		for (const later of [0, 3_000, 8_500]) {
			clock.mockReturnValue(start + later);
			told.push(expectProblem(await waits.createComment(said), "too-many").retryAfter!);
		}
		clock.mockReturnValue(start + 9_000);
		const taken = await waits.createComment(said);
		clock.mockRestore();
		expect(told).toEqual([9, 6, 1]);
		expect(taken.status, JSON.stringify(taken.json)).toBe(201);
	});

	it("what is refused for any reason writes nothing and counts against nobody", async () => {
		const blog = await site();
		const clumsy = visitor(blog, { address: "203.0.113.6" });
		const elsewhere = visitor(blog, { address: "203.0.113.6", origin: "https://evil.example" });
		const nowhere = visitor({ ...blog, id: "x".repeat(6_000) }, { address: "203.0.113.6" });
		const body = await comment(blog);
		for (let time = 0; time < 8; time++) {
			for (const answer of [
				await clumsy.createComment({ ...body, text: " " }),
				await elsewhere.createComment(body),
				await nowhere.createComment(body),
			]) {
				expect(answer.status).toBeGreaterThanOrEqual(400);
				expect(answer.cost.rowsWritten || 0).toBe(0);
			}
		}
		await clumsy.says();
		const key = `site|3600000|${blog.id}`;
		expect(await env.DB.prepare("SELECT count FROM rate_counters WHERE key = ?1").bind(key).first("count")).toBe(1);
	});

	it("of many at once from one address exactly as many are taken as may be", async () => {
		const blog = await site();
		const crowd = Array.from({ length: 20 }, () => visitor(blog, { address: "203.0.113.5" }).createComment());
		const statuses = (await Promise.all(crowd)).map(({ status }) => status);
		expect(statuses.filter((status) => status === 201)).toHaveLength(1);
		expect(statuses.filter((status) => status === 429)).toHaveLength(19);
		expect((await reads(blog)).commentCount).toBe(1);
	});

	it("a retry of what was stored is answered however full the window is", async () => {
		const blog = await site();
		const body = await comment(blog);
		const hasty = visitor(blog, { address: "203.0.113.8" });
		await hasty.createComment(body);
		expect((await hasty.createComment(body)).status).toBe(200);
	});

	it("addresses of one household count as one, and no address is kept", async () => {
		const blog = await site();
		const at = (address: string) => visitor(blog, { address }).createComment();
		expect((await at("2001:db8:1:2:3::1")).status).toBe(201);
		expectProblem(await at("2001:0DB8:0001:0002:ffff::9"), "too-many");
		expect((await at("2001:db8:1:3::1")).status).toBe(201);
		expect((await at("::ffff:203.0.113.9")).status).toBe(201);
		expectProblem(await at("203.0.113.9"), "too-many");
		const { results } = await env.DB.prepare("SELECT * FROM rate_counters").all();
		expect(JSON.stringify(results)).not.toMatch(/203\.0\.113|2001:db8/i);
	});

	it("a request without an address is nobody's and is refused", async () => {
		const blog = await site();
		expectProblem(await post(blog, "{}", { "CF-Connecting-IP": "" }), "address-unknown");
	});

	it("a flooded site holds what comes, and loses nothing", async () => {
		const blog = await site();
		const hour = 3_600_000;
		const start = Date.now() - (Date.now() % hour);
		await env.DB.prepare("INSERT INTO rate_counters VALUES (?1, ?2, ?3, ?4, ?5)")
			.bind(`site|${hour}|${blog.id}`, start, defaultSettings.floodPerHour, Number.MAX_SAFE_INTEGER, start + hour)
			.run();
		expect((await visitor(blog).says()).status).toBe("pending");
		const { json } = await (await moderator()).queue(blog);
		expect(json.items[0]?.reasons).toEqual([{ check: "flood", found: defaultSettings.floodPerHour + 1 }]);
	});
});

describe("screening", () => {
	const reasonsFor = async (at: TestSite, said: Parameters<typeof comment>[1]) => {
		await visitor(at).says(said);
		const { json } = await (await moderator()).queue(at);
		return json.items.at(-1)?.reasons.map(({ check }) => check) ?? [];
	};

	it("of an edited comment that waits still says how it came, and of one that was let through holds nothing against it", async () => {
		const blog = await site({ mode: "hold-all" });
		const mod = await moderator();
		const sly = visitor(blog);
		const said = await sly.says({ formToken: "made.up", subject: "Best shop" });
		await sly.editComment(said.id, { text: "An innocent question", version: 1 });
		const [item] = (await mod.queue(blog)).json.items;
		expect(item!.reasons.map(({ check }) => check).sort()).toEqual(["form-missing", "hold-all", "honeypot"]);
		expect(item!.verdict).toBe("hold");

		const open = await site();
		const hurried = visitor(open);
		const held = await hurried.says({ formToken: "made.up" });
		await mod.decide(held.id, { action: "approve", version: 1 });
		const edited = await hurried.editComment(held.id, { text: "With a comma, now", version: 2 });
		expect(edited.json.comment.status).toBe("visible");
	});

	it("holds what did not come through the form, or came too fast, or filled the field nobody sees", async () => {
		const blog = await site();
		expect(await reasonsFor(blog, { formToken: "made.up" })).toEqual(["form-missing"]);
		const elsewhere = (await comment(blog, { page: "/elsewhere" })).formToken;
		expect(await reasonsFor(blog, { formToken: elsewhere })).toEqual(["form-missing"]);
		const query = { page: PAGE };
		const fast = await call<{ formToken: string }>("readForm", { params: { site: blog.id }, query });
		expect(await reasonsFor(blog, { formToken: fast.json.formToken })).toEqual(["too-fast"]);
		expect(await reasonsFor(blog, { subject: "Cheap watches" })).toEqual(["honeypot"]);
	});

	it("holds more links than the site takes, and the same words elsewhere", async () => {
		const blog = await site({ maxLinks: 2 });
		await visitor(blog).says("https://a.example and [two](https://b.example)");
		expect((await reads(blog)).commentCount).toBe(1);
		expect(await reasonsFor(blog, { text: "https://a.example https://b.example <https://c.example>" })).toEqual([
			"links",
		]);
		const text = "Buy the finest watches at the finest price today only";
		await visitor(blog).says({ text, page: "/one" });
		expect(await reasonsFor(blog, { text: `${text}!!!`, name: "Other", page: "/two" })).toEqual(["repeated"]);
	});

	it("lets short thanks be said by many", async () => {
		const blog = await site();
		for (const name of ["Ada", "Grace", "Joan"]) await visitor(blog).says({ text: "Thank you!", name });
		expect((await reads(blog)).commentCount).toBe(3);
	});

	it("trusts a token and never a typed name", async () => {
		const blog = await site({ mode: "hold-first" });
		const ada = visitor(blog);
		const held = await ada.says({ name: "Ada", email: "ada@example.org" });
		await (await moderator()).decide(held.id, { action: "approve", version: held.version });
		expect((await visitor(blog).says({ name: "Ada", email: "ada@example.org" })).status).toBe("pending");
		expect((await ada.says()).status).toBe("visible");
	});

	it("holds everything where the site says so", async () => {
		const blog = await site({ mode: "hold-all" });
		expect(await reasonsFor(blog, {})).toEqual(["hold-all"]);
	});
});
