// What the widget makes of answers and of storage that are not as they should be.

import { afterEach, expect, test, vi } from "vitest";
import type { ApiError } from "../../widget/api.ts";
import { readMuted } from "../../widget/thread/mute.ts";
import { storage } from "../../widget/thread/storage.ts";

afterEach(() => vi.unstubAllGlobals());

/** What a request is said to have failed of. `fetch` is taken when the module is loaded. */
async function codeAfter(answer: () => Promise<Response>): Promise<string | undefined> {
	vi.stubGlobal("fetch", answer);
	vi.resetModules();
	const { connect } = await import("../../widget/api.ts");
	const failed = await connect("https://comments.example", "blog")("thread").catch((error: ApiError) => error.failure);
	return (failed as ApiError["failure"] | undefined)?.code;
}

test.each([
	["no answer at all", () => Promise.reject(new TypeError("no network")), "offline"],
	[
		"a page in the API's place, of who gives the way into the network",
		new Response("<p>Log in", { status: 200 }),
		"offline",
	],
	["a failure in front of the Worker, as a page", new Response("<h1>Bad gateway", { status: 502 }), "internal"],
	["a failure without a word", new Response("", { status: 500 }), "internal"],
	["a problem", Response.json({ code: "unavailable" }, { status: 503 }), "unavailable"],
] as const)("%s", async (_, answer, code) => {
	expect(await codeAfter(typeof answer === "function" ? answer : async () => answer)).toBe(code);
});

test("a list of muted people that cannot be read is none", () => {
	const view = { options: { site: "blog" } } as Parameters<typeof readMuted>[0];
	for (const kept of ["{broken", "7", "null"]) {
		storage.set("afterword:blog:muted", kept);
		expect([...readMuted(view)], kept).toEqual([]);
	}
});
