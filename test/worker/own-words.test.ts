// An owner says the widget's words their own way: where that is kept, what is refused, and on which pages it is said.

import { describe, expect, it } from "vitest";
import type { CountsView, RecentView, Settings, SiteView, ThreadView } from "../../worker/contract/wire.ts";
import { API, call, expectProblem, send } from "./support/api.ts";
import { moderator, PAGE, reads, site, type TestSite, visitor } from "./support/people.ts";

const WORDS = { write: "Leave a thought", count: { one: "A thought", other: "{n} thoughts" } };

async function owner(at: TestSite) {
	const { headers } = await moderator();
	let version = 1;
	return async function sets(settings: object) {
		const body = { version, settings };
		const answer = await call<SiteView>("editSite", { params: { site: at.id }, headers, body });
		if (answer.status === 200) ({ version } = answer.json);
		return answer;
	};
}

async function pageOf(at: TestSite, query: Record<string, string> = {}): Promise<string> {
	const { json } = await send<string>(
		`/v1/sites/${at.id}/thread.html?${new URLSearchParams({ page: PAGE, ...query })}`,
	);
	return json;
}

describe("editSite", () => {
	it("keeps an owner's words, and they travel with the thread", async () => {
		const blog = await site();
		const sets = await owner(blog);
		expect((await reads(blog)).settings.words).toEqual({});
		expect((await sets({ words: WORDS })).json.settings.words).toEqual(WORDS);
		expect((await reads(blog, { sort: "oldest" })).settings.words).toEqual(WORDS);
	});

	it("replaces them as a whole, and leaves them alone where nothing is said of them", async () => {
		const blog = await site();
		const sets = await owner(blog);
		await sets({ words: WORDS });
		expect((await sets({ maxLinks: 3 })).json.settings.words).toEqual(WORDS);
		expect((await sets({ words: { reply: "Answer" } })).json.settings).toMatchObject({ maxLinks: 3 });
		expect((await sets({ maxLinks: 4 })).json.settings.words).toEqual({ reply: "Answer" });
		expect((await sets({ words: {} })).json.settings.words).toEqual({});
	});

	it.each<[string, Settings["words"] | object, string, string]>([
		["a message there is not", { wriite: "Hm" }, "/settings/words/wriite", "not-wanted"],
		["no placeholder", { closed: "Over" }, "/settings/words/closed", "not-valid"],
		["a placeholder of nothing", { write: "Hello {name}" }, "/settings/words/write", "not-valid"],
		["too few forms", { count: { other: "{n}" } }, "/settings/words/count", "not-valid"],
		["a very long text", { write: "x".repeat(301) }, "/settings/words/write", "too-long"],
		["nothing", { write: " " }, "/settings/words/write", "required"],
		["two lines", { write: "One\nTwo" }, "/settings/words/write", "not-valid"],
		["no text", { write: 7 }, "/settings/words/write", "not-valid"],
		["a key with a slash", { "a/b": "Hm" }, "/settings/words/a~1b", "not-wanted"],
	])("refuses %s by the message's name", async (_, words, pointer, code) => {
		const answer = await (await owner(await site()))({ words });
		expectProblem(answer, "invalid", pointer);
		expect(answer.json).toMatchObject({ issues: [{ pointer, code }] });
	});

	it("refuses another language whose plurals the words do not have", async () => {
		const blog = await site();
		const sets = await owner(blog);
		await sets({ words: WORDS });
		expectProblem(await sets({ lang: "pl" }), "invalid", "/settings/words/count");
		expect((await sets({ lang: "pl", words: {} })).status).toBe(200);
	});

	it("holds a new site's words to the same", async () => {
		const { headers } = await moderator();
		const body = { id: `new-${crypto.randomUUID().slice(0, 8)}`, name: "New", origins: [] };
		const asks = (words: object) => call("createSite", { headers, body: { ...body, settings: { words } } });
		expectProblem(await asks({ likes: "Many" }), "invalid", "/settings/words/likes");
		expect((await asks({ write: "Leave a thought" })).status).toBe(201);
	});
});

describe("readers", () => {
	it("who have the thread already are told of new words", async () => {
		const blog = await site();
		const reads = (headers = {}) =>
			call<ThreadView>("listThread", {
				params: { site: blog.id },
				query: { page: PAGE },
				headers,
				host: `https://${crypto.randomUUID()}.test`,
			});
		const etag = (await reads()).headers.get("ETag")!;
		expect((await reads({ "If-None-Match": etag })).status).toBe(304);
		await (await owner(blog))({ words: WORDS });
		const again = await reads({ "If-None-Match": etag });
		expect(again.status).toBe(200);
		expect(again.json.settings.words).toEqual(WORDS);
	});

	it("without a script read them on the thread's page in the site's language, as text, and in no other", async () => {
		const blog = await site();
		await visitor(blog).says();
		const words = { ...WORDS, post: "Send <b>it</b>", "page.noToken": "For good." };
		await (await owner(blog))({ words });
		const page = await pageOf(blog);
		expect(page).toContain("A thought");
		expect(page).toContain("Leave a thought</label>");
		expect(page).toContain("Send &lt;b&gt;it&lt;/b&gt;");
		expect(await pageOf(blog, { lang: "en-GB" })).toContain("For good.");
		const french = await pageOf(blog, { lang: "fr" });
		expect(french).toContain("1 commentaire");
		expect(french).not.toMatch(/thought|For good/);
	});

	it("whose comment is refused there are told why in them", async () => {
		const blog = await site();
		await (await owner(blog))({ words: { "problem.form-aged": "Once more, please." } });
		const answer = await send<string>(`/v1/sites/${blog.id}/thread.html?page=${PAGE}`, {
			method: "POST",
			headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: API },
			body: new URLSearchParams({ text: "Hm", name: "Ada" }).toString(),
		});
		expect(answer.status).toBe(409);
		expect(answer.json).toContain("Once more, please.");
	});

	it("of lists are told them where there are any", async () => {
		const [plain, blog] = [await site(), await site()];
		for (const one of [plain, blog]) await visitor(one).says();
		await (await owner(blog))({ words: WORDS });
		const counts = (one: TestSite) =>
			call<CountsView>("countThreads", { params: { site: one.id }, query: { page: PAGE } });
		const recent = (one: TestSite) => call<RecentView>("listRecent", { params: { site: one.id } });
		expect((await counts(plain)).json).not.toHaveProperty("settings");
		expect((await recent(plain)).json).not.toHaveProperty("settings");
		expect((await counts(blog)).json.settings).toEqual({ lang: "en", words: WORDS });
		expect((await recent(blog)).json.settings).toEqual({ lang: "en", words: WORDS });
	});
});
