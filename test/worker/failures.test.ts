// What an installation says of itself when something is missing or fails.

import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { send } from "./support/api.ts";
import { PAGE, site, visitor } from "./support/people.ts";

describe("an installation without its secret", () => {
	it("is readable, writes nothing and says so", async () => {
		const { app } = await import("../../worker/app.ts");
		const blog = await site();
		const bindings = { ...env, SECRET: "short" };
		const init = {
			headers: { "CF-Connecting-IP": "10.9.9.9", Origin: blog.origin, "Content-Type": "application/json" },
		};
		const context = { waitUntil() {}, passThroughOnException() {}, props: {} } as never;
		const read = await app.request(`/v1/sites/${blog.id}/thread?page=${PAGE}`, init, bindings, context);
		expect(read.status).toBe(200);
		const write = await app.request(
			`/v1/sites/${blog.id}/comments`,
			{ ...init, method: "POST", body: "{}" },
			bindings,
			context,
		);
		expect(await write.json()).toMatchObject({ code: "not-configured", status: 503 });
		expect(await (await app.request("/healthz", init, bindings, context)).json()).toMatchObject({
			ok: false,
			configured: false,
		});
	});

	it("is well otherwise", async () => {
		expect((await send("/healthz")).json).toEqual({ ok: true, database: true, configured: true });
	});
});

describe("a database that fails", () => {
	/** The real database, until a statement is run. */
	const failing = (message: string) =>
		new Proxy(env.DB, {
			get: (target, key) =>
				key === "batch" ? () => Promise.reject(new Error(message)) : Reflect.get(target, key).bind(target),
		});
	const ask = async (message: string, path = `/v1/sites/any/thread?page=${PAGE}`) => {
		const { app } = await import("../../worker/app.ts");
		const init = { headers: { "CF-Connecting-IP": "10.9.9.9" } };
		const bindings = { ...env, DB: failing(message), EDGE_CACHE: "off" };
		const answer = await app.request(path, init, bindings);
		return { answer, problem: await answer.json() };
	};

	it("is unavailable for now, and says when to come back", async () => {
		const { answer, problem } = await ask("D1_ERROR: D1 DB is overloaded. Requests queued for too long.");
		expect(problem).toMatchObject({ code: "unavailable", status: 503, retryAfter: 30 });
		expect(answer.headers.get("Retry-After")).toBe("30");
	});

	it("for any other reason is our fault, and nothing of the reason is told", async () => {
		const { problem } = await ask("D1_ERROR: no such column: secret_column");
		expect(problem).toMatchObject({ code: "internal", status: 500, instance: expect.any(String) });
		expect(JSON.stringify(problem)).not.toContain("secret_column");
	});

	it("is noted for the owner, without the secret address of anybody's feed", async () => {
		const blog = await site({ mode: "publish" });
		const ada = visitor(blog);
		await ada.says();
		const { repliesFeed } = (await ada.readViewer()).json as unknown as { repliesFeed: string };
		const { pathname } = new URL(repliesFeed);
		const noted = vi.spyOn(console, "error").mockImplementation(() => {});
		try {
			expect((await ask("D1_ERROR: D1 DB is overloaded.", pathname)).answer.status).toBe(503);
			expect(noted).toHaveBeenCalledOnce();
			expect(noted.mock.calls[0]![0]).toContain(`/v1/sites/${blog.id}/replies/…/feed.atom`);
		} finally {
			noted.mockRestore();
		}
	});
});
