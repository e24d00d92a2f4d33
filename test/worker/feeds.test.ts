// Feeds: valid against RFC 4287 and JSON Feed 1.1 whatever people write, of a page, of a site, and of answers to oneself.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { ViewerView } from "../../worker/contract/wire.ts";
import { API, call, expectProblem, send } from "./support/api.ts";
import { fill } from "./support/bulk.ts";
import { moderator, PAGE, site, type TestSite, visitor } from "./support/people.ts";
import { all, one, parseXml, type Xml } from "./support/xml.ts";

type JsonFeed = {
	title: string;
	home_page_url: string;
	feed_url: string;
	items: { id: string; url: string; title: string; content_html: string; date_published: string; authors: object[] }[];
};

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const HOSTILE = `</feed><script>]]> & "quoted" 'too' \u202Etxet 👩‍👩‍👧`;

async function readAtomFeed(at: TestSite, page?: string) {
	const answer = await call<string>("readAtomFeed", { params: { site: at.id }, query: { page } });
	expect(answer.headers.get("Content-Type")).toBe("application/atom+xml; charset=utf-8");
	return { ...answer, feed: parseXml(answer.json) };
}

async function readJsonFeed(at: TestSite, page?: string): Promise<JsonFeed> {
	const answer = await call<JsonFeed>("readJsonFeed", { params: { site: at.id }, query: { page } });
	expect(answer.headers.get("Content-Type")).toBe("application/feed+json; charset=utf-8");
	return answer.json;
}

/** What RFC 4287 §4.1 wants of a feed and its entries, and that no IRI or date has white space around it (§2). */
function expectValid(feed: Xml): Xml[] {
	expect(feed.name).toBe("feed");
	expect(feed.attributes.xmlns).toBe("http://www.w3.org/2005/Atom");
	const entries = all(feed, "entry");
	for (const element of [feed, ...entries]) {
		expect(one(element, "id").text).toMatch(/^tag:comments\.test,2026:\S+$/);
		expect(one(element, "title").text.trim()).not.toBe("");
		expect(one(element, "updated").text).toMatch(DATE);
	}
	const relations = all(feed, "link").map(({ attributes }) => attributes.rel);
	expect(relations).toEqual(["self", "alternate"]);
	for (const entry of entries) {
		expect(one(one(entry, "author"), "name").text).not.toBe("");
		for (const uri of all(one(entry, "author"), "uri")) expect(uri.text).toMatch(/^https?:\S+$/);
		expect(one(entry, "link").attributes).toMatchObject({
			rel: "alternate",
			href: expect.stringMatching(/^https:\S+$/),
		});
		expect(one(entry, "content").attributes).toEqual({ type: "html" });
		expect(one(entry, "published").text).toMatch(DATE);
	}
	const ids = entries.map((entry) => one(entry, "id").text);
	expect(new Set(ids).size).toBe(ids.length);
	return entries;
}

describe("readAtomFeed and readJsonFeed", () => {
	it("tell the newest comments of a page, who answers whom, and where each is to be read", async () => {
		const blog = await site({ mode: "publish" });
		const pageUrl = `${blog.origin}/humming`;
		const root = await visitor(blog).says({
			text: "*One*",
			name: "Ada",
			website: "a.example/?x=1&y=2",
			pageUrl,
			pageTitle: "On humming",
		});
		const reply = await visitor(blog).says({ text: "Two", name: "Ben", parentId: root.id });
		await visitor(blog).says({ text: "Elsewhere", page: "/other" });
		const { feed } = await readAtomFeed(blog, PAGE);
		const [second, first] = expectValid(feed);
		expect(one(feed, "title").text).toBe("Comments on “On humming”");
		expect(all(feed, "link").map(({ attributes }) => attributes.href)).toEqual([
			`${API}/v1/sites/${blog.id}/feed.atom?page=%2Fpost`,
			pageUrl,
		]);
		expect(one(first!, "title").text).toBe("\u2068Ada\u2069 on “On humming”");
		expect(one(first!, "link").attributes.href).toBe(`${pageUrl}#comment-${root.id}`);
		expect(one(first!, "content").text).toBe("<p><em>One</em></p>");
		expect(one(one(first!, "author"), "uri").text).toBe("https://a.example/?x=1&y=2");
		expect(one(first!, "published").text).toBe(new Date(root.createdAt).toISOString());
		expect(one(second!, "thr:in-reply-to").attributes).toMatchObject({ ref: one(first!, "id").text });
		expect(one(feed, "updated").text).toBe(new Date(reply.createdAt).toISOString());

		const json = await readJsonFeed(blog, PAGE);
		expect(json).toMatchObject({ title: "Comments on “On humming”", home_page_url: pageUrl });
		expect(json.items.map(({ id }) => id)).toEqual([second, first].map((entry) => one(entry!, "id").text));
		expect(json.items[1]).toMatchObject({
			url: `${pageUrl}#comment-${root.id}`,
			content_html: "<p><em>One</em></p>",
			authors: [{ name: "Ada", url: "https://a.example/?x=1&y=2" }],
		});
	});

	it("tell the whole site without a page, and where no address of a page is known lead to the one made here", async () => {
		const blog = await site({ mode: "publish" });
		const { id } = await visitor(blog).says({ text: "Here", page: "a name of the owner's" });
		await visitor(blog).says({ text: "There", page: "/other" });
		const { feed } = await readAtomFeed(blog);
		const [, here] = expectValid(feed);
		expect(one(feed, "title").text).toBe(`Comments on Site ${blog.id}`);
		const address = one(here!, "link").attributes.href!;
		expect(address).toContain("/thread.html?page=a+name+of+the+owner%27s&focus=");
		expect((await send<string>(address)).json).toContain(`id="comment-${id}"`);
	});

	it("are valid and harmless whatever people call themselves and write", async () => {
		const blog = await site({ mode: "publish" });
		await visitor(blog).says({ text: HOSTILE, name: HOSTILE.slice(0, 45), pageTitle: HOSTILE });
		// What no way in lets pass, an old row may still hold.
		await visitor(blog).says({ text: "Old", name: "Old" });
		await env.DB.prepare("UPDATE comments SET author_name = ?2, body = ?3 WHERE site_id = ?1 AND text = 'Old'")
			.bind(blog.id, "a\u0000\u0008\uFFFEb", JSON.stringify([["p", ["x\u000B\uFFFFy"]]]))
			.run();
		const { feed } = await readAtomFeed(blog, PAGE);
		const [old, hostile] = expectValid(feed);
		expect(one(one(old!, "author"), "name").text).toBe("ab");
		expect(one(old!, "content").text).toBe("<p>xy</p>");
		expect(one(hostile!, "content").text).toMatch(/^<p>&lt;\/feed&gt;&lt;script&gt;\]\]&gt; &amp; /);
		expect(one(hostile!, "title").text).toContain(`on “${HOSTILE}”`);
		const { items } = await readJsonFeed(blog, PAGE);
		expect(items[1]!.content_html).toBe(one(hostile!, "content").text);
	});

	it("hold only what is visible, and keep their ids when it changes", async () => {
		const blog = await site({ mode: "publish" });
		const ada = visitor(blog);
		const first = await ada.says("First");
		const gone = await ada.says("Gone");
		await visitor(blog).says("Held https://a.example https://b.example https://c.example");
		const before = expectValid((await readAtomFeed(blog)).feed);
		await ada.deleteComment(gone.id);
		await ada.editComment(first.id, { text: "Edited", version: 1 });
		const after = expectValid((await readAtomFeed(blog)).feed);
		expect(before).toHaveLength(2);
		expect(after.map((entry) => one(entry, "content").text)).toEqual(["<p>Edited</p>"]);
		expect(one(after[0]!, "id").text).toBe(one(before[1]!, "id").text);
		expect(one(after[0]!, "updated").text > one(after[0]!, "published").text).toBe(true);
	});

	it("are empty before anybody wrote, and not there for a site nobody registered", async () => {
		const blog = await site();
		expect(expectValid((await readAtomFeed(blog, PAGE)).feed)).toEqual([]);
		expect((await readJsonFeed(blog)).items).toEqual([]);
		expectProblem(await call("readAtomFeed", { params: { site: "nobodys" } }), "unknown-site");
	});

	it("cost the rows they hold, nothing from the edge's cache, and are asked for again by ETag", async () => {
		const blog = await site({ mode: "publish" });
		await fill(blog, { page: PAGE, roots: 400, from: 7_500_000 });
		await fill(blog, { page: "/other", roots: 400, from: 7_600_000 });
		for (const page of [PAGE, undefined]) {
			const first = await readAtomFeed(blog, page);
			expect(expectValid(first.feed)).toHaveLength(30);
			expect(first.cost).toMatchObject({ roundTrips: 1 });
			expect(first.cost.rowsRead).toBeLessThan(65);
		}
		const { headers } = await readAtomFeed(blog);
		const again = await send(`/v1/sites/${blog.id}/feed.atom`, { headers: { "If-None-Match": headers.get("ETag")! } });
		expect(again.status).toBe(304);
		expect(headers.get("Cache-Control")).toMatch(/^public/);
		await visitor(blog).says({ text: "Fresh", page: "/fresh" });
		expect((await readJsonFeed(blog)).items.map(({ content_html }) => content_html)).not.toContain("<p>Fresh</p>");
	});
});

describe("readRepliesAtomFeed and readRepliesJsonFeed", () => {
	const feedOf = async (person: ReturnType<typeof visitor>) => {
		const { json } = await person.readViewer();
		return (json as unknown as ViewerView).repliesFeed!;
	};

	it("tell what others answered to a person anywhere on the site, at an address only they were told", async () => {
		const blog = await site({ mode: "publish" });
		const ada = visitor(blog);
		const question = await ada.says({ text: "A question", name: "Ada" });
		const address = await feedOf(ada);
		expect(address).toMatch(new RegExp(`^${API}/v1/sites/${blog.id}/replies/[\\w-]{43}\\.[\\w-]{43}/feed\\.atom$`));
		expect(await feedOf(ada)).toBe(address);
		const ben = visitor(blog);
		const answer = await ben.says({ text: "An answer", name: "Ben", parentId: question.id });
		await ada.says({ text: "To oneself", parentId: question.id });
		await ben.says({ text: "To oneself too", parentId: answer.id });
		await visitor(blog).says({ text: "To nobody" });
		const { json, headers, cost } = await send<string>(address);
		const entries = expectValid(parseXml(json));
		expect(entries.map((entry) => one(entry, "content").text)).toEqual(["<p>An answer</p>"]);
		expect(cost).toMatchObject({ roundTrips: 1, rowsWritten: 0 });
		expect(headers.get("Cache-Control")).toBe("private, no-cache");
		expect(headers.get("Referrer-Policy")).toBe("no-referrer");
		expect(headers.get("X-Robots-Tag")).toBe("noindex");
		const asJson = await send<JsonFeed>(address.replace(/atom$/, "json"));
		expect(asJson.json.items.map(({ id }) => id)).toEqual(entries.map((entry) => one(entry, "id").text));
	});

	it("tell of an answer that was attached higher up, since it was too deep", async () => {
		const blog = await site({ mode: "publish" });
		const people = [visitor(blog)];
		let above = await people[0]!.says("Level 0");
		for (let level = 1; level <= 10; level++) {
			people.push(visitor(blog));
			above = await people.at(-1)!.says({ text: `Level ${level}`, parentId: above.id });
		}
		const entries = expectValid(parseXml((await send<string>(await feedOf(people[9]!))).json));
		expect(entries.map((entry) => one(entry, "content").text)).toEqual(["<p>Level 10</p>"]);
	});

	it("hold nothing that waits or was removed", async () => {
		const blog = await site({ mode: "publish" });
		const ada = visitor(blog);
		const question = await ada.says("A question");
		await visitor(blog).says({ text: "https://a.example https://b.example https://c.example", parentId: question.id });
		const answer = await visitor(blog).says({ text: "Removed", parentId: question.id });
		await (await moderator()).decide(answer.id, { action: "remove", version: 1 });
		expect(expectValid(parseXml((await send<string>(await feedOf(ada))).json))).toEqual([]);
	});

	it("end when the person logs out, and open to no guess, no other site and no other's signature", async () => {
		const blog = await site({ mode: "publish" });
		const ada = visitor(blog);
		await ada.says();
		const ben = visitor(blog);
		await ben.says();
		const [address, other] = [await feedOf(ada), await feedOf(ben)];
		const [, hash, signature] = /replies\/([\w-]+)\.([\w-]+)\//.exec(address)!;
		const [, , foreign] = /replies\/([\w-]+)\.([\w-]+)\//.exec(other)!;
		const elsewhere = await site();
		const flipped = signature!.replace(/^./, (first) => (first === "A" ? "B" : "A"));
		for (const wrong of [
			address.replace(signature!, foreign!),
			address.replace(signature!, flipped),
			address.replace(`${hash}.${signature}`, "x"),
			address.replace(`${hash}.${signature}`, `${hash}.`),
			address.replace(blog.id, elsewhere.id),
		]) {
			expectProblem(await send(wrong), "not-found");
		}
		expect((await send(address)).status).toBe(200);
		await ada.forgetViewer();
		expectProblem(await send(address), "not-found");
		expect((await send(other)).status).toBe(200);
	});

	it("keep the person's token alive, since somebody reads them, but bring none back", async () => {
		const blog = await site({ mode: "publish" });
		const ada = visitor(blog);
		await ada.says();
		const address = await feedOf(ada);
		const age = (days: number, left: number) =>
			env.DB.prepare("UPDATE viewer_tokens SET last_used_at = ?2, expires_at = ?3 WHERE site_id = ?1")
				.bind(blog.id, Date.now() - days * 86_400_000, Date.now() + left)
				.run();
		const expiry = () =>
			env.DB.prepare("SELECT expires_at FROM viewer_tokens WHERE site_id = ?1")
				.bind(blog.id)
				.first<number>("expires_at");
		await age(89, 60_000);
		expect((await send(address)).status).toBe(200);
		expect(await expiry()).toBeGreaterThan(Date.now() + 80 * 86_400_000);
		await age(91, -60_000);
		expectProblem(await send(address), "not-found");
		expect(await expiry()).toBeLessThan(Date.now());
	});
});
