// What a reader meets: a thread in all its states, in one request, without a jump of the page or a trace of the visit.

import type { Page } from "@playwright/test";
import { api, pages, sql } from "./server.ts";
import { expect, test } from "./support/test.ts";
import { answerProblem, fillThread, gate, newSite, openPost, servePost, tag, threadOn } from "./support/visitor.ts";

const threadRequest = /\/v1\/sites\/[^/]+\/thread\?/;

test("what somebody pinned is the first of all, and says so", async ({ page }) => {
	const site = newSite();
	const address = await servePost(page, { body: tag(site) });
	const [, second] = fillThread(site, address, [{ text: "First" }, { text: "Second" }]);
	sql("UPDATE comments SET pinned_at = 1 WHERE id = ?", second!);
	await page.goto(address);
	const thread = threadOn(page);
	await expect(thread.comments.first()).toContainText("Second");
	await expect(thread.comment("Second").getByText("Pinned", { exact: true })).toBeVisible();
	await expect(thread.root.getByText("Pinned", { exact: true })).toHaveCount(1);
});

test("a reader's first view is one request without a preflight, and reading stores nothing", async ({
	page,
	context,
}) => {
	const site = newSite();
	const address = await servePost(page, { body: `<p>A post.</p>${tag(site)}` });
	const roots = Array.from({ length: 27 }, (_, index) => ({ text: `Comment ${10 + index}`, minutesAgo: 600 - index }));
	const [first] = fillThread(site, address, roots).slice(-1);
	fillThread(
		site,
		address,
		Array.from({ length: 5 }, (_, index) => ({ text: `Reply ${index + 1}`, answers: first!, name: "Grace" })),
	);
	const asked = await watchRequests(page);
	await page.goto(address);
	const thread = threadOn(page);

	await expect(thread.heading).toHaveText("32 comments");
	await expect(thread.comments).toHaveCount(25 + 3);
	expect(asked.filter((line) => line.includes("/v1/"))).toEqual([
		expect.stringMatching(/^GET .*\/thread\?page=[^&]*$/),
	]);
	expect(asked.filter((line) => line.startsWith("Preflight"))).toEqual([]);

	await thread.button("Show 2 more replies").click();
	await expect(thread.comment("Reply 5")).toBeVisible();
	await expect(thread.comment("Reply 4")).toBeFocused();
	await expect(thread.button(/more repl/)).toHaveCount(0);
	await expect(thread.live).toHaveText("2 more comments");

	await thread.button("Load more comments").click();
	await expect(thread.comments).toHaveCount(32);
	await expect(thread.comment("Comment 11")).toBeFocused();
	await expect(thread.button("Load more comments")).toHaveCount(0);

	const time = thread.comment("Comment 36").locator(":scope > .byline time");
	await expect(time).toHaveText("9 hours ago");
	await time.hover();
	const exact = await time.evaluate((element: HTMLTimeElement) =>
		new Intl.DateTimeFormat("en", { dateStyle: "long", timeStyle: "short" }).format(new Date(element.dateTime)),
	);
	await expect(time).toHaveAttribute("title", exact);

	expect(await context.cookies()).toEqual([]);
	expect(await storedIn(page)).toEqual({ local: 0, session: 0, databases: 0, caches: 0 });
	expect(asked.filter((line) => !line.startsWith("GET"))).toEqual([]);
});

test("a new page invites the first comment; a closed thread shows its comments and takes no more", async ({ page }) => {
	const site = newSite();
	const address = await openPost(page, site);
	const thread = threadOn(page);
	await expect(thread.heading).toHaveText("No comments yet");
	await expect(thread.box).toBeVisible();

	fillThread(site, address, [{ text: "Said in time" }]);
	sql("UPDATE threads SET is_closed = 1 WHERE site_id = ?", site);
	// The edge keeps the empty answer for a while; another order is another answer.
	await page.goto(await servePost(page, { body: tag(site, `data-page="${address}" data-sort="oldest"`) }));
	await expect(thread.heading).toHaveText("1 comment");
	await expect(thread.root.getByText("Comments closed just now")).toBeVisible();
	await expect(thread.comment("Said in time")).toBeVisible();
	await expect(thread.box).toHaveCount(0);
	await expect(thread.button(/Reply/)).toHaveCount(0);
});

test("an unknown site, a server in trouble and a lost connection are told, and trying again helps", async ({
	page,
}) => {
	await openPost(page, "e2e-nobody-registered-this");
	const thread = threadOn(page);
	await expect(thread.alert).toContainText("This site is not registered for comments.");

	await page.route(threadRequest, (route) => answerProblem(route, { status: 500, code: "internal" }));
	const address = await openPost(page, newSite());
	await expect(thread.alert).toContainText("Something went wrong on the server.");
	await page.unroute(threadRequest);
	await page.route(threadRequest, (route) => route.fulfill({ status: 502, body: "<html>Bad gateway</html>" }));
	const again = page.waitForResponse(threadRequest);
	await thread.button("Try again").click();
	await again;
	await expect(thread.alert, "which is not the reader's connection").toContainText(
		"Something went wrong on the server.",
	);
	await page.unroute(threadRequest);
	await page.route(threadRequest, (route) => route.abort("internetdisconnected"));
	await thread.button("Try again").click();
	await expect(thread.alert).toContainText("The comments cannot be reached. Are you offline?");
	await page.unroute(threadRequest);
	await thread.button("Try again").click();
	await expect(thread.heading).toHaveText("No comments yet");
	await expect(thread.alert).toHaveCount(0);

	await page.route(/\/chunks\//, (route) => route.abort("internetdisconnected"));
	await page.goto(address);
	const offer = thread.root.getByRole("button", { name: "The comments cannot be reached. Are you offline? Try again" });
	await expect(offer).toBeVisible();
	await page.unroute(/\/chunks\//);
	await offer.click();
	await expect(thread.heading).toHaveText("No comments yet");
});

test("a thread that waits for a click asks nothing before it", async ({ page }) => {
	const asked = await watchRequests(page);
	await openPost(page, newSite(), { attributes: 'data-load="click"' });
	const thread = threadOn(page);
	await expect(thread.button("Show comments")).toBeVisible();
	expect(asked.filter((line) => line.includes("/v1/") || line.includes("/chunks/"))).toEqual([]);
	await thread.button("Show comments").click();
	await expect(thread.heading).toHaveText("No comments yet");
	await expect(thread.button("Show comments")).toHaveCount(0);
});

test("twenty counts on a page are one request, and its closed threads are none", async ({ page }) => {
	const asked = await watchRequests(page);
	await page.goto(`${pages()}/archive/`);
	const counts = page.locator("afterword-count");
	await expect(counts).toHaveCount(20);
	for (const text of await counts.all()) await expect(text).toHaveText(/^\d+ comments?$/);
	expect(asked.filter((line) => line.includes("/v1/"))).toEqual([expect.stringContaining("/counts?")]);
	await page.locator("summary").first().click();
	await expect(threadOn(page).heading).toBeVisible();
});

for (const { place, before } of [
	{ place: "in the first view", before: 0 },
	{ place: "below the fold", before: 4000 },
]) {
	test(`the page does not move while a thread ${place} is loading`, async ({ page }) => {
		const { opened, open } = gate();
		await page.addInitScript(() => {
			const shifts: number[] = [];
			Object.assign(window, { shifts });
			new PerformanceObserver((list) => {
				for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
			}).observe({ type: "layout-shift", buffered: true });
		});
		await page.route(threadRequest, async (route) => {
			await opened;
			await route.continue();
		});
		const body = `<div style="height:${before}px">A post.</div>${tag("demo", 'data-page="/the-piano-tuner/"')}<p>The end.</p>`;
		await page.goto(await servePost(page, { body }));
		const thread = threadOn(page);
		await thread.root.waitFor();
		await page.mouse.wheel(0, before);
		await expect(thread.root.locator(".reserved:empty")).toBeVisible();
		await nextFrames(page);
		// What stands below a tag moves once, when the tag's script first runs: before that the page knows of no thread.
		await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.splice(0));
		open();
		await expect(thread.comments).not.toHaveCount(0);
		await nextFrames(page);
		expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
	});
}

test("the latest comments of a site stand where its owner wants them, in the page's language", async ({ page }) => {
	const site = newSite();
	const address = `${pages()}/a-post/`;
	const [, last] = fillThread(site, address, [{ text: "First" }, { text: "Last of all", name: "Grace" }]);
	const list = `<afterword-recent site="${site}" limit="1" lang="de"></afterword-recent>`;
	await page.goto(await servePost(page, { body: `${list}<script type="module" src="${api()}/embed.js"></script>` }));
	const link = page.getByRole("link", { name: /^Grace zu/ });
	await expect(link).toHaveAttribute("href", new RegExp(`#comment-${last}$`));
	await expect(page.getByRole("listitem")).toContainText("Last of all");
	await expect(page.getByRole("listitem")).toContainText("vor 1 Stunde");
	await expect(page.getByRole("listitem")).toHaveCount(1);
});

test("replies of replies stand below what they answer", async ({ page }) => {
	await page.goto(`${pages()}/the-piano-tuner/#comments`);
	const nested = page.locator("afterword-thread .replies .replies > .comment").first();
	await expect(nested).toBeVisible();
	const [parent, child] = [nested.locator("xpath=ancestor::li[1]"), nested];
	const [above, below] = [await parent.boundingBox(), await child.boundingBox()];
	expect(below!.x).toBeGreaterThan(above!.x);
	await expect(page.locator("afterword-count").first()).toHaveText(/^\d+ comments$/);
});

/** Every request the page sends, preflights too, as “method address”. */
async function watchRequests(page: Page): Promise<string[]> {
	const asked: string[] = [];
	const session = await page.context().newCDPSession(page);
	await session.send("Network.enable");
	session.on("Network.requestWillBeSent", ({ request, type }) => {
		if (request.url.startsWith(api())) asked.push(`${type === "Preflight" ? type : request.method} ${request.url}`);
	});
	return asked;
}

async function storedIn(page: Page) {
	return page.evaluate(async () => ({
		local: localStorage.length,
		session: sessionStorage.length,
		databases: (await indexedDB.databases()).length,
		caches: (await caches.keys()).length,
	}));
}

/** Layout shifts are reported with the frame after them. */
async function nextFrames(page: Page): Promise<void> {
	await page.evaluate(async () => {
		for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
	});
}
