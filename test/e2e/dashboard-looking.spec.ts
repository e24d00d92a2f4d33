// What is looked at is what is decided on: with the panel open, with several picked, come back from elsewhere, on a phone.

import type { Page } from "@playwright/test";
import { api, sql } from "./server.ts";
import { expectNoBarrier } from "./support/barriers.ts";
import { fillQueue, newHoldingSite, queueOn, signIn, statusesOf, writeSeen } from "./support/moderator.ts";
import { expect, test } from "./support/test.ts";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const panelOf = (page: Page, name: string) => page.getByRole("complementary", { name: `Comment by ${name}` });
const numbers = (n: number) => Array.from({ length: n }, (_, index) => `number ${index + 1}.`);

/** A comment is in sight and under nothing that sticks. */
async function expectInSight(page: Page): Promise<void> {
	await expect(queueOn(page).current).toBeInViewport();
	const isOnTop = await queueOn(page).current.evaluate((comment) => {
		const { left, top } = comment.getBoundingClientRect();
		return comment.contains(document.elementFromPoint(left + 24, Math.max(top, 0) + 24));
	});
	expect(isOnTop, "the current comment is behind something").toBe(true);
}

for (const width of [768, 1280]) {
	test(`at ${width} px the open panel shows the comment that the next key decides on, and Back closes it`, async ({
		page,
	}) => {
		const site = newHoldingSite();
		await fillQueue(site, ["one", "two", "three", "four"]);
		await page.setViewportSize({ width, height: 800 });
		await signIn(page, { at: `#/queue/${site}` });
		await queueOn(page).current.waitFor();
		await page.keyboard.press("o");
		await expect(panelOf(page, "Visitor 1")).toBeFocused();
		await page.keyboard.press("s");
		await expect(panelOf(page, "Visitor 2")).toContainText("two");
		await page.keyboard.press("j");
		await expect(panelOf(page, "Visitor 3")).toContainText("three");
		await page.keyboard.press("d");
		await expect(panelOf(page, "Visitor 4")).toBeVisible();
		await expect
			.poll(() => statusesOf(site))
			.toEqual({ one: "spam", two: "pending", three: "removed", four: "pending" });
		await page.goBack();
		await expect(page.locator(".panel")).toHaveCount(0);
		await expect(queueOn(page).current).toContainText("four");
		await expect(queueOn(page).current).toBeFocused();
		expect(page.url()).toBe(`${api()}/dashboard/#/queue/${site}`);
	});
}

test("a panel opened on a comment that is not in the list decides on that one alone", async ({ page }) => {
	const site = newHoldingSite();
	await fillQueue(site, ["one"]);
	const seen = await writeSeen(site, { text: "seen", name: "Ada" });
	await signIn(page, { at: `#/queue/${site}?open=${seen}` });
	await expect(panelOf(page, "Ada").getByRole("button", { name: "Remove", exact: true })).toBeVisible();
	await page.keyboard.press("d");
	await expect.poll(() => statusesOf(site)).toEqual({ one: "pending", seen: "removed" });
	await panelOf(page, "Ada").getByRole("button", { name: "Undo" }).click();
	await expect.poll(() => statusesOf(site)).toEqual({ one: "pending", seen: "visible" });
	await expect(panelOf(page, "Ada").getByRole("button", { name: "Spam" })).toBeVisible();
	await page.keyboard.press("s");
	await expect.poll(() => statusesOf(site)).toEqual({ one: "pending", seen: "spam" });
	await panelOf(page, "Ada").getByRole("button", { name: "Next" }).click();
	await expect(panelOf(page, "Visitor 1")).toBeVisible();
});

test("a search beside an open panel keeps the focus, though the panel goes", async ({ page }) => {
	const site = newHoldingSite();
	await fillQueue(site, ["an apple", "a pear"]);
	await signIn(page, { at: `#/queue/${site}` });
	await queueOn(page).current.waitFor();
	await page.keyboard.press("o");
	await page.locator(".panel .author-part").waitFor();
	await page.keyboard.press("/");
	await page.keyboard.type("pear");
	await expect(page.getByRole("list", { name: "Comments found" })).toContainText("a pear");
	await expect(page.locator(".panel")).toHaveCount(0);
	await expect(page.getByRole("searchbox")).toBeFocused();
	await expect(page.getByRole("searchbox")).toHaveValue("pear");
});

test("with several picked the keys decide on those, and say so on their buttons", async ({ page }) => {
	const site = newHoldingSite();
	await fillQueue(site, ["one", "two", "three"]);
	await signIn(page, { at: `#/queue/${site}` });
	const { waiting, current, comment } = queueOn(page);
	await expect(waiting).toHaveCount(3);
	await comment("one").getByRole("checkbox").check();
	await page.keyboard.press("j");
	await page.keyboard.press("x");
	await page.keyboard.press("j");
	await expect(current).toContainText("three");
	await expect(current.locator("[data-key=s]")).toHaveCount(0);
	await expect(page.getByRole("group", { name: "The picked comments" }).locator("[data-key=s]")).toBeVisible();
	await page.keyboard.press("s");
	await expect.poll(() => statusesOf(site)).toEqual({ one: "spam", two: "spam", three: "pending" });
	await expect(current).toContainText("three");
	await expect(current).toBeFocused();
});

test("whoever comes back to the queue stands where they stood", async ({ page }) => {
	test.slow();
	const site = newHoldingSite();
	await fillQueue(site, numbers(28));
	await signIn(page, { at: `#/queue/${site}` });
	const { waiting, current } = queueOn(page);
	await expect(waiting).toHaveCount(25);
	await expect(page.locator(".count")).toHaveText(/^28/);
	for (let moves = 0; moves < 25; moves++) await page.keyboard.press("j");
	await expect(current).toContainText("number 26.");
	await expect(current).toBeFocused();
	await page.getByRole("navigation").getByRole("link", { name: "People" }).click();
	await page.getByRole("list", { name: "People" }).waitFor();
	await page.goBack();
	await expect(current).toContainText("number 26.");
	await expect(current).toBeFocused();
	await expectInSight(page);

	await current.getByRole("link", { name: "this site holds every comment" }).click();
	await expect(page.getByRole("list", { name: "Comments found" })).toBeVisible();
	await expect(current).toContainText("number 28.");
	await page.goBack();
	await expect(current).toContainText("number 26.");
	await expect(current).toBeFocused();
	await expectInSight(page);
});

test("what sticks never covers the current comment", async ({ page }) => {
	const site = newHoldingSite();
	await fillQueue(site, numbers(8));
	await page.setViewportSize({ width: 768, height: 500 });
	await signIn(page, { at: `#/queue/${site}` });
	await expect(queueOn(page).waiting).toHaveCount(8);
	await page.keyboard.type("xjxjjjjjj");
	for (let moves = 0; moves < 6; moves++) {
		await page.keyboard.press("k");
		await expectInSight(page);
	}
});

test("on a phone one row at the thumb decides: on the comment that is read, and on the picked ones", async ({
	anotherContext,
}) => {
	test.slow();
	const site = newHoldingSite();
	await fillQueue(site, numbers(8));
	const page = await (await anotherContext(PHONE)).newPage();
	await signIn(page, { at: `#/queue/${site}` });
	const { waiting, current, comment, line } = queueOn(page);
	await expect(waiting).toHaveCount(8);
	const thumb = page.locator(".thumb");
	await expect(page.getByRole("group", { name: "Comment by Visitor 1" })).toBeVisible();
	await expect(page.getByRole("searchbox")).toBeHidden();

	await comment("number 2.").locator(".body").tap();
	await expect(current).toContainText("number 2.");
	await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
	await expect(current).not.toContainText("number 2.");
	await expectInSight(page);
	const read = await current.locator(".body").textContent();
	await thumb.getByRole("button", { name: "Approve" }).tap();
	await expect(line(read!)).toContainText("Approved");
	await expectInSight(page);

	await comment("number 1.").getByRole("checkbox").check();
	await comment("number 2.").getByRole("checkbox").check();
	await expect(thumb).toBeHidden();
	const bar = page.getByRole("group", { name: "The picked comments" });
	const { height, y } = (await bar.boundingBox())!;
	expect(height).toBeLessThanOrEqual(66);
	expect(y + height).toBe(740);
	await expect(bar.getByLabel("Why, if you like")).toBeHidden();
	await bar.getByRole("button", { name: "More" }).tap();
	await bar.getByLabel("Why, if you like").fill("The same");
	await bar.getByRole("button", { name: "Remove them" }).tap();
	await expect.poll(() => statusesOf(site)).toMatchObject({ "number 1.": "removed", "number 2.": "removed" });
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test("on a phone, where there is but one site, only what is looked at is said", async ({ anotherContext }) => {
	const page = await (await anotherContext(PHONE)).newPage();
	await page.route("**/v1/moderation/sites", (route) => route.fulfill({ json: { sites: [] } }));
	await signIn(page);
	await expect(page.getByRole("button", { name: "Waiting: narrow the queue", exact: true })).toHaveText(
		/^Waiting \(\d+\)$/,
	);
	await page.unroute("**/v1/moderation/sites");
	await page.reload();
	const narrow = page.getByRole("button", { name: "All sites · Waiting: narrow the queue", exact: true });
	await expect(narrow).toHaveText(/^All sites\s*· Waiting \(\d+\)$/);
});

test("on a phone the panel leads on after a decision, and from the last one back", async ({ anotherContext }) => {
	const site = newHoldingSite();
	await fillQueue(site, ["one", "two"]);
	const page = await (await anotherContext(PHONE)).newPage();
	await signIn(page, { at: `#/queue/${site}` });
	await queueOn(page).comment("one").getByRole("button", { name: "Look closer" }).tap();
	const bar = page.getByRole("group", { name: "Decide" });
	await expect(panelOf(page, "Visitor 1")).toBeFocused();
	await bar.getByRole("button", { name: "Approve" }).tap();
	await expect(panelOf(page, "Visitor 2")).toBeFocused();
	await bar.getByRole("button", { name: "Undo the last decision" }).tap();
	await expect(panelOf(page, "Visitor 1")).toBeVisible();
	await expect(bar.getByRole("button", { name: "Spam" })).toBeEnabled();
	await bar.getByRole("button", { name: "Spam" }).tap();
	await expect(panelOf(page, "Visitor 2")).toBeVisible();
	await bar.getByRole("button", { name: "Remove" }).tap();
	await expect(bar.getByRole("button")).toHaveText(["Undo", "Close"]);
	const { y, height } = (await bar.boundingBox())!;
	expect(y + height).toBe(740);
	await expect(panelOf(page, "Visitor 2")).toBeFocused();
	await bar.getByRole("button", { name: "Close" }).tap();
	await expect(queueOn(page).empty).toBeFocused();
	await expect.poll(() => statusesOf(site)).toEqual({ one: "spam", two: "removed" });
});

test("a mistyped address shows what it can, and says what it leaves out", async ({ page }) => {
	const site = newHoldingSite();
	await fillQueue(site, ["one"]);
	await signIn(page, { at: `#/queue/${site}?status=all&from=banana` });
	await expect(queueOn(page).waiting).toHaveText([/one/]);
	await expect(page.getByText("Left out, as the queue does not know it: status=all, from=banana.")).toBeVisible();
	await page.getByRole("link", { name: "Show all" }).click();
	await expect(page.getByText("Left out")).toHaveCount(0);
	await page.goto(`${api()}/dashboard/#/queue/${site}?text=!!!`);
	await queueOn(page).alert.getByRole("button", { name: "Show all" }).click();
	await expect(queueOn(page).alert).toHaveCount(0);
	expect(sql("SELECT status FROM comments WHERE site_id = ?", site)).toEqual([{ status: "pending" }]);
});

test("nothing is in anybody's way: filters open, several picked, a comment looked at and decided, decisions that wait", async ({
	page,
	context,
}) => {
	test.slow();
	const site = newHoldingSite();
	await fillQueue(site, ["one", "two", "three"]);
	await signIn(page, { name: "Axelina", at: `#/queue/${site}?status=all` });
	const { waiting } = queueOn(page);
	await expect(waiting).toHaveCount(3);
	await page.getByText("More filters").click();
	await page.setViewportSize({ width: 360, height: 740 });
	await page.getByRole("button", { name: /narrow the queue$/ }).click();
	await expectNoBarrier(page, "filters open, one left out");
	await page.keyboard.type("xjx");
	await page.setViewportSize({ width: 360, height: 740 });
	await page.getByRole("button", { name: "More", exact: true }).click();
	await expectNoBarrier(page, "two picked");
	await page.keyboard.press("Escape");
	await page.keyboard.press("o");
	await page.locator(".panel .author-part").waitFor();
	await page.keyboard.press("e");
	await page.locator(".panel .words textarea").first().waitFor();
	await expectNoBarrier(page, "words being changed");
	await page.keyboard.type("x");
	await page.keyboard.press("Escape");
	await expectNoBarrier(page, "words dropped");
	await context.setOffline(true);
	await page.keyboard.press("a");
	await page.getByText("Offline · 1 decision waits").waitFor();
	await expectNoBarrier(page, "a decision that waits");
	await context.setOffline(false);
	await expect(page.getByText(/^Offline/)).toHaveCount(0);
	for (const name of ["Visitor 3", "Visitor 1"]) {
		await expect(panelOf(page, name).getByRole("button", { name: "Spam" })).toBeEnabled();
		await page.keyboard.press("s");
	}
	await expect(page.getByRole("group", { name: "Decide" }).getByRole("button", { name: "Undo" })).toBeVisible();
	await expectNoBarrier(page, "the last one decided");
});
