// Who else may be asked about a comment: what they are sent, what their answers mean, and that whoever fails to answer
// has the comment wait. Nothing leaves this machine: a stand-in answers for them.

import { afterEach, describe, expect, it, vi } from "vitest";
import { akismet, tellAkismet } from "../../worker/outside/akismet.ts";
import type { Asked } from "../../worker/outside/asked.ts";
import { workersAi } from "../../worker/outside/workers-ai.ts";

const asked: Asked = {
	text: "Ünïcödé & more",
	name: "Ada",
	email: "ada@example.com",
	website: "https://ada.example/",
	isReply: true,
	isEdit: false,
	pageUrl: "https://blog.example/post",
	home: "https://blog.example",
	lang: "pt-BR",
	address: "192.0.2.7",
	userAgent: "Firefox",
	referrer: "https://blog.example/post",
};

/** Answers the next requests and remembers them. */
function answering(answer: () => Response | Promise<Response>) {
	const requests: Request[] = [];
	vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
		requests.push(new Request(input as string, init as RequestInit));
		return answer();
	});
	return requests;
}
const lost = () => Promise.reject(new TypeError("network connection lost"));

afterEach(() => void vi.restoreAllMocks());

describe("Akismet", () => {
	it("is asked by a form, with what it needs to judge", async () => {
		const [requests, check] = [answering(() => new Response("false")), akismet("key-1")];
		expect(await check(asked)).toBeNull();
		const [request] = requests;
		expect(request!.method).toBe("POST");
		expect(request!.url).toBe("https://rest.akismet.com/1.1/comment-check");
		expect(request!.headers.get("Content-Type")).toBe("application/x-www-form-urlencoded; charset=UTF-8");
		expect(request!.headers.get("User-Agent")).toMatch(/^\w+\/\d+ \| \w+\/\d+$/);
		expect(Object.fromEntries(new URLSearchParams(await request!.text()))).toEqual({
			api_key: "key-1",
			blog: "https://blog.example",
			blog_charset: "UTF-8",
			blog_lang: "pt_br",
			permalink: "https://blog.example/post",
			comment_type: "reply",
			comment_author: "Ada",
			comment_author_email: "ada@example.com",
			comment_author_url: "https://ada.example/",
			comment_content: "Ünïcödé & more",
			user_ip: "192.0.2.7",
			user_agent: "Firefox",
			referrer: "https://blog.example/post",
		});
	});

	it.each([
		["true", { check: "akismet" }],
		["false", null],
		["invalid", { check: "akismet-failed" }],
		["", { check: "akismet-failed" }],
	])("that answers “%s” means %j", async (answer, reason) => {
		answering(() => new Response(answer));
		expect(await akismet("key")(asked)).toEqual(reason);
	});

	it("that fails or is not there has the comment wait", async () => {
		answering(() => new Response("false", { status: 500 }));
		expect(await akismet("key")(asked)).toEqual({ check: "akismet-failed" });
		answering(lost);
		expect(await akismet("key")(asked)).toEqual({ check: "akismet-failed" });
	});

	it("is told what a comment is, without what is kept nowhere", async () => {
		const { isEdit, address, userAgent, referrer, ...told } = asked;
		const requests = answering(() => new Response("Thanks for making the web a better place."));
		await tellAkismet("key-1", "ham", told);
		await tellAkismet("key-1", "spam", told);
		expect(requests.map(({ url }) => url)).toEqual([
			"https://rest.akismet.com/1.1/submit-ham",
			"https://rest.akismet.com/1.1/submit-spam",
		]);
		const fields = new URLSearchParams(await requests[0]!.text());
		expect(fields.get("comment_content")).toBe("Ünïcödé & more");
		expect([...fields.keys()].filter((name) => /^user_|referrer/.test(name))).toEqual([]);
	});

	it.each([
		["invalid", 200],
		["Thanks", 500],
		["", 200],
	])("that answers “%s” with %d was not told", async (answer, status) => {
		const { isEdit, address, userAgent, referrer, ...told } = asked;
		answering(() => new Response(answer, { status }));
		await expect(tellAkismet("key-1", "ham", told)).rejects.toThrow(String(status));
	});

	it("is given three seconds", async () => {
		const patience = vi.spyOn(AbortSignal, "timeout");
		answering(() => new Response("false"));
		await akismet("key")(asked);
		expect(patience).toHaveBeenCalledWith(3_000);
	});
});

describe("a model on the owner's account", () => {
	const saying = (response: unknown) => workersAi({ run: async () => ({ response }) });

	it.each([
		["safe", null],
		["\n\nsafe", null],
		["unsafe\nS2,S10", { check: "ai", detail: "S2,S10" }],
		["I cannot help with that", { check: "ai-failed" }],
		[undefined, { check: "ai-failed" }],
	])("that says %j means %j", async (said, reason) => {
		expect(await saying(said)(asked)).toEqual(reason);
	});

	it("that never answers has the comment wait after three seconds", async () => {
		vi.useFakeTimers();
		const verdict = workersAi({ run: () => new Promise(() => {}) })(asked);
		await vi.advanceTimersByTimeAsync(3_000);
		expect(await verdict).toEqual({ check: "ai-failed" });
		vi.useRealTimers();
	});
});
