// A site that asks Turnstile: the widget in its frame, what a writer notices of it, and that whatever goes wrong with it
// only makes a comment wait. Cloudflare is answered for; the Worker itself finds nobody to ask here, and holds.

import type { Page, Request } from "@playwright/test";
import { api, sql } from "./server.ts";
import { expectNoBarrier } from "./support/barriers.ts";
import { expect, type Trouble, test } from "./support/test.ts";
import { type Course, renderedWith, standInForTurnstile, turnstileFrame } from "./support/turnstile.ts";
import {
	compose,
	expectPosted,
	fillThread,
	newSite,
	send,
	servePost,
	strictPolicy,
	type Thread,
	tag,
	takeTime,
	threadOn,
	within,
} from "./support/visitor.ts";

const WITHOUT = "The check against spam could not run. Your comment will wait for approval.";
const ASKS = "Please answer the check above, then this is sent.";
const GOING = "Checking your browser…";

/** A post of a site that asks Turnstile, opened. */
async function openAsking(page: Page, policy?: string) {
	const site = newSite({ turnstile: true });
	const headers = policy ? { "Content-Security-Policy": policy } : {};
	await page.goto(await servePost(page, { body: `<main><h1>A post</h1>${tag(site)}</main>`, headers }));
	const thread = threadOn(page);
	await thread.heading.waitFor();
	return { site, thread };
}

async function opened(page: Page, trouble: Trouble, courses: Course[], policy?: string) {
	await standInForTurnstile(page, trouble, courses);
	return openAsking(page, policy);
}

/** What stands below the form, which is heard elsewhere. */
const told = (thread: Thread, text: string) => thread.root.locator("p.quiet", { hasText: text });

/** The next comment the page sends, as it is sent. */
function nextComment(page: Page): Promise<Record<string, unknown>> {
	const isComment = (request: Request) => request.method() === "POST" && request.url().endsWith("/comments");
	return page.waitForRequest(isComment).then((request) => request.postDataJSON());
}

const reasonsOf = (site: string) =>
	sql("SELECT reasons FROM comments WHERE site_id = ? ORDER BY id", site).map(({ reasons }) =>
		(JSON.parse(String(reasons)) as { check: string }[])
			.map(({ check }) => check)
			.filter((check) => check.startsWith("turnstile")),
	);

test("on a strict page that allows frames of the API alone, the check runs unseen and its token goes along", async ({
	page,
	trouble,
}) => {
	const { site, thread } = await opened(page, trouble, ["passes"], `${strictPolicy()}; frame-src ${api()}`);
	expect(turnstileFrame(page)).toBeUndefined();
	await compose(thread, { text: "Hello there", name: "Ada" });
	await expect(thread.root.locator("iframe")).toHaveAttribute("title", "Check against spam");
	await expect.poll(() => turnstileFrame(page)?.evaluate(() => "rendered" in window)).toBe(true);
	// What is not said by the frame is not heard.
	await page.evaluate(() => postMessage({ turnstile: "token", token: "forged" }));
	const sent = nextComment(page);
	await thread.post.click();
	expect(await sent).toMatchObject({ text: "Hello there", turnstile: "stand-in.1" });
	expect(await renderedWith(page)).toMatchObject({
		sitekey: "a-key-of-the-tests",
		action: "comment",
		cData: expect.stringMatching(/^[0-9a-f]{64}$/),
		theme: "light",
		language: "en",
		size: "flexible",
		appearance: "interaction-only",
	});
	await expectPosted(thread, "Hello there");
	await expect(thread.comments).toContainText("Waiting for approval");
	expect(reasonsOf(site)).toEqual([[expect.stringMatching(/^turnstile-(failed|keys)$/)]]);
	expect(await page.context().cookies()).toEqual([]);
});

test("a kept draft brings no frame with the page: it comes when somebody turns to the form", async ({
	page,
	trouble,
}) => {
	const { thread } = await opened(page, trouble, ["passes"]);
	await compose(thread, { text: "Not finished" });
	await page.reload();
	await expect(thread.box).toHaveValue("Not finished");
	await thread.post.waitFor();
	await expect(thread.root.locator("iframe")).toHaveCount(0);
	await thread.field("Name").focus();
	await expect(thread.root.locator("iframe")).toHaveCount(1);
});

test("where the page forbids frames, a comment goes without and waits, and its writer is told why", async ({
	page,
	trouble,
}) => {
	trouble.expect(/frame-src|default-src/);
	const { site, thread } = await opened(page, trouble, ["passes"], strictPolicy());
	await compose(thread, { text: "From a strict page", name: "Ada" });
	await expect(told(thread, WITHOUT)).toBeVisible();
	const sent = nextComment(page);
	await thread.post.click();
	expect(await sent).not.toHaveProperty("turnstile");
	await expectPosted(thread, "From a strict page");
	await expect(thread.live).toHaveText("Your comment is waiting for approval.");
	expect(reasonsOf(site)).toEqual([["turnstile-missing"]]);
});

test("where a blocker keeps Cloudflare's script out, a comment goes without and waits", async ({ page, trouble }) => {
	trouble.expect(/^A request to challenges\.cloudflare\.com:/);
	await page.context().route("https://challenges.cloudflare.com/**", (route) => route.abort("blockedbyclient"));
	const { site, thread } = await openAsking(page);
	await send(thread, { text: "Behind a blocker", name: "Ada" });
	await expect(told(thread, WITHOUT)).toBeVisible();
	await expectPosted(thread, "Behind a blocker");
	expect(reasonsOf(site)).toEqual([["turnstile-missing"]]);
});

test("a token that has grown old is renewed before it is sent, and one that was used for the next comment", async ({
	page,
	trouble,
}) => {
	const { thread } = await opened(page, trouble, ["passes"]);
	await compose(thread, { text: "Thought about for long", name: "Ada" });
	await expect.poll(() => turnstileFrame(page)?.evaluate(() => "rendered" in window)).toBe(true);
	await page.clock.setFixedTime(Date.now() + 300_000);
	const sent = nextComment(page);
	await thread.post.click();
	expect(await sent).toMatchObject({ turnstile: "stand-in.2" });
	await expectPosted(thread, "Thought about for long");
	const next = nextComment(page);
	await send(thread, { text: "And another one" });
	expect(await next).toMatchObject({ turnstile: "stand-in.3" });
});

test("a person who is asked something answers by the keyboard, and is not lost on the way", async ({
	page,
	trouble,
}) => {
	await takeTime(page, { turnstile: true });
	const { thread } = await opened(page, trouble, ["asks"]);
	await compose(thread, { text: "By the keyboard", name: "Ada" });
	const frame = thread.root.locator("iframe");
	await expect(frame).toHaveAttribute("height", "72");
	await expectNoBarrier(page, "a question of Turnstile's");
	const sent = nextComment(page);
	await thread.post.press("Enter");
	await expect(told(thread, ASKS)).toBeVisible();
	await expect(thread.live).toHaveText(ASKS);
	await expect(frame).toBeFocused();
	await expect(thread.box).toHaveValue("By the keyboard");
	await page.keyboard.press("Tab");
	await page.keyboard.press("Space");
	expect(await sent).toMatchObject({ turnstile: "stand-in.1" });
	await expectPosted(thread, "By the keyboard");
	await expect(thread.comment("By the keyboard")).toBeFocused();
});

test("what failed and may do better is tried once more, and what cannot is not", async ({ page, trouble }) => {
	const { site, thread } = await opened(page, trouble, ["300030", "passes", "600010", "600010", "passes"]);
	const sent = nextComment(page);
	await send(thread, { text: "At the second attempt", name: "Ada" });
	expect(await sent).toMatchObject({ turnstile: "stand-in.2" });
	await expectPosted(thread, "At the second attempt");
	const next = nextComment(page);
	await send(thread, { text: "Not at the fourth either" });
	expect(await next).not.toHaveProperty("turnstile");
	await expect(told(thread, WITHOUT)).toBeVisible();
	await expectPosted(thread, "Not at the fourth either");
	expect(reasonsOf(site)[1]).toEqual(["turnstile-missing"]);
});

test("a key that Turnstile does not know is tried once, and the comment goes without", async ({ page, trouble }) => {
	const { thread } = await opened(page, trouble, ["110200", "passes"]);
	const sent = nextComment(page);
	await send(thread, { text: "With a wrong key", name: "Ada" });
	expect(await sent).not.toHaveProperty("turnstile");
	await expectPosted(thread, "With a wrong key");
});

test("a check that comes to no end is waited for, seen and heard, and then the comment goes without", async ({
	page,
	trouble,
}) => {
	await page.clock.install();
	const { thread } = await opened(page, trouble, ["hangs"]);
	await compose(thread, { text: "For ever and ever", name: "Ada" });
	await expect.poll(() => turnstileFrame(page)?.evaluate(() => "rendered" in window)).toBe(true);
	const sent = nextComment(page);
	await thread.post.click();
	await expect(thread.live).toHaveText(GOING);
	await expect(told(thread, GOING)).toBeVisible();
	await page.clock.fastForward(20_000);
	expect(await sent).not.toHaveProperty("turnstile");
	await expectPosted(thread, "For ever and ever");
});

test("a reply that is put away while it is checked is not sent, and keeps its words", async ({ page, trouble }) => {
	await standInForTurnstile(page, trouble, ["hangs"]);
	const site = newSite({ turnstile: true });
	const address = await servePost(page, { body: tag(site, 'data-page="/put-away/"') });
	fillThread(site, "/put-away/", [{ text: "The first word" }]);
	await page.goto(address);
	const thread = threadOn(page);
	const comment = thread.comment("The first word");
	await within(comment, "Reply to Ada").click();
	const box = comment.getByRole("textbox", { name: "Reply to Ada" });
	await box.fill("On second thoughts");
	await comment.getByRole("textbox", { name: /^Name/ }).fill("Bo");
	await within(comment, "Post reply").click();
	await expect(told(thread, GOING)).toBeVisible();
	await within(comment, "Cancel").click();
	await expect(box).toHaveCount(0);
	await within(comment, "Reply to Ada").click();
	await expect(box).toHaveValue("On second thoughts");
	expect(sql("SELECT count(*) AS n FROM comments WHERE site_id = ?", site)).toEqual([{ n: 1 }]);
});

test("in a dark thread that is written from right to left, the widget is dark, and speaks its language", async ({
	page,
	trouble,
}) => {
	await page.setViewportSize({ width: 280, height: 800 });
	await standInForTurnstile(page, trouble, ["asks"]);
	const body = `<main lang="ar" dir="rtl">${tag(newSite({ turnstile: true }), 'data-theme="dark"')}</main>`;
	await page.goto(await servePost(page, { body }));
	const box = page.locator("afterword-thread").getByRole("textbox").first();
	await box.fill("مرحبا");
	const frame = page.locator("afterword-thread iframe");
	await expect(frame).toHaveAttribute("height", "72");
	expect(await renderedWith(page)).toMatchObject({ theme: "dark", language: "ar", size: "compact" });
	const drawn = await turnstileFrame(page)!.evaluate(() => [
		document.documentElement.dir,
		getComputedStyle(document.body).color,
		getComputedStyle(document.body).backgroundColor,
	]);
	expect(drawn, "light words on what is behind them").toEqual(["rtl", "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"]);
	expect(await frame.evaluate((one) => getComputedStyle(one).colorScheme)).toBe("dark");
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test("a page that is not the site's can neither show the widget nor be told its token", async ({ page, trouble }) => {
	trouble.expect(/frame-ancestors/);
	await standInForTurnstile(page, trouble, ["passes"]);
	const site = newSite({ turnstile: true });
	sql("UPDATE sites SET origins = ? WHERE id = ?", JSON.stringify(["https://blog.example"]), site);
	const query = new URLSearchParams({
		origin: "https://blog.example",
		form: "f",
		lang: "en",
		theme: "light",
		dir: "ltr",
	});
	const refused = page.waitForEvent("console", (message) => message.text().includes("frame-ancestors"));
	const frame = `<iframe title="Stolen" src="${api()}/v1/sites/${site}/turnstile.html?${query.toString().replaceAll("&", "&amp;")}"></iframe>`;
	await page.goto(await servePost(page, { body: frame }));
	await refused;
	expect(turnstileFrame(page)).toBeUndefined();
});
