// What a visitor has written is theirs until the server has it: whatever fails, the words are still there, and in the end
// there is exactly one comment.

import type { Page, Route } from "@playwright/test";
import { api, sql } from "./server.ts";
import { expect, test } from "./support/test.ts";
import {
	answerProblem,
	compose,
	deleteForGood,
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

const cuts: { what: string; cut: (route: Route) => Promise<void>; says: string; isStored?: true }[] = [
	{ what: "the request never leaves", cut: (route) => route.abort("internetdisconnected"), says: "Are you offline?" },
	{ what: "the connection breaks while it is sent", cut: (route) => route.abort("connectionreset"), says: "offline" },
	{
		what: "the answer is lost after the comment was stored",
		cut: async (route) => {
			await route.fetch();
			await route.abort("connectionreset");
		},
		says: "offline",
		isStored: true,
	},
	{
		what: "the server fails",
		cut: (route) => answerProblem(route, { status: 500, code: "internal" }),
		says: "Something went wrong on the server.",
	},
	{
		what: "the server asks to wait",
		cut: (route) => answerProblem(route, { status: 429, code: "too-many", retryAfter: 1 }),
		says: "Too many requests.",
	},
];

for (const { what, cut, says, isStored } of cuts) {
	test(`when ${what}, the words stay and are posted once in the end`, async ({ page }) => {
		const site = newSite();
		const text = `Written although ${what}`;
		await openPost(page, site);
		const thread = threadOn(page);
		await page.route(comments, cut, { times: 1 });
		await send(thread, { text, name: "Ada" });
		await expect(thread.alert).toContainText(says);
		await expect(thread.box).toHaveValue(text);
		await expect(thread.comments).toHaveCount(0);
		expect(rowsOf(site)).toHaveLength(isStored ? 1 : 0);

		// A page that was left and opened again knows no more than what it had kept.
		await page.reload();
		await expect(thread.box).toHaveValue(text);
		await thread.field("Name").fill("Ada");
		await thread.post.click();
		await expect(thread.live).toHaveText("Your comment is posted.");
		await expectPosted(thread, text);
		await expect(thread.box).toHaveValue("");
		expect(rowsOf(site)).toEqual([{ text, status: "visible", author_name: "Ada" }]);
		await deleteForGood(thread.comment(text));
		await expect(thread.comments).toHaveCount(0);
	});
}

test("what could not be sent offline is kept and goes out by itself when the connection is back", async ({
	page,
	context,
}) => {
	const site = newSite();
	await openPost(page, site);
	const thread = threadOn(page);
	await compose(thread, { text: "Written in a tunnel", name: "Ada" });
	await context.setOffline(true);
	await thread.post.click();
	await expect(thread.alert).toContainText("This is sent when you are back.");
	await expect(thread.box).toHaveValue("Written in a tunnel");
	expect(rowsOf(site)).toEqual([]);
	await context.setOffline(false);
	await expectPosted(thread, "Written in a tunnel");
	await expect(thread.alert).toHaveCount(0);
	expect(rowsOf(site)).toHaveLength(1);
});

test("words for a thread that was closed meanwhile are still there", async ({ page }) => {
	const site = newSite();
	const address = await openPost(page, site);
	const thread = threadOn(page);
	fillThread(site, address, [{ text: "The last word" }]);
	await compose(thread, { text: "Too late, it seems", name: "Ada" });
	sql("UPDATE threads SET is_closed = 1 WHERE site_id = ?", site);
	await thread.post.click();
	await expect(thread.alert).toContainText("Comments were closed meanwhile.");
	await page.goto(await servePost(page, { body: tag(site, `data-page="${address}" data-sort="oldest"`) }));
	await expect(thread.root.getByText("Comments closed just now")).toBeVisible();
	await expect(thread.box).toHaveValue("Too late, it seems");
});

test("while the server asks to wait the button counts down, and then sends", async ({ page }) => {
	const site = newSite();
	await openPost(page, site);
	const thread = threadOn(page);
	await page.route(comments, (route) => answerProblem(route, { status: 429, code: "too-many", retryAfter: 2 }), {
		times: 1,
	});
	await send(thread, { text: "Patience", name: "Ada" });
	await expect(thread.post).toHaveText(/^Wait \d seconds?$/);
	await thread.box.press("Control+Enter");
	await expect(thread.post).toHaveText("Wait 1 second");
	await expect(thread.post).toHaveAttribute("aria-disabled", "true");
	await expect(thread.post).toHaveText("Post comment");
	await thread.post.click();
	await expectPosted(thread, "Patience");
	expect(rowsOf(site)).toHaveLength(1);
});

test("a draft outlives a reload, a closed page, a crash and logging out", async ({ page, context }) => {
	const site = newSite();
	const address = await openPost(page, site);
	await send(threadOn(page), { text: "So that I am known here", name: "Ada" });
	await expect(threadOn(page).live).toHaveText("Your comment is posted.");

	await threadOn(page).box.fill("A thought");
	await page.reload();
	await expect(threadOn(page).box).toHaveValue("A thought");

	await threadOn(page).box.press("End");
	await threadOn(page).box.pressSequentially(" grows");
	await page.close();
	const second = await context.newPage();
	await second.goto(address);
	await expect(threadOn(second).box).toHaveValue("A thought grows");

	await threadOn(second).button("Log out").click();
	await expect(threadOn(second).live).toContainText("You are logged out. Your draft is still here.");
	await expect(threadOn(second).box).toHaveValue("A thought grows");
	await threadOn(second).box.fill("A thought survives");
	await crash(second);

	const third = await context.newPage();
	await third.goto(address);
	await expect(threadOn(third).box).toHaveValue("A thought survives");
	await threadOn(third).box.fill("");
	await third.reload();
	await expect(threadOn(third).box).toHaveValue("");
	expect(await third.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test("what is typed before the form's code has arrived is not lost", async ({ page }) => {
	const site = newSite();
	await openPost(page, site);
	const thread = threadOn(page);
	await expect(thread.box).toBeVisible();
	const { opened, open } = gate();
	await page.route(/\/chunks\//, async (route) => {
		await opened;
		await route.continue();
	});
	await thread.box.click();
	await page.keyboard.type("Faster than ");
	open();
	await page.keyboard.type("the network, by far.");
	await expect(thread.post).toBeVisible();
	await expect(thread.box).toBeFocused();
	await page.keyboard.type(" Now.");
	await expect(thread.box).toHaveValue("Faster than the network, by far. Now.");
	await page.reload();
	await expect(thread.box).toHaveValue("Faster than the network, by far. Now.");
});

test("a visitor the server has forgotten keeps their words, and writes on as somebody new", async ({ page }) => {
	const site = newSite();
	await openPost(page, site);
	const thread = threadOn(page);
	await send(thread, { text: "Before", name: "Ada" });
	await expect(thread.live).toHaveText("Your comment is posted.");
	await within(thread.comment("Before"), "Edit").click();
	const box = thread.root.getByRole("textbox", { name: "Change your comment" });
	await box.fill("Changed in vain");
	sql("DELETE FROM viewer_tokens WHERE site_id = ?", site);
	await thread.button("Save").click();
	await expect(thread.alert).toHaveText("You are no longer signed in here. Your text is kept.");
	await expect(box).toHaveValue("Changed in vain");

	await thread.button("Cancel").click();
	await send(thread, { text: "After" });
	await expectPosted(thread, "After");
	sql("DELETE FROM viewer_tokens WHERE site_id = ?", site);
	await send(thread, { text: "And after that" });
	await expectPosted(thread, "And after that");
	expect(rowsOf(site).map(({ text }) => text)).toEqual(["Before", "After", "And after that"]);
});

test("where the browser forbids storage people write, edit and delete all the same", async ({ page }) => {
	await page.addInitScript(() => {
		for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
			Object.defineProperty(window, name, {
				get() {
					throw new DOMException("The operation is insecure.", "SecurityError");
				},
			});
		}
	});
	const site = newSite();
	await openPost(page, site);
	const thread = threadOn(page);
	await send(thread, { text: "Nothing is stored", name: "Ada" });
	await expect(thread.live).toHaveText("Your comment is posted.");
	await within(thread.comment("Nothing is stored"), "Edit").click();
	await thread.root.getByRole("textbox", { name: "Change your comment" }).fill("Nothing is stored here");
	await thread.button("Save").click();
	await expect(thread.comment("Nothing is stored here")).toContainText("edited");
	await page.reload();
	await expect(thread.comment("Nothing is stored here")).toBeVisible();
	expect(rowsOf(site)).toHaveLength(1);
});

/** The page's process ends as if it had been killed. */
async function crash(page: Page): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const crashed = page.waitForEvent("crash");
	session.send("Page.crash").catch(() => {});
	await crashed;
	await page.close();
}
