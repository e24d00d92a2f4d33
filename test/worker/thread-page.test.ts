// The page of a thread for readers without a script: read, paged, written to by a plain form, and found by search engines.

import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { app } from "../../worker/app.ts";
import { API, call, newAddress, send } from "./support/api.ts";
import { fill } from "./support/bulk.ts";
import { attribute, byClass, byTag, type Element, elements, fieldsOf, parsePage, words } from "./support/page.ts";
import { comment, moderator, PAGE, reads, type Said, site, type TestSite, visitor } from "./support/people.ts";

type Query = Record<string, string>;

const pathOf = (at: TestSite, query: Query = {}) =>
	`/v1/sites/${at.id}/thread.html?${new URLSearchParams({ page: PAGE, ...query })}`;

async function open(at: TestSite, query: Query = {}) {
	const answer = await send<string>(pathOf(at, query));
	return { ...answer, page: parsePage(answer.json) };
}

/** Sends the fields as a browser would. */
async function post(at: TestSite, fields: Record<string, string>, more: { query?: Query; headers?: Query } = {}) {
	const answer = await send<string>(pathOf(at, more.query), {
		method: "POST",
		redirect: "manual",
		headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: API, ...more.headers },
		body: new URLSearchParams(fields).toString(),
	});
	return { ...answer, page: parsePage(answer.json) };
}

/** What a person would have filled in, on a form opened a while ago. */
async function filledIn(at: TestSite, said: Said = {}) {
	const { text, name, formToken } = await comment(at, said);
	return { text, name, formToken, email: "", website: "", subject: "" };
}

const commentsOn = (page: Element | ReturnType<typeof parsePage>) => elements(page, byClass("comment"));
const formOn = (page: ReturnType<typeof parsePage>) => elements(page, byTag("form"))[0];
const noticeOn = (page: ReturnType<typeof parsePage>) => words(elements(page, byClass("notice"))[0]);
const linkTo = (page: ReturnType<typeof parsePage>, text: string) =>
	elements(page, byTag("a")).find((link) => words(link) === text);
const issueOf = (page: ReturnType<typeof parsePage>, name: string) => {
	const field = elements(page, (one) => attribute(one, "name") === name)[0];
	const issue = elements(page, (one) => attribute(one, "id") === attribute(field, "aria-describedby"))[0];
	return attribute(field, "aria-invalid") === "true" ? words(issue) : "";
};

describe("readThreadPage", () => {
	it("is a whole page of what was said, who said it, and what answers what", async () => {
		const blog = await site({ mode: "publish" });
		const ada = visitor(blog);
		const root = await ada.says({
			text: "A *first* thought",
			name: "Ada",
			website: "ada.example",
			pageTitle: "On humming",
			pageUrl: `${blog.origin}/humming`,
		});
		await visitor(blog).says({ text: "An answer", name: "Ben", parentId: root.id });
		await ada.editComment(root.id, { text: "A *second* thought", version: 1 });
		const { status, headers, page, json } = await open(blog);
		expect(status).toBe(200);
		expect(headers.get("Content-Type")).toBe("text/html; charset=UTF-8");
		expect(words(elements(page, byTag("title"))[0])).toBe(`2 comments · On humming · Site ${blog.id}`);
		expect(words(elements(page, byTag("h2"))[0])).toBe("2 comments");
		const [first, answer] = commentsOn(page);
		expect(attribute(first, "id")).toBe(`comment-${root.id}`);
		expect(words(elements(first!, byClass("byline"))[0])).toMatch(/^A Ada \w.* UTC edited$/);
		expect(attribute(elements(first!, byTag("a"))[0], "href")).toBe("https://ada.example/");
		expect(attribute(elements(first!, byTag("a"))[0], "rel")).toBe("ugc nofollow noopener");
		expect(words(elements(first!, byTag("em"))[0])).toBe("second");
		expect(elements(first!, byClass("comment"))).toContain(answer);
		expect(attribute(elements(first!, byTag("time"))[0], "datetime")).toBe(new Date(root.createdAt).toISOString());
		expect(attribute(linkTo(page, "On humming"), "href")).toBe(`${blog.origin}/humming`);
		expect(json).toContain(`<link rel="canonical" href="${blog.origin}/humming">`);
		expect(json).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/);
	});

	it("is there before anybody wrote, and on a site nobody registered it is not", async () => {
		const blog = await site();
		const empty = await open(blog, { page: `${blog.origin.replace("https://", "http://www.")}/new/` });
		expect(words(elements(empty.page, byTag("h2"))[0])).toBe("No comments yet");
		expect(attribute(linkTo(empty.page, "Comments"), "href")).toBe(`${blog.origin}/new`);
		const nowhere = await send<string>(`/v1/sites/nobodys/thread.html?page=${PAGE}`);
		expect(nowhere.status).toBe(404);
		expect(noticeOn(parsePage(nowhere.json))).toBe("This site is not registered for comments.");
		const nothing = await send<string>(`/v1/sites/${blog.id}/thread.html`);
		expect(nothing.status).toBe(422);
		expect(noticeOn(parsePage(nothing.json))).toBe("Something is not right yet.");
	});

	it("keeps the place of a deleted comment with replies, and shows nothing of what waits", async () => {
		const blog = await site({ mode: "publish" });
		const ada = visitor(blog);
		const root = await ada.says("Soon to be gone");
		const ben = await visitor(blog).says({ text: "Stays", parentId: root.id, name: "Ben" });
		await ada.deleteComment(root.id);
		await visitor(blog).says({ text: "Casino https://a.example https://b.example https://c.example" });
		const { page, json } = await open(blog);
		expect(commentsOn(page).map((one) => attribute(one, "id"))).toEqual([`comment-${root.id}`, `comment-${ben.id}`]);
		expect(words(commentsOn(page)[0])).toContain("Deleted by its author");
		expect(json).not.toContain("gone");
		expect(json).not.toContain("Casino");
	});

	it("leads from page to page, and to replies beyond the first, by plain links", async () => {
		const blog = await site({ mode: "publish", rootsPerPage: 5, repliesShown: 2, sort: "oldest" });
		await fill(blog, { page: PAGE, roots: 12, replies: 30, from: 7_000_000 });
		const seen: string[] = [];
		let { page } = await open(blog);
		for (let pages = 1; ; pages++) {
			const list = elements(page, byClass("list"))[0]!;
			seen.push(
				...elements(list, (one) => byClass("comment")(one) && one.parentNode === list).map((one) =>
					attribute(one, "id"),
				),
			);
			const next = linkTo(page, "Load more comments");
			if (!next) {
				expect(pages).toBe(3);
				break;
			}
			page = parsePage((await send<string>(attribute(next, "href"))).json);
			expect(linkTo(page, "All comments on this page")).toBeDefined();
		}
		expect(new Set(seen).size).toBe(12);

		const more = linkTo(page, "Show 28 more replies");
		let branch = parsePage((await send<string>(attribute(more, "href"))).json);
		const [root] = commentsOn(branch);
		expect(elements(branch, byClass("list"))[0]!.childNodes.filter((one) => "tagName" in one)).toEqual([root]);
		expect(commentsOn(branch)).toHaveLength(26);
		branch = parsePage((await send<string>(attribute(linkTo(branch, "Load more comments"), "href"))).json);
		expect(commentsOn(branch)).toHaveLength(6);
		expect(linkTo(branch, "Load more comments")).toBeUndefined();
		expect((await open(blog, { root: `${"0".repeat(25)}X` })).status).toBe(404);
	});

	it("shows any comment it is asked for, however deep and far down it is", async () => {
		const blog = await site({ mode: "publish", rootsPerPage: 5, repliesShown: 1, sort: "oldest" });
		await fill(blog, { page: PAGE, roots: 8, from: 7_100_000 });
		const said = [await visitor(blog).says("Level 0")];
		for (let level = 1; level <= 6; level++)
			said.push(await visitor(blog).says({ text: `Level ${level}`, name: `P${level}`, parentId: said.at(-1)!.id }));
		const { page } = await open(blog, { focus: said.at(-1)!.id });
		const last = elements(page, (one) => attribute(one, "id") === `comment-${said.at(-1)!.id}`)[0];
		expect(words(elements(last!, byClass("body"))[0])).toBe("Level 6");
		expect(words(elements(last!, byClass("byline"))[0])).toContain("in reply to \u2068P5\u2069");
		const ids = commentsOn(page).map((one) => attribute(one, "id"));
		expect(ids.slice(0, said.length)).toEqual(said.map(({ id }) => `comment-${id}`));
	});

	it("says how many like the page", async () => {
		const blog = await site();
		const like = { params: { site: blog.id }, body: { page: PAGE, isOn: true } };
		await call("setPageReaction", { ...like, headers: visitor(blog).headers() });
		expect(words(elements((await open(blog)).page, byTag("section"))[0])).toContain("1 person likes this");
	});

	it("is in the site's language and direction, or in the one asked for, or in English", async () => {
		const blog = await site({ lang: "he" });
		const { json, page } = await open(blog);
		expect(json).toMatch(/<html lang="he" dir="rtl">[\s\S]*<section class="thread" lang="he" dir="rtl"/);
		expect(words(formOn(page))).toMatch(/\p{Script=Hebrew}{3}/u);
		for (const [asked, given] of [
			["pt", "pt-BR"],
			["zh-TW", "zh-Hant"],
			["zh", "zh-Hans"],
			["de-AT", "de"],
		])
			expect((await open(blog, { lang: asked! })).json).toContain(`<html lang="${given}" dir="ltr">`);
		expect((await open(blog, { lang: "en-GB" })).json).toContain('<html lang="en" dir="ltr">');
		expect((await open(blog, { lang: "tlh" })).json).toContain('<html lang="en" dir="ltr">');
		expect((await open(blog, { lang: "../secrets" })).status).toBe(422);
	});

	it("can run nothing, load nothing but its stylesheet, send its form nowhere else and stand in no frame", async () => {
		const blog = await site();
		const { headers, json } = await open(blog);
		expect(headers.get("Content-Security-Policy")).toBe(
			"default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
		);
		expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
		expect(json).not.toMatch(/ style=| on\w+=/);
		// A browser takes the headers of a 304 for those of the page it has.
		const again = await send(pathOf(blog), { headers: { "If-None-Match": headers.get("ETag")! } });
		expect(again.status).toBe(304);
		expect(again.headers.get("Content-Security-Policy")).toBe(headers.get("Content-Security-Policy"));
	});

	it("is for search engines to list as the owner says, and only the page itself", async () => {
		const blog = await site({ mode: "publish" });
		const { id } = await visitor(blog).says();
		expect((await open(blog)).headers.get("X-Robots-Tag")).toBeNull();
		for (const query of [
			{ after: id },
			{ focus: id },
			{ root: id },
			{ replyTo: id },
			{ posted: "waiting" },
			{ fragment: "1" },
		])
			expect((await open(blog, query)).headers.get("X-Robots-Tag"), JSON.stringify(query)).toBe("noindex");
		const hidden = await site({ mode: "publish", isIndexed: false });
		await visitor(hidden).says();
		expect((await open(hidden)).headers.get("X-Robots-Tag")).toBe("noindex");
	});

	it("leads to the other orders, and says which is shown", async () => {
		const blog = await site({ mode: "publish", sort: "oldest" });
		await visitor(blog).says();
		expect(linkTo((await open(blog)).page, "Newest first")).toBeUndefined();
		await visitor(blog).says();
		const { page } = await open(blog, { lang: "en" });
		expect(attribute(linkTo(page, "Newest first"), "href")).toBe(pathOf(blog, { sort: "newest", lang: "en" }));
		expect(attribute(linkTo(page, "Top"), "rel")).toBe("nofollow");
		expect(linkTo(page, "Oldest first")).toBeUndefined();
		expect(words(elements(page, byTag("b"))[0])).toBe("Oldest first");
	});

	it("says nothing of a page that nobody can be read on, whatever its address and a held comment call it", async () => {
		const blog = await site({ mode: "hold-all" });
		const said = { page: "Buy now", pageTitle: "Buy now", pageUrl: `${blog.origin}/buy` };
		await visitor(blog).says(said);
		const { headers, page, json } = await open(blog, { page: "Buy now", title: "Buy now" });
		expect(headers.get("X-Robots-Tag")).toBe("noindex");
		expect(words(elements(page, byTag("h1"))[0])).toBe("Comments");
		expect(words(elements(page, byTag("body"))[0])).not.toContain("Buy now");
		expect(words(elements(page, byTag("title"))[0])).not.toContain("Buy now");
		expect(json).not.toMatch(/"headline":"Buy|title="[^"]*Buy/);
	});

	it("tells search engines the thread in words of schema.org that no text can break out of", async () => {
		const blog = await site({ mode: "publish" });
		const text = "</script><!-- & \u2028 'quoted'";
		const root = await visitor(blog).says({
			text,
			name: "</script><b>",
			pageUrl: `${blog.origin}/a`,
			pageTitle: "</script>",
		});
		await visitor(blog).says({ text: "Below", name: "Ben", website: "ben.example", parentId: root.id });
		const { page, json } = await open(blog);
		const scripts = elements(page, byTag("script"));
		expect(scripts).toHaveLength(1);
		expect(attribute(scripts[0], "type")).toBe("application/ld+json");
		expect(json.match(/<\/script/g)).toHaveLength(1);
		const data = JSON.parse((scripts[0]!.childNodes[0] as { value: string }).value);
		expect(data).toMatchObject({
			"@context": "https://schema.org",
			"@type": "DiscussionForumPosting",
			headline: "</script>",
			url: `${blog.origin}/a`,
			commentCount: 2,
			comment: [
				{
					"@type": "Comment",
					url: `${blog.origin}/a#comment-${root.id}`,
					author: { "@type": "Person", name: "</script><b>" },
					datePublished: new Date(root.createdAt).toISOString(),
					comment: [{ "@type": "Comment", text: "Below", author: { name: "Ben", url: "https://ben.example/" } }],
				},
			],
		});
		expect(data.comment[0].text).toBe("</script><!-- & 'quoted'");
	});

	it("costs about as many rows as it shows, and nothing while it is in the edge's cache", async () => {
		const blog = await site({ mode: "publish", rootsPerPage: 50, repliesShown: 0 });
		await fill(blog, { page: PAGE, roots: 50, from: 7_200_000 });
		await fill(blog, { page: "/elsewhere", roots: 500, from: 7_300_000 });
		const first = await open(blog);
		expect(commentsOn(first.page)).toHaveLength(50);
		expect(first.cost.rowsRead).toBeLessThan(70);
		let cached = first;
		for (let attempt = 0; attempt < 50 && cached.cost.rowsRead > 0; attempt++) cached = await open(blog);
		expect(cached.cost.rowsRead).toBe(0);
		expect(cached.json).toBe(first.json);
		await visitor(blog).says();
		expect((await open(blog)).json).toContain("51 comments");
	});
});

describe("readThreadPage for a static build", () => {
	it("is the bare thread with absolute addresses, ready to stand in a page of another host", async () => {
		const blog = await site({ mode: "publish" });
		const { id } = await visitor(blog).says({ text: "Words in the page", name: "Ada" });
		const { json, page, headers } = await open(blog, { fragment: "1" });
		expect(json).toMatch(/^<section class="thread" lang="en" dir="ltr"/);
		expect(json).not.toMatch(/<html|<head|<link|<style|<svg/);
		expect(json).toContain("Words in the page");
		const addresses = elements(page, () => true).flatMap((one) => [attribute(one, "href"), attribute(one, "action")]);
		for (const address of addresses.filter(Boolean))
			expect(address).toMatch(/^(https:\/\/comments\.test\/v1\/|#comment-)/);
		expect(attribute(linkTo(page, "Reply"), "href")).toBe(`${API}${pathOf(blog, { replyTo: id })}#afterword-write`);
		// Made once and kept for months: it says nothing of when.
		expect(Object.keys(fieldsOf(formOn(page)!)).sort()).toEqual(["email", "name", "subject", "text", "website"]);
		expect(headers.get("Access-Control-Allow-Origin")).toBe("*");
		expect((await open(blog, { fragment: "1" })).json).toBe(json);
	});

	it("has a form that any page of the site may send, which is asked once to look again", async () => {
		const blog = await site({ mode: "publish" });
		const { page } = await open(blog, { fragment: "1" });
		const typed = { ...fieldsOf(formOn(page)!), text: "From a page built in spring", name: "Ada" };
		const asked = await post(blog, typed, { headers: { Origin: blog.origin } });
		expect(asked.status).toBe(409);
		// "form-aged"
		expect(noticeOn(asked.page)).toContain("Please look at your comment once more, then post it.");
		const form = fieldsOf(formOn(asked.page)!);
		expect(form).toMatchObject({ text: "\nFrom a page built in spring".trim(), name: "Ada" });
		expect(form.formToken).toMatch(/^\w+\./);
		expect((await reads(blog)).commentCount).toBe(0);
	});
});

describe("postThreadPage", () => {
	let blog: TestSite;
	beforeAll(async () => {
		blog = await site({ mode: "publish" });
	});

	it("takes a comment as any other is taken and leads back to where it is to be seen", async () => {
		const { page } = await open(blog);
		const form = formOn(page)!;
		expect(attribute(form, "method")).toBe("post");
		expect(attribute(form, "action")).toBe(pathOf(blog));
		const fields = {
			...(await filledIn(blog, { text: "Without a *script*" })),
			website: "ada.example",
			email: "a@b.example",
		};
		expect(Object.keys(fields).sort()).toEqual(Object.keys(fieldsOf(form)).sort());
		const answer = await post(blog, fields);
		expect(answer.status).toBe(303);
		const location = answer.headers.get("Location")!;
		const [said] = (await reads(blog)).comments;
		expect(location).toBe(`${API}${pathOf(blog, { posted: "visible", focus: said!.id })}#comment-${said!.id}`);
		expect(said).toMatchObject({ author: { name: "Ada", website: "https://ada.example/" } });
		const shown = parsePage((await send<string>(location)).json);
		expect(noticeOn(shown)).toBe("Your comment is posted.");
		const [notice] = elements(shown, byClass("notice"));
		expect(attribute(notice?.parentNode as Element, "id"), "where the browser goes").toBe(`comment-${said!.id}`);
		expect(words(elements(shown, byTag("em"))[0])).toBe("script");
		// Nobody could keep a token on a page without a script, so there is none to lose.
		const tokens = await env.DB.prepare("SELECT count(*) AS n FROM viewer_tokens WHERE site_id = ?1")
			.bind(blog.id)
			.first("n");
		expect(tokens).toBe(0);
		expect(words(form)).toContain("A comment posted from here cannot be changed afterwards.");
	});

	it("answers a comment where the reply was begun", async () => {
		const root = await visitor(blog).says({ text: "A question", name: "Ben" });
		const { page, headers } = await open(blog, { replyTo: root.id });
		expect(headers.get("X-Robots-Tag")).toBe("noindex");
		const form = formOn(page)!;
		expect(attribute(form.parentNode as Element, "id")).toBe(`comment-${root.id}`);
		expect(words(form)).toContain("Reply to \u2068Ben\u2069");
		expect(new URL(attribute(form, "action"), API).searchParams.get("replyTo")).toBe(root.id);
		const answer = await post(blog, await filledIn(blog, { text: "An answer" }), { query: { replyTo: root.id } });
		expect(answer.status).toBe(303);
		const reply = (await reads(blog)).comments.find(({ parentId }) => parentId === root.id);
		expect(reply?.body).toEqual([["p", ["An answer"]]]);
	});

	it("says that a comment waits where it does, and shows it to nobody", async () => {
		const careful = await site({ mode: "hold-all" });
		const { status, headers } = await post(careful, await filledIn(careful, { text: "Patience" }));
		expect(status).toBe(303);
		expect(headers.get("Location")).toBe(API + pathOf(careful, { posted: "waiting" }));
		const { page, json } = await open(careful, { posted: "waiting" });
		expect(noticeOn(page)).toBe("Your comment is waiting for approval.");
		expect(json).not.toContain("Patience");
		expect(words(formOn(page))).toContain("Comments are read before they appear.");
	});

	it("holds what people do not fill in, for the same reasons as anywhere", async () => {
		const before = (await reads(blog)).commentCount;
		const trapped = await post(blog, { ...(await filledIn(blog)), subject: "Buy" });
		expect(trapped.headers.get("Location")).toContain("posted=waiting");
		expect((await reads(blog)).commentCount).toBe(before);
		const someone = await moderator();
		const { items } = (await someone.queue(blog)).json;
		expect(items.flatMap(({ reasons }) => reasons.map(({ check }) => check))).toContain("honeypot");
	});

	it("takes a double click, or the same words sent again, for one comment", async () => {
		const fields = await filledIn(blog, { text: "Clicked twice" });
		const address = newAddress();
		const clicks = [1, 2, 3].map(() => post(blog, fields, { headers: { "CF-Connecting-IP": address } }));
		const answers = await Promise.all(clicks);
		expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
		expect(new Set(answers.map(({ headers }) => headers.get("Location"))).size).toBe(1);
		const later = await post(blog, await filledIn(blog, { text: "Clicked twice" }));
		expect(later.headers.get("Location")).toBe(answers[0]!.headers.get("Location"));
		const said = (await reads(blog)).comments.filter(({ body }) => JSON.stringify(body).includes("Clicked twice"));
		expect(said).toHaveLength(1);
	});

	it("says in words beside its field what is wrong, with everything that was typed still there", async () => {
		const picky = await site({ email: "required", textMax: 50 });
		const typed = {
			...(await filledIn(picky)),
			text: "x".repeat(51),
			name: " ",
			email: "nobody",
			website: "javascript:1",
		};
		const { status, page } = await post(picky, typed);
		expect(status).toBe(422);
		expect(noticeOn(page)).toBe("Something is not right yet.Your text is kept.");
		expect(issueOf(page, "text")).toBe("At most 50 characters, please.");
		expect(issueOf(page, "name")).toBe("Please fill this in.");
		expect(issueOf(page, "email")).toBe("This does not look right.");
		expect(issueOf(page, "website")).toBe("This does not look right.");
		const kept = fieldsOf(formOn(page)!);
		expect(kept).toEqual({ ...typed, formToken: typed.formToken });
		const mended = { ...kept, text: "Short", name: "Ada", email: "a@b.example", website: "" };
		expect((await post(picky, mended)).status).toBe(303);
	});

	it("keeps the very text, line breaks and marks and all", async () => {
		const text = "\n  first\n\n</textarea><b>\"'&amp;\n";
		const { page } = await post(blog, { ...(await filledIn(blog)), text, name: "" });
		expect(fieldsOf(formOn(page)!).text).toBe(text);
	});

	it("says how long to wait, and that a thread is closed, as problems with their status", async () => {
		const address = { headers: { "CF-Connecting-IP": newAddress() } };
		await post(blog, await filledIn(blog), address);
		const second = await filledIn(blog, { text: "Too soon" });
		const early = await post(blog, second, address);
		expect(early.status).toBe(429);
		const seconds = Number(early.headers.get("Retry-After"));
		expect(noticeOn(early.page)).toContain(`Wait ${seconds} second`);
		expect(fieldsOf(formOn(early.page)!)).toEqual(second);

		const closed = await site();
		await visitor(closed).says();
		const late = await filledIn(closed);
		await env.DB.prepare("UPDATE threads SET is_closed = 1 WHERE site_id = ?1").bind(closed.id).run();
		const refused = await post(closed, late);
		expect(refused.status).toBe(409);
		expect(noticeOn(refused.page)).toContain("Comments were closed meanwhile.");
		const { page: read } = await open(closed, { lang: "en" });
		expect(formOn(read)).toBeUndefined();
		expect(words(elements(read, byTag("section"))[0])).toMatch(/Comments closed \w+ \d+, \d{4}, .* UTC/);
		const night = await site({ closedUntil: Date.UTC(2101, 4, 6, 7) });
		const { page: quiet } = await open(night, { lang: "en" });
		expect(words(elements(quiet, byTag("section"))[0])).toMatch(/Open again on May 6, 2101, 7:00\sAM UTC/);
	});

	it("is told when the comment it answers is gone, or the same was said from the widget", async () => {
		const gone = await post(blog, await filledIn(blog), { query: { replyTo: `${"0".repeat(25)}X` } });
		expect(gone.status).toBe(422);
		expect(noticeOn(gone.page)).toContain("This is not here any more.");
		await visitor(blog).says({ text: "Said in the widget", name: "Ada" });
		const twin = await post(blog, await filledIn(blog, { text: "Said in the widget" }));
		expect(twin.status).toBe(409);
		expect(noticeOn(twin.page)).toContain("You have said exactly this here already.");
	});

	it("takes nothing from a page of anybody else, a frame without an origin, or something that is no form", async () => {
		for (const [origin, sentence] of [
			["https://evil.example", "not on the site’s list"],
			["null", "in a sandbox"],
		]) {
			const fields = await filledIn(blog);
			const { status, page } = await post(blog, fields, { headers: { Origin: origin! } });
			expect(status).toBe(403);
			expect(noticeOn(page)).toContain(sentence);
			// It is a form of the Worker's own page now, which may be sent.
			expect(fieldsOf(formOn(page)!).text).toBe(fields.text);
		}
		const json = await post(blog, await filledIn(blog), { headers: { "Content-Type": "application/json" } });
		expect(json.status).toBe(415);
	});

	it("takes five thousand characters of any script, and says of more that it is too long", async () => {
		const long = await post(blog, await filledIn(blog, { text: "漢𠀀".repeat(2_500) }));
		expect(long.status).toBe(303);
		const longer = await post(blog, await filledIn(blog, { text: "漢".repeat(40_000) }));
		expect(longer.status).toBe(413);
		expect(noticeOn(longer.page)).toContain("This is too long to be sent.");
	});

	it("keeps the text where no page can be made: at the first gate, and while the database is away", async () => {
		const broken = {
			...env,
			DB: {
				prepare: () => ({ bind: () => ({}) }),
				batch: () => Promise.reject(new Error("D1_ERROR: D1 DB is overloaded.")),
			},
		};
		const shut = { ...env, WRITES: { limit: async () => ({ success: false }) } };
		for (const [bindings, status] of [
			[broken, 503],
			[shut, 429],
		] as const) {
			const fields = await filledIn(blog, { text: "Not lost" });
			const context = { waitUntil() {}, passThroughOnException() {}, props: {} };
			const answer = await app.request(
				API + pathOf(blog),
				{
					method: "POST",
					headers: {
						"Content-Type": "application/x-www-form-urlencoded",
						Origin: API,
						"CF-Connecting-IP": newAddress(),
					},
					body: new URLSearchParams(fields).toString(),
				},
				bindings as never,
				context as never,
			);
			expect(answer.status).toBe(status);
			expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(0);
			const page = parsePage(await answer.text());
			expect(fieldsOf(formOn(page)!)).toMatchObject({ text: "Not lost", name: "Ada", formToken: fields.formToken });
			expect(attribute(formOn(page), "action")).toBe(API + pathOf(blog));
		}
	});
});
