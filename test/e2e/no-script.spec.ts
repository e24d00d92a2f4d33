// Readers whose browser runs no script: they read a thread, page on, write and answer, and are told in words what is
// wrong and what becomes of their comment.

import type { BrowserContext, Page } from "@playwright/test";
import { api, pages, sql } from "./server.ts";
import { expectNoBarrier } from "./support/barriers.ts";
import { expect, test } from "./support/test.ts";
import { agedFormToken, fillThread, newSite, rowsOf, servePost } from "./support/visitor.ts";

const PAGE = "/a-post";

const address = (site: string, query: Record<string, string> = {}) =>
	`${api()}/v1/sites/${site}/thread.html?${new URLSearchParams({ page: PAGE, ...query })}`;

/** The forms of these pages were opened a minute ago: a person takes that time, and a test need not. */
async function takeTime(context: BrowserContext, site: string): Promise<void> {
	await context.route(`${api()}/v1/sites/${site}/thread.html?*`, async (route) => {
		const response = await route.fetch({ maxRedirects: 0 });
		const body = await response.text();
		const aged = `name="formToken" value="${agedFormToken(site, PAGE)}"`;
		await route.fulfill({ response, body: body.replace(/name="formToken" value="[^"]*"/, aged) });
	});
}

function threadOn(page: Page) {
	return {
		heading: page.getByRole("heading", { level: 2 }),
		comments: page.locator("li.comment"),
		comment: (text: string) =>
			page.locator("li.comment").filter({ has: page.locator(":scope > .body", { hasText: text }) }),
		text: page.getByRole("textbox", { name: /^(Write a comment|Reply to)/ }),
		field: (name: string) => page.getByRole("textbox", { name: new RegExp(`^${name}`) }),
		post: page.getByRole("button", { name: /^Post / }),
		alert: page.getByRole("alert"),
		status: page.getByRole("status"),
	};
}

test("a reader without a script reads on, page by page, and down to the last reply", async ({ anotherContext }) => {
	const page = await (await anotherContext({ javaScriptEnabled: false })).newPage();
	const site = newSite({ rootsPerPage: 5, repliesShown: 1 });
	const roots = Array.from({ length: 7 }, (_, index) => ({ text: `Thought ${index}`, minutesAgo: 100 - index }));
	const ids = fillThread(site, PAGE, roots);
	fillThread(
		site,
		PAGE,
		Array.from({ length: 3 }, (_, index) => ({
			text: `Answer ${index}`,
			name: "Ben",
			minutesAgo: 10 - index,
			answers: ids[6]!,
		})),
	);
	const { heading, comment } = threadOn(page);
	await page.goto(address(site));
	await expect(heading).toHaveText("10 comments");
	await expect(comment("Thought 6")).toBeVisible();
	await page.getByRole("link", { name: "Load more comments" }).click();
	await expect(comment("Thought 0")).toBeVisible();
	await page.getByRole("link", { name: "All comments on this page" }).click();
	await page.getByRole("link", { name: "Show 2 more replies" }).click();
	await expect(comment("Thought 6").locator(".comment")).toHaveCount(3);
	await expect(comment("Thought 5")).toHaveCount(0);
});

test("a visitor without a script writes, is told what is wrong and loses nothing, and is answered", async ({
	anotherContext,
}) => {
	const context = await anotherContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	const site = newSite({ textMax: 50 });
	await takeTime(context, site);
	const thread = threadOn(page);
	await page.goto(address(site));
	await expect(thread.heading).toHaveText("No comments yet");
	await thread.text.fill(`Too long\n\n${"x".repeat(50)}`);
	await thread.field("Name").fill("Ada");
	await thread.field("E-mail").fill("ada@example");
	await thread.field("Website").fill("ada.example");
	await thread.post.click();
	await expect(thread.alert).toHaveText(/Something is not right yet\.\s*Your text is kept\./);
	await expect(thread.text).toHaveAccessibleDescription("At most 50 characters, please.");
	await expect(thread.field("E-mail")).toHaveAccessibleDescription("This does not look right.");
	await expect(thread.text).toHaveValue(`Too long\n\n${"x".repeat(50)}`);
	await expect(thread.field("Website")).toHaveValue("ada.example");

	await thread.text.fill("Short *enough*");
	await thread.field("E-mail").fill("");
	await thread.post.click();
	await expect(thread.status).toHaveText("Your comment is posted.");
	await expect(thread.comment("Short enough").locator("em")).toHaveText("enough");
	await expect(page).toHaveURL(/#comment-[0-9A-Z]{26}$/);
	await page.reload();
	expect(rowsOf(site)).toHaveLength(1);

	await page.getByRole("link", { name: /^Reply to \W?Ada/ }).click();
	await thread.text.fill("An answer");
	await thread.field("Name").fill("Ben");
	await thread.post.click();
	await expect(thread.comment("Short enough").locator(".comment")).toContainText("An answer");
});

test("a visitor without a script is told that the comment waits, or comes too late", async ({ anotherContext }) => {
	const context = await anotherContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	const site = newSite({ mode: "hold-all" });
	const thread = threadOn(page);
	// Of a page that was built elsewhere, nobody knows when it was opened: it is asked once to look again.
	await page.goto(address(site, { fragment: "1" }));
	await thread.text.fill("Patience");
	await thread.field("Name").fill("Ada");
	await thread.post.click();
	await expect(thread.alert).toContainText("Please look at your comment once more, then post it.");
	await expect(thread.text).toHaveValue("Patience");
	await thread.post.click();
	await expect(thread.status).toHaveText("Your comment is waiting for approval.");
	await expect(thread.comments).toHaveCount(0);
	expect(rowsOf(site)).toMatchObject([{ text: "Patience", status: "pending" }]);

	await thread.text.fill("Too late");
	await thread.field("Name").fill("Ada");
	sql("UPDATE threads SET is_closed = 1 WHERE site_id = ?", site);
	await thread.post.click();
	await expect(thread.alert).toContainText("Comments were closed meanwhile.");
});

test("a page whose widget cannot run leads to the thread's page, and back", async ({ anotherContext }) => {
	const page = await (await anotherContext({ javaScriptEnabled: false })).newPage();
	const site = newSite();
	const post = await servePost(page, {
		body: `<p>A post.</p><noscript><a href="${address(site)}">Read the comments</a></noscript>`,
	});
	fillThread(site, PAGE, [{ text: "Read without a script" }]);
	sql("UPDATE threads SET url = ?, title = 'A post' WHERE site_id = ?", post, site);
	await page.goto(post);
	await page.getByRole("link", { name: "Read the comments" }).click();
	await expect(threadOn(page).comment("Read without a script")).toBeVisible();
	await page.getByRole("link", { name: "A post" }).click();
	await expect(page).toHaveURL(post);
	expect(post.startsWith(pages())).toBe(true);
});

test("nothing is in anybody's way on the thread's page, light or dark, wide or narrow", async ({ page }) => {
	const site = newSite({ rootsPerPage: 5, repliesShown: 1 });
	const ids = fillThread(site, PAGE, [
		{ text: "One" },
		...Array.from({ length: 7 }, (_, index) => ({ text: `More ${index}` })),
	]);
	fillThread(site, PAGE, [{ text: "Answer", answers: ids[7]! }]);
	await page.goto(address(site));
	await expectNoBarrier(page, "thread");
	await page.goto(address(site, { replyTo: ids[7]!, posted: "visible" }));
	await threadOn(page).field("Name").fill("✓");
	await threadOn(page).text.fill("Words");
	await threadOn(page).post.click();
	await expect(threadOn(page).alert).toBeVisible();
	await expectNoBarrier(page, "reply refused");
	await page.goto(`${api()}/v1/sites/nobodys/thread.html?page=x`);
	await expectNoBarrier(page, "no such site");
});
