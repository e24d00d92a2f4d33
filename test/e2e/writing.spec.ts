// What visitors do with their own words: write, preview, reply, edit, delete; and what the form tells them on the way.

import type { Page } from "@playwright/test";
import { api, pages, sql } from "./server.ts";
import { expect, test } from "./support/test.ts";
import {
	compose,
	expectPosted,
	fillThread,
	gate,
	newSite,
	openPost,
	rowsOf,
	send,
	servePost,
	tag,
	takeTime,
	threadOn,
	within,
} from "./support/visitor.ts";

const comments = `${api()}/v1/sites/*/comments`;

test.beforeEach(({ page }) => takeTime(page));

test("a comment appears while it is sent and is confirmed by the server's word, or given back with the reason", async ({
	page,
}) => {
	const site = newSite();
	await openPost(page, site);
	const thread = threadOn(page);
	const first = gate();
	await page.route(comments, async (route) => {
		await first.opened;
		await route.continue();
	});
	await send(thread, { text: "Said once", name: "Ada" });
	await expect(thread.comment("Said once")).toContainText("Sending…");
	await expect(thread.box).toHaveValue("");
	first.open();
	await expect(thread.comment("Said once")).not.toContainText("Sending…");
	await expect(thread.live).toHaveText("Your comment is posted.");
	await expect(thread.comment("Said once")).toBeFocused();
	await expect(thread.heading).toHaveText("1 comment");
	await page.unroute(comments);

	await send(thread, { text: "Said once" });
	await expect(thread.alert).toHaveText("You have said exactly this here already. Your text is kept.");
	await expect(thread.box).toHaveValue("Said once");
	await expect(thread.comments).toHaveCount(1);
	expect(rowsOf(site)).toEqual([{ text: "Said once", status: "visible", author_name: "Ada" }]);
});

test("name, e-mail and website are remembered only by those who ask for it", async ({ page }) => {
	const site = newSite();
	await openPost(page, site);
	const thread = threadOn(page);
	await compose(thread, { text: "Forget me", name: "Ada" });
	await thread.field("E-mail").fill("ada@example.com");
	await thread.post.click();
	await expect(thread.live).toHaveText("Your comment is posted.");
	await expect(thread.root.getByText(/You are commenting as .?Ada/)).toBeVisible();
	expect(await keptWords(page)).not.toContain("ada@example.com");

	await thread.button("Log out").click();
	await expect(thread.field("Name")).toHaveValue("");
	expect(await keptWords(page)).toBe("");

	await compose(thread, { text: "Remember me", name: "Grace" });
	await thread.field("E-mail").fill("grace@example.com");
	await thread.field("Website").fill("https://grace.example");
	await thread.remember.check();
	await thread.post.click();
	await expect(thread.comment("Remember me").getByRole("link", { name: "Grace" })).toBeVisible();
	await page.reload();
	await thread.box.click();
	await thread.button("Log out").click();
	await expect(thread.field("Name")).toHaveValue("Grace");
	await expect(thread.field("E-mail")).toHaveValue("grace@example.com");
	await expect(thread.field("Website")).toHaveValue("https://grace.example");
	await expect(thread.remember).toBeChecked();

	await thread.box.fill("Forget me again");
	await thread.remember.uncheck();
	await thread.post.click();
	await expectPosted(thread, "Forget me again");
	expect(await keptWords(page)).not.toContain("grace@example.com");
	const answers = await page.evaluate(
		(address) => fetch(address).then((answer) => answer.text()),
		`${api()}/v1/sites/${site}/thread?page=${encodeURIComponent(page.url())}`,
	);
	expect(answers).toContain("Forget me again");
	expect(answers).not.toContain("grace@example.com");
});

test("what is wrong stands beside its field, and the first of it has the focus", async ({ page }) => {
	const site = newSite({ textMax: 50, email: "required" });
	await openPost(page, site);
	const thread = threadOn(page);
	await thread.box.click();
	await thread.post.click();
	await expect(thread.box).toBeFocused();
	await expect(thread.box).toHaveAccessibleDescription("Please fill this in.");

	await thread.box.fill("x".repeat(46));
	const counter = thread.root.locator(".counter");
	await expect(counter.getByText("4 characters left").last()).toBeVisible();
	await expect(counter.getByRole("status")).toHaveText("4 characters left");
	await thread.box.fill("x".repeat(51));
	await expect(counter.getByText("1 character too many").last()).toBeVisible();
	await thread.field("Name").fill("Ada");
	await thread.field("E-mail").fill("not an address");
	await thread.post.click();
	await expect(thread.box).toBeFocused();
	await expect(thread.box).toHaveAccessibleDescription("At most 50 characters, please.");
	await expect(thread.field("E-mail")).toHaveAccessibleDescription("This does not look right.");

	await thread.box.fill("Short enough");
	await thread.post.click();
	await expect(thread.field("E-mail")).toBeFocused();
	await thread.field("E-mail").fill("ada@example.com");
	// Only the server looks at this closely.
	await thread.field("Website").fill("javascript:alert(1)");
	await thread.post.click();
	await expect(thread.field("Website")).toBeFocused();
	await expect(thread.field("Website")).toHaveAccessibleDescription("This does not look right.");
	await expect(thread.box).toHaveValue("Short enough");
	await thread.field("Website").fill("");
	await thread.field("Website").press("Enter");
	await expectPosted(thread, "Short enough");
	expect(rowsOf(site)).toHaveLength(1);
});

test("a preview shows what the markup becomes, beside the words", async ({ page }) => {
	await openPost(page, newSite());
	const thread = threadOn(page);
	await compose(thread, { text: "It **is** a `test` of https://example.com <b>no</b>" });
	await thread.button("Preview").click();
	const preview = thread.root.getByRole("region", { name: "Preview" });
	await expect(preview.locator("strong")).toHaveText("is");
	await expect(preview.locator("code")).toHaveText("test");
	await expect(preview.getByRole("link")).toHaveAttribute("rel", "ugc nofollow noopener");
	await expect(preview).toContainText("<b>no</b>");
	await expect(thread.box).toHaveValue(/^It \*\*is\*\*/);
	await thread.button("Hide preview").click();
	await expect(preview).toHaveCount(0);
});

test("a reply is written in place, sent with Ctrl+Enter, and can be left", async ({ page }) => {
	const site = newSite();
	const address = await servePost(page, { body: tag(site) });
	fillThread(site, address, [{ text: "A question" }, { text: "Another one", name: "Bea" }]);
	await page.goto(address);
	const thread = threadOn(page);
	await thread.button("Reply to Bea").click();
	const box = thread.root.getByRole("textbox", { name: "Reply to Bea" });
	await expect(box).toBeFocused();
	await page.keyboard.type("An answer");
	await page.keyboard.press("Escape");
	await expect(box).toHaveCount(0);
	await expect(thread.button("Reply to Bea")).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(box).toHaveValue("An answer");
	await thread.field("Name").fill("Ada");
	await thread.field("Name").press("Control+Enter");
	const answer = thread.comment("Another one").locator(".replies").locator("li.comment");
	await expect(answer).toContainText("An answer");
	await expect(answer).toBeFocused();
	await expect(box).toHaveCount(0);
	await expect(thread.heading).toHaveText("3 comments");
	expect(sql("SELECT 1 FROM comments WHERE site_id = ? AND parent_id IS NOT NULL", site)).toHaveLength(1);
});

test("of two edits of one comment the later is told, keeps its words and can go on", async ({ page, context }) => {
	const site = newSite();
	const address = await openPost(page, site);
	const here = threadOn(page);
	await send(here, { text: "As it was", name: "Ada" });
	await expect(here.live).toHaveText("Your comment is posted.");
	const elsewhere = await context.newPage();
	await elsewhere.goto(address);
	const there = threadOn(elsewhere);
	await within(here.comment("As it was"), "Edit").click();
	await within(there.comment("As it was"), "Edit").click();
	await there.root.getByRole("textbox", { name: "Change your comment" }).fill("As it is there");
	await there.button("Save").click();
	await expect(there.comment("As it is there")).toBeVisible();

	const box = here.root.getByRole("textbox", { name: "Change your comment" });
	await box.fill("As it is here");
	await box.press("Control+Enter");
	await expect(here.alert).toContainText("changed somewhere else");
	await expect(box).toHaveValue("As it is here");
	await here.button("Save").click();
	await expect(here.comment("As it is here")).toContainText("edited");
	expect(rowsOf(site)).toMatchObject([{ text: "As it is here" }]);
});

test("a comment is deleted, can be had back for ten seconds, and is not deleted after its time", async ({ page }) => {
	const site = newSite();
	await page.clock.install();
	await openPost(page, site);
	const thread = threadOn(page);
	await send(thread, { text: "To be deleted", name: "Ada" });
	const comment = thread.comment("To be deleted");
	await within(comment, "Delete").click();
	await expect(comment).toHaveCount(0);
	await expect(thread.button("Undo")).toBeFocused();
	await expect(thread.live).not.toHaveText("Your comment is deleted.");
	await page.keyboard.press("Enter");
	await expect(thread.live).toHaveText("Your comment stays.");
	await expect(within(comment, "Delete")).toBeFocused();
	await page.clock.fastForward(11_000);
	expect(rowsOf(site)).toMatchObject([{ status: "visible" }]);

	await page.keyboard.press("Enter");
	await expect(thread.button("Undo")).toBeFocused();
	await page.clock.fastForward(11_000);
	await expect(thread.comments).toHaveCount(0);
	await expect(thread.heading).toBeFocused();
	await expect(thread.heading).toHaveText("No comments yet");
	await expect(thread.live).toHaveText("Your comment is deleted.");
	expect(rowsOf(site)).toMatchObject([{ status: "deleted" }]);

	await send(thread, { text: "To be kept" });
	await within(thread.comment("To be kept"), "Edit").click();
	const box = thread.root.getByRole("textbox", { name: "Change your comment" });
	await box.fill("Too late");
	sql("UPDATE comments SET created_at = created_at - 3600000 WHERE site_id = ?", site);
	await thread.button("Save").click();
	await expect(thread.alert).toContainText("The time for changing this comment is over.");
	await expect(box).toHaveValue("Too late");
	await page.reload();
	await expect(thread.comment("To be kept")).toBeVisible();
	await thread.box.click();
	await expect(thread.root.getByText(/You are commenting as/)).toBeVisible();
	await expect(within(thread.comment("To be kept"), "Edit")).toHaveCount(0);
});

test("a change that is saved leaves no draft, and what was told of it goes with the next act", async ({ page }) => {
	await openPost(page, newSite());
	const thread = threadOn(page);
	await send(thread, { text: "First words", name: "Ada" });
	await within(thread.comment("First words"), "Edit").click();
	await thread.root.getByRole("textbox", { name: "Change your comment" }).fill("Better words");
	await thread.button("Save").click();
	const told = thread.root.getByText("Your changes are saved.");
	await expect(told).toBeVisible();
	await expect(within(thread.comment("Better words"), /^Edit/)).toHaveText("Edit");
	await within(thread.comment("Better words"), "Delete").click();
	await expect(thread.button("Undo")).toBeFocused();
	await expect(told).toHaveCount(0);
});

for (const hours of [-48, 1]) {
	test(`with a clock that is wrong by ${hours} hours, what was written is of now and can be changed`, async ({
		page,
	}) => {
		await page.addInitScript((ms) => {
			const { now } = Date;
			Date.now = () => now() + ms;
		}, hours * 3_600_000);
		const site = newSite();
		const address = await openPost(page, site);
		fillThread(site, address, [{ text: "Three hours old", name: "Bea", minutesAgo: 180 }]);
		const thread = threadOn(page);
		await send(thread, { text: "Just written", name: "Ada" });
		await expectPosted(thread, "Just written");
		for (const load of [async () => {}, () => page.reload()]) {
			await load();
			await expect(within(thread.comment("Just written"), "Edit")).toBeVisible();
			await expect(thread.comment("Just written").locator("time")).toHaveText("just now");
		}
	});
}

test("who deletes a comment and leaves the page has deleted it", async ({ anotherContext }) => {
	// Playwright ends the requests of a page that is gone where it answers some of them itself: this page is a real one.
	const page = await (await anotherContext()).newPage();
	await page.goto(`${pages()}/first/`);
	const thread = threadOn(page);
	await thread.root.scrollIntoViewIfNeeded();
	const text = `Regretted at ${Date.now()}`;
	await send(thread, { text, name: "Ada" });
	await expectPosted(thread, text);
	await within(thread.comment(text), "Delete").click();
	await expect(thread.button("Undo")).toBeVisible();
	await page.goto("about:blank");
	await expect.poll(() => sql("SELECT count(*) AS n FROM comments WHERE text = ?", text)).toEqual([{ n: 0 }]);
});

/** All that the host page's storage holds of what people wrote of themselves. */
function keptWords(page: Page): Promise<string> {
	return page.evaluate(() => Object.values(localStorage).join("\n"));
}
