// Words that are not sent yet, in forms that are closed, left, cut off from their code or refused: they are kept, and said to be.

import type { Page } from "@playwright/test";
import { api } from "./server.ts";
import { expect, test } from "./support/test.ts";
import {
	answerProblem,
	expectPosted,
	fillThread,
	newSite,
	rowsOf,
	send,
	servePost,
	tag,
	takeTime,
	threadOn,
	within,
} from "./support/visitor.ts";

test.beforeEach(({ page }) => takeTime(page));

/** One in which somebody else has written. */
async function openThread(page: Page, site: string) {
	const address = await servePost(page, { body: `<p>A post.</p>${tag(site)}` });
	fillThread(site, address, [{ text: "Somebody else's", name: "Ben" }]);
	await page.goto(address);
	return threadOn(page);
}

/** A comment of one's own beside one of somebody else's, and the form to change it. */
async function ownComment(page: Page) {
	const site = newSite();
	const thread = await openThread(page, site);
	await send(thread, { text: "As it was", name: "Ada" });
	await expectPosted(thread, "As it was");
	const edit = (name: string | RegExp = "Edit") => within(thread.comment("As it was"), name).click();
	return { site, thread, edit, box: thread.root.getByRole("textbox", { name: "Change your comment" }) };
}

test("a change outlives menus, another form, Escape, Cancel and a reload, and can be given up", async ({ page }) => {
	const { thread, edit, box } = await ownComment(page);
	await edit();
	await box.fill("As it could be");
	await thread.button("More about the comment by Ben").click();
	await expect(box).toHaveValue("As it could be");
	await page.keyboard.press("Escape");
	await within(thread.comment("Somebody else's"), /^Reply/).click();
	await expect(box).toHaveCount(0);
	await edit("Edit · draft");
	await expect(box).toHaveValue("As it could be");
	await page.keyboard.press("Escape");
	await expect(thread.live).toHaveText("Your text is kept.");
	await expect(thread.live).toBeInViewport();
	await expect(within(thread.comment("As it was"), "Edit · draft")).toBeFocused();

	await page.reload();
	await edit("Edit · draft");
	await expect(box).toHaveValue("As it could be");
	await thread.button("Cancel").click();
	await edit("Edit · draft");
	await thread.button("Discard changes").click();
	await edit();
	await expect(box).toHaveValue("As it was");
	await expect(thread.button("Discard changes")).toHaveCount(0);
	await box.fill("As it should be");
	await thread.button("Save").click();
	await expect(thread.comment("As it should be")).toContainText("edited");
	await expect(within(thread.comment("As it should be"), "Edit")).toBeVisible();
});

test("a change counts down where the server asks to wait, and goes out when the connection is back", async ({
	page,
	context,
}) => {
	const { site, thread, edit, box } = await ownComment(page);
	const one = `${api()}/v1/sites/*/comments/*`;
	await page.route(one, (route) => answerProblem(route, { status: 429, code: "too-many", retryAfter: 4 }), {
		times: 1,
	});
	await edit();
	await box.fill("As it will be");
	await thread.button("Save").click();
	await expect(thread.alert).toContainText("Too many requests.");
	await expect(thread.button(/^Wait \d second/)).toHaveAttribute("aria-disabled", "true");
	await expect(thread.button("Save")).toBeVisible();
	await expect(thread.alert).toHaveCount(0);
	await context.setOffline(true);
	await thread.button("Save").click();
	await expect(thread.alert).toContainText("This is sent when you are back.");
	await context.setOffline(false);
	await expect(thread.comment("As it will be")).toBeVisible();
	expect(rowsOf(site).map(({ text }) => text)).toContain("As it will be");
});

test("a reply that was begun is found again where it was begun", async ({ page }) => {
	const { thread } = await ownComment(page);
	const other = thread.comment("Somebody else's");
	await within(other, /^Reply/).click();
	await expect(other.getByText("Reply to Ben", { exact: true })).toBeInViewport();
	const box = thread.root.getByRole("textbox", { name: "Reply to Ben" });
	await box.fill("I was about to say");
	await page.reload();
	await thread.button("Reply to Ben · draft").click();
	await expect(box).toHaveValue("I was about to say");
	await thread.button("Cancel").click();
	await expect(thread.live).toHaveText("Your text is kept.");
	await expect(thread.button("Reply to Ben · draft")).toBeVisible();
});

for (const chunk of ["writing", "reading"]) {
	test(`what is typed while the code for ${chunk} cannot be had is kept, and the reader is told`, async ({ page }) => {
		const site = newSite();
		const chunks = new RegExp(`/chunks/${chunk}`);
		await page.route(chunks, (route) => route.abort());
		const thread = await openThread(page, site);
		await thread.box.click();
		await page.keyboard.type("Typed into the dark");
		await expect(thread.alert.first()).toContainText("Are you offline?");
		await within(thread.comment("Somebody else's"), /^Reply/).click();
		const reply = thread.root.getByRole("textbox", { name: "Reply to Ben" });
		await reply.click();
		await page.keyboard.type("And this too");
		await expect(thread.alert.last()).toBeInViewport();
		await page.reload();
		await expect(thread.alert.first()).toContainText("Are you offline?");
		await page.unroute(chunks);
		await page.reload();
		await expect(thread.post).toBeVisible();
		await expect(thread.box).toHaveValue("Typed into the dark");
		await thread.button("Reply to Ben · draft").click();
		await expect(reply).toHaveValue("And this too");
	});
}
