// Clearing the queue: by keyboard, by mouse and by touch; with others at it at the same time.

import { api } from "./server.ts";
import { fillQueue, newHoldingSite, queueOn, signIn, statusesOf, writeComment } from "./support/moderator.ts";
import { expect, test } from "./support/test.ts";
import { newSite } from "./support/visitor.ts";

test("a waiting comment is shown with its page, its author and why it waits", async ({ page }) => {
	const site = newHoldingSite({ maxLinks: 0 });
	await writeComment(site, {
		text: "Read *this*: https://example.com/a",
		name: "Ada Lovelace",
		website: "ada.example",
		page: "/on-humming",
		pageTitle: "On humming",
		pageUrl: `${process.env.E2E_PAGES}/on-humming?draft=1`,
		subject: "cheap watches",
	});
	await signIn(page, { at: `#/queue/${site}` });
	const { waiting } = queueOn(page);
	await expect(waiting).toHaveCount(1);
	await expect(waiting.getByRole("heading", { name: "Ada Lovelace" })).toBeVisible();
	await expect(waiting.getByRole("link", { name: "https://ada.example/" })).toHaveAttribute(
		"href",
		"https://ada.example/",
	);
	const title = waiting.getByRole("link", { name: "On humming" });
	await expect(title).toHaveAttribute("href", `${process.env.E2E_PAGES}/on-humming?draft=1`);
	await expect(waiting.locator(".body em")).toHaveText("this");
	await expect(waiting).toContainText(`Site ${site}`);
	await expect(waiting.getByRole("list", { name: "Why it waits" }).getByRole("listitem")).toHaveText([
		"filled in a field that people cannot see",
		"sent without the form",
		"this site holds every comment",
		"1 link",
	]);
});

test("a hundred keys a minute: next, previous, approve, spam, remove, undo, and the list of them", async ({ page }) => {
	const site = newHoldingSite();
	await fillQueue(site, ["one", "two", "three", "four"]);
	await signIn(page, { at: `#/queue/${site}` });
	const { waiting, current, line, live, empty, comment } = queueOn(page);
	const status = page.getByRole("combobox").filter({ hasText: /Waiting \(/ });
	await expect(waiting).toHaveCount(4);
	await expect(current).toContainText("one");
	await expect(status).toContainText("Waiting (4)");

	await page.keyboard.press("j");
	await expect(current).toContainText("two");
	await expect(current).toBeFocused();
	await page.keyboard.press("k");
	await expect(current).toContainText("one");

	await page.keyboard.press("a");
	await expect(line("one")).toContainText("Approved");
	await expect(live).toHaveText("Approved. 3 left");
	await expect(current).toContainText("two");
	await page.keyboard.press("s");
	await expect(line("two")).toContainText("Marked as spam");
	await page.keyboard.press("d");
	await expect(line("three")).toContainText("Removed");
	await expect.poll(() => statusesOf(site)).toEqual({ one: "visible", two: "spam", three: "removed", four: "pending" });
	await expect(status).toContainText("Waiting (1)");

	await page.keyboard.press("u");
	await expect(comment("three")).toBeFocused();
	await expect(live).toHaveText("Undone: the comment by Visitor 3 waits again");
	await page.keyboard.press("u");
	await expect(comment("two")).toBeFocused();
	await expect
		.poll(() => statusesOf(site))
		.toEqual({ one: "visible", two: "pending", three: "pending", four: "pending" });
	await expect(live).toHaveText("Undone: the comment by Visitor 2 waits again");

	await page.keyboard.type("aaa");
	await expect(empty).toBeFocused();
	await expect.poll(() => Object.values(statusesOf(site))).toEqual(["visible", "visible", "visible", "visible"]);
	await page.keyboard.press("?");
	await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(page.getByRole("dialog")).toBeHidden();
});

test("single keys can be switched off, and do nothing where somebody types", async ({ page }) => {
	const site = newHoldingSite();
	await fillQueue(site, ["one"]);
	await signIn(page, { at: `#/queue/${site}` });
	const { waiting } = queueOn(page);
	await waiting.waitFor();
	await page.getByRole("combobox", { name: "Site", exact: true }).focus();
	await page.keyboard.press("d");
	await page.keyboard.press("Control+a");
	await expect(waiting).toHaveCount(1);
	await page.getByRole("button", { name: "Keys" }).click();
	await page.getByLabel("Single keys are on").uncheck();
	await page.keyboard.press("Escape");
	await page.keyboard.press("a");
	await page.reload();
	await waiting.waitFor();
	await page.keyboard.press("a");
	await expect(waiting).toHaveCount(1);
	expect(statusesOf(site)).toEqual({ one: "pending" });
});

test("new comments arrive by themselves and take nobody's place", async ({ page }) => {
	const site = newHoldingSite();
	await fillQueue(site, ["one"]);
	await page.clock.install();
	await signIn(page, { at: `#/queue/${site}` });
	const { waiting, current, live } = queueOn(page);
	await expect(waiting).toHaveCount(1);
	await fillQueue(site, ["two", "three"]);
	await page.clock.fastForward(11_000);
	await expect(waiting).toHaveCount(3);
	await expect(current).toContainText("one");
	await expect(live).toHaveText("2 new comments in the queue");
	await expect(page).toHaveTitle("(3) Queue · Afterword");
});

test("more than fit are read on before the moderator runs out", async ({ page }) => {
	const site = newHoldingSite();
	await fillQueue(
		site,
		Array.from({ length: 30 }, (_, index) => `number ${index + 1}.`),
	);
	await signIn(page, { at: `#/queue/${site}` });
	const { waiting, current, empty } = queueOn(page);
	await expect(waiting).toHaveCount(25);
	await page.keyboard.type("a".repeat(24));
	await expect(current).toContainText("number 25.");
	await expect(waiting).toHaveCount(6);
	await page.keyboard.type("a".repeat(6));
	await expect(empty).toBeVisible();
	await expect.poll(() => new Set(Object.values(statusesOf(site)))).toEqual(new Set(["visible"]));
	await page.getByRole("button", { name: /Show \d+ earlier decisions/ }).click();
	await expect(page.locator(".decided")).toHaveCount(30);
});

test("somebody with two sites looks at one, and can still undo what they did at the other", async ({ page }) => {
	const [first, second] = [newHoldingSite(), newHoldingSite()];
	await fillQueue(first, ["of the first"]);
	await fillQueue(second, ["of the second"]);
	await signIn(page, { at: `#/queue/${first}` });
	const { waiting, line, comment, live } = queueOn(page);
	await expect(waiting).toHaveText([/of the first/]);
	await page.keyboard.press("a");
	await expect(line("of the first")).toContainText("Approved");

	await page.getByRole("combobox", { name: "Site", exact: true }).selectOption({ label: `Site ${second}` });
	await expect(waiting).toHaveText([/of the second/]);
	expect(page.url()).toBe(`${api()}/dashboard/#/queue/${second}`);
	await page.getByRole("button", { name: "Undo the last decision" }).click();
	await expect(comment("of the first")).toBeVisible();
	await expect(live).toHaveText("Undone: the comment by Visitor 1 waits again");
	await page.getByRole("combobox", { name: "Site", exact: true }).selectOption({ label: "All sites" });
	// The demo's comments have waited longest, so they are on the first page whatever else this run holds.
	await expect(comment("Ordinary Hours: trams").first()).toBeVisible();
	expect(page.url()).toBe(`${api()}/dashboard/#/queue`);
	await page.goBack();
	await expect(waiting).toHaveText([/of the second/]);
});

test("what a site publishes at once is never in the queue", async ({ page }) => {
	const site = newSite();
	await signIn(page, { at: `#/queue/${site}` });
	await expect(queueOn(page).empty).toBeVisible();
	await expect(page.locator(".count")).toHaveCount(0);
});

test("a phone clears the queue with the thumb", async ({ anotherContext }) => {
	const site = newHoldingSite();
	await fillQueue(site, ["one", "two"]);
	const context = await anotherContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
	const page = await context.newPage();
	await signIn(page, { at: `#/queue/${site}` });
	const { waiting, comment, line, empty, undo } = queueOn(page);
	await expect(waiting).toHaveCount(2);
	await expect(page.locator(".comment .actions").getByRole("button", { name: "Approve" })).toHaveCount(0);
	const thumb = (name: string) => page.locator(".thumb").getByRole("button", { name, exact: true });
	for (const name of ["Approve", "Spam", "Remove"]) {
		const box = await thumb(name).boundingBox();
		expect(box!.height).toBeGreaterThanOrEqual(44);
		expect(box!.y + box!.height).toBeLessThanOrEqual(740);
	}
	await thumb("Approve").tap();
	await expect(line("one")).toContainText("Approved");
	await undo.tap();
	await expect(comment("one")).toBeVisible();
	await expect(thumb("Spam")).toBeEnabled();
	await thumb("Spam").tap();
	await comment("two").locator(".body").tap();
	await thumb("Remove").tap();
	await expect(empty).toBeVisible();
	await expect.poll(() => statusesOf(site)).toEqual({ one: "spam", two: "removed" });
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
