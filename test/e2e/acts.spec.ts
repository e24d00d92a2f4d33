// What becomes of a reader's acts is to be seen where they are, and leaves the keyboard where it was.

import type { Page } from "@playwright/test";
import { sql } from "./server.ts";
import { expect, test } from "./support/test.ts";
import { compose, fillThread, newSite, send, servePost, tag, takeTime, threadOn } from "./support/visitor.ts";

test.beforeEach(({ page }) => takeTime(page));

/** A long page: what stands at its end is out of sight. */
async function longThread(page: Page) {
	const site = newSite({ sort: "oldest" });
	const address = await servePost(page, { body: `<p>A post.</p>${tag(site)}` });
	const texts = Array.from({ length: 12 }, (_, index) => ({ text: `Comment ${index}`, name: `Person ${index}` }));
	const ids = fillThread(site, address, [...texts, { text: "A long story. ".repeat(300), name: "Teller" }]);
	await page.goto(address);
	return { site, address, ids, thread: threadOn(page) };
}

test("an act that failed says so in sight of it, until the next one succeeds", async ({ page }) => {
	const { thread } = await longThread(page);
	await page.route("**/reaction", (route) => route.abort("internetdisconnected"), { times: 1 });
	await thread.button("React to Person 1").click();
	const heart = thread.root.locator(".actions .chip").nth(1);
	await heart.click();
	await expect(thread.alert).toContainText("Are you offline?");
	await expect(thread.alert).toBeInViewport();
	await thread.button("React to Person 1").click();
	const answered = page.waitForResponse("**/reaction");
	await heart.click();
	await answered;
	await expect(thread.alert).toHaveCount(0);

	await page.route("**/reaction", (route) => route.abort("internetdisconnected"), { times: 1 });
	await thread.button("Like").click();
	await expect(thread.alert).toBeInViewport();
	await page.evaluate(() => dispatchEvent(new Event("online")));
	await expect(thread.alert).toHaveCount(0);
});

test("an order that could not be had is not shown as chosen; one that was is told", async ({ page }) => {
	const { thread } = await longThread(page);
	const order = thread.root.getByRole("combobox", { name: "Order" });
	await expect(order).toHaveValue("oldest");
	await page.route("**/thread?*", (route) => route.abort("internetdisconnected"), { times: 1 });
	await order.selectOption("newest");
	await expect(thread.alert).toContainText("Are you offline?");
	await expect(order).toHaveValue("oldest");
	await order.selectOption("newest");
	await expect(thread.live).toHaveText("Newest first");
	await expect(order).toHaveValue("newest");
});

test("the keyboard's place is never lost: muting, unfolding, changing the name, and what others take away", async ({
	page,
	anotherContext,
}) => {
	const { site, address, ids, thread } = await longThread(page);
	const focused = () => page.evaluate(() => document.querySelector("afterword-thread")?.shadowRoot?.activeElement?.id);
	await thread.button("More about the comment by Person 1").press("Enter");
	await thread.button("Mute Person 1").press("Enter");
	expect(await focused()).toBe(`comment-${ids[1]}`);
	await thread.button("Show").press("Enter");
	expect(await focused()).toBe(`comment-${ids[1]}`);
	await thread.button("Read more").press("Enter");
	expect(await focused()).toBe(`comment-${ids[12]}`);
	await send(thread, { text: "So that I am known", name: "Ada" });
	await thread.button("Change").press("Enter");
	await expect(thread.field("Name")).toBeFocused();

	const other = await (await anotherContext()).newPage();
	await takeTime(other);
	await other.goto(await servePost(other, { body: tag(site, 'data-load="eager"'), address }));
	await expect.poll(() => sql("SELECT 1 FROM comments WHERE site_id = ?", site).length).toBe(14);
	await thread.root.scrollIntoViewIfNeeded();
	await send(threadOn(other), { text: "Soon gone", name: "Bea" });
	await thread.button("1 new comment · show").press("Enter");
	const gone = thread.comment("Soon gone");
	await expect(gone).toBeFocused();
	await threadOn(other).button("Delete").click();
	await other.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
	await expect(gone).toHaveCount(0);
	expect(await focused()).not.toBeUndefined();
});

test("a link to a comment that is gone says so", async ({ page }) => {
	const { address, thread } = await longThread(page);
	await page.goto(`${address}#comment-01ARZ3NDEKTSV4RRFFQ69G5FAV`);
	await page.reload();
	await expect(thread.alert).toHaveText("This is not here any more.");
	await expect(thread.alert).toBeInViewport();
	await expect(thread.heading).toBeFocused();
});

test("what went well is to be seen too; a link that cannot be copied can be taken by hand", async ({ page }) => {
	const { address, ids, thread } = await longThread(page);
	await page.evaluate(() =>
		Object.defineProperty(navigator, "clipboard", {
			value: { writeText: () => Promise.reject(new Error("no leave")) },
		}),
	);
	await thread.button("More about the comment by Person 2").click();
	await thread.button("Copy link").click();
	const link = thread.root.getByRole("textbox", { name: "Copy link" });
	await expect(link).toBeFocused();
	await expect(link).toHaveValue(`${address}#comment-${ids[2]}`);
	expect(await link.evaluate((field: HTMLInputElement) => field.selectionEnd! - field.selectionStart!)).toBeGreaterThan(
		30,
	);
	await page.keyboard.press("Escape");
	await expect(thread.button("More about the comment by Person 2")).toBeFocused();

	await thread.button("More about the comment by Person 2").click();
	await thread.button("Report").click();
	await thread.button("Send report").click();
	await expect(thread.root.getByText("Thank you. A moderator will look at it.")).toBeInViewport();
});

test("what is wrong with a field is no longer said once it is being mended", async ({ page }) => {
	const { thread } = await longThread(page);
	await compose(thread, { text: "Without a name" });
	await thread.post.click();
	const issue = thread.root.getByText("Please fill this in.");
	await expect(issue).toBeVisible();
	await thread.field("Name").pressSequentially("A");
	await expect(issue).toHaveCount(0);
	await expect(thread.field("Name")).toHaveAttribute("aria-invalid", "false");
	await expect(thread.field("Name")).toHaveValue("A");
});

test("in a closed thread what was begun can be taken away, not sent", async ({ page, context }) => {
	const { site, address, thread } = await longThread(page);
	await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(address).origin });
	await compose(thread, { text: "Too late" });
	sql("UPDATE threads SET is_closed = 1 WHERE site_id = ?", site);
	await page.goto(
		await servePost(page, { body: tag(site, `data-page="${address}" data-sort="newest" data-load="eager"`) }),
	);
	await expect(thread.box).toHaveValue("Too late");
	await expect(thread.post).toHaveCount(0);
	await thread.button("Copy my text").click();
	await expect(thread.live).toHaveText("Your text is copied.");
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("Too late");
});
