// What a reader can do beside reading: order, find, fold, react, be told of what is new, and not be told by some.

import { sql } from "./server.ts";
import { expect, test } from "./support/test.ts";
import {
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

/** A thread of so many comments, oldest first by number, on a page of its own that is not open yet. */
async function newThread(page: Parameters<typeof servePost>[0], { count = 3, settings = {} } = {}) {
	const site = newSite(settings);
	const address = await servePost(page, { body: `<p>A post.</p>${tag(site)}` });
	const written = Array.from({ length: count }, (_, index) => ({
		text: `Comment ${index + 1}`,
		minutesAgo: 1_000 - index,
		name: `Person ${index + 1}`,
	}));
	return { site, address, ids: fillThread(site, address, written), thread: threadOn(page) };
}

test("the order a reader chooses holds for the visit, on the site's other pages too", async ({ page }) => {
	const { site, address, ids, thread } = await newThread(page);
	sql("UPDATE comments SET reaction_count = 2, reactions = '{\"👍\":2}' WHERE id = ?", ids[1]!);
	await page.goto(address);
	const shown = () => thread.comments.locator(":scope > .body").allTextContents();
	await expect(thread.comments).toHaveCount(3);
	expect(await shown()).toEqual(["Comment 3", "Comment 2", "Comment 1"]);

	const order = thread.root.getByRole("combobox", { name: "Order" });
	await order.focus();
	await order.selectOption("Oldest first");
	await expect.poll(shown).toEqual(["Comment 1", "Comment 2", "Comment 3"]);
	await order.selectOption("Top");
	await expect.poll(shown).toEqual(["Comment 2", "Comment 3", "Comment 1"]);
	await expect(order).toBeFocused();
	await page.reload();
	await expect.poll(shown).toEqual(["Comment 2", "Comment 3", "Comment 1"]);

	const other = await servePost(page, { body: tag(site, `data-page="${address}" data-load="eager"`) });
	await page.goto(other);
	await expect.poll(shown).toEqual(["Comment 2", "Comment 3", "Comment 1"]);
});

test("a link to a comment lands on it however deep it lies, marks it, and the thread goes on in both directions", async ({
	page,
}) => {
	const { site, address, ids, thread } = await newThread(page, { count: 70 });
	const root = ids[30]!;
	const replies = Array.from({ length: 30 }, (_, index) => ({ text: `Reply ${index + 1}`, answers: root }));
	const wanted = fillThread(site, address, replies)[25]!;
	await page.goto(`${address}#comment-${wanted}`);
	const target = thread.root.locator(`#comment-${wanted}`);
	await expect(target).toBeFocused();
	await expect(target).toHaveAttribute("aria-current", "true");
	await expect(target).toBeInViewport();
	await expect(target).toContainText("Reply 26");

	await thread.button("Load the comments before").click();
	await expect(thread.comment("Comment 32")).toHaveCount(1);
	await expect(thread.comment("Comment 56")).toHaveCount(1);
	await expect(thread.comment("Comment 57")).toHaveCount(0);
	// Read upwards, one goes on above what was there.
	await expect(thread.comment("Comment 32")).toBeFocused();
	await thread.button("Load more comments").click();
	await expect(thread.comment("Comment 6")).toHaveCount(1);
	const texts = await thread.comments.locator(":scope > .body").allTextContents();
	const tops = texts.filter((text) => text.startsWith("Comment"));
	expect(tops).toEqual([...tops].sort((a, b) => Number(b.slice(8)) - Number(a.slice(8))));
	expect(new Set(tops).size).toBe(tops.length);

	// From a page that is open already, by a link on it.
	await page.evaluate((id) => location.assign(`#comment-${id}`), ids[0]!);
	await expect(thread.root.locator(`#comment-${ids[0]}`)).toBeFocused();
	await page.evaluate(() => location.assign("#comments"));
	await expect(thread.heading).toBeFocused();
	await page.evaluate(() => location.assign("#respond"));
	await expect(thread.box).toBeFocused();
});

test("a comment's link is copied; what was copied opens it", async ({ page, context }) => {
	const { address, ids, thread } = await newThread(page);
	await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(address).origin });
	await page.goto(address);
	await thread.button("More about the comment by Person 2").click();
	await thread.button("Copy link").click();
	await expect(thread.live).toHaveText("Link copied.");
	await expect(thread.button("More about the comment by Person 2")).toBeFocused();
	const link = await page.evaluate(() => navigator.clipboard.readText());
	expect(link).toBe(`${address}#comment-${ids[1]}`);
});

test("a branch is put away and had back; a long comment is folded until it is wanted", async ({ page }) => {
	const { site, address, ids, thread } = await newThread(page);
	fillThread(site, address, [{ text: "An answer", answers: ids[1]! }]);
	fillThread(site, address, [{ text: `${"A long story. ".repeat(300)}The end.`, name: "Teller" }]);
	await page.goto(address);
	const branch = thread.button("1 reply");
	await expect(branch).toHaveAttribute("aria-expanded", "true");
	await branch.click();
	await expect(thread.comment("An answer")).toHaveCount(0);
	await expect(branch).toBeFocused();
	await branch.click();
	await expect(thread.comment("An answer")).toBeVisible();

	const long = thread.comment("The end.").locator(":scope > .body");
	const folded = (await long.boundingBox())!.height;
	await thread.button("Read more").click();
	await expect(thread.button("Read more")).toHaveCount(0);
	expect((await long.boundingBox())!.height).toBeGreaterThan(2 * folded);
});

test("a guest reacts and likes the page, sees it after a reload, and takes it back", async ({
	page,
	anotherContext,
}) => {
	const { site, address, ids, thread } = await newThread(page);
	await page.goto(address);
	const comment = thread.root.locator(`#comment-${ids[0]}`);
	await thread.button("React to Person 1").click();
	await thread.button("👍").click();
	await expect(within(comment, "👍 1")).toHaveAttribute("aria-pressed", "true");
	const liked = page.waitForResponse("**/thread/reaction");
	await thread.button("Like").click();
	await expect(thread.root.getByText("1 person likes this")).toBeVisible();
	// Both at once were one visitor's.
	await liked;
	expect(sql("SELECT count(*) AS n FROM authors WHERE site_id = ? AND name = ''", site)).toEqual([{ n: 1 }]);
	await page.reload();
	await expect(within(comment, "👍 1")).toHaveAttribute("aria-pressed", "true");
	await expect(thread.button("Like")).toHaveAttribute("aria-pressed", "true");

	const second = await (await anotherContext()).newPage();
	await takeTime(second);
	await servePost(second, { body: `<p>A post.</p>${tag(site)}`, address });
	await second.goto(address);
	const theirs = threadOn(second);
	await expect(theirs.root.getByText("1 person likes this")).toBeVisible();
	await within(theirs.root.locator(`#comment-${ids[0]}`), "👍 1").click();
	await expect(within(theirs.root.locator(`#comment-${ids[0]}`), "👍 2")).toBeVisible();
	await send(theirs, { text: "I liked it too", name: "Grace" });
	await expectPosted(theirs, "I liked it too");
	await theirs.button("Like").click();
	await expect(theirs.root.getByText("2 people like this")).toBeVisible();
	await expect(theirs.root.locator(".likes .avatar").first()).toHaveText("G");

	await within(comment, "👍 1").click();
	await expect(within(comment, /^👍/)).toHaveText("👍 1");
	await thread.button("Like").click();
	await expect(thread.button("Like")).toHaveAttribute("aria-pressed", "false");
});

test("what is new since the last visit is marked, and `n` goes from one to the next", async ({ page }) => {
	const { site, address, thread } = await newThread(page);
	await page.goto(address);
	await send(thread, { text: "I was here", name: "Ada" });
	await expectPosted(thread, "I was here");
	await expect(thread.root.getByText("New", { exact: true })).toHaveCount(0);
	fillThread(site, address, [
		{ text: "Came later", name: "Bea", minutesAgo: -1 },
		{ text: "Came last", name: "Cy", minutesAgo: -2 },
	]);
	// The edge keeps the earlier answer for a while; another order is another answer.
	await page.evaluate((key) => sessionStorage.setItem(key, "oldest"), `afterword:${site}:sort`);
	await page.reload();
	await expect(thread.root.getByText("2 new since your last visit")).toBeVisible();
	await expect(thread.comment("Came later")).toContainText("New");
	await thread.button("Next").click();
	await expect(thread.comment("Came later")).toBeFocused();
	await page.keyboard.press("n");
	await expect(thread.comment("Came last")).toBeFocused();
	await page.keyboard.press("n");
	await expect(thread.comment("Came later")).toBeFocused();
	await thread.box.focus();
	await page.keyboard.type("n");
	await expect(thread.box).toHaveValue("n");

	// Loaded again it is the same visit; after half an hour it is another.
	await page.reload();
	await expect(thread.root.getByText("2 new since your last visit")).toBeVisible();
	await page.evaluate(() => {
		const key = Object.keys(localStorage).find((name) => name.includes(":seen:"))!;
		const [last, before] = localStorage.getItem(key)!.split(" ").map(Number);
		localStorage.setItem(key, `${last! + 120_000 - 31 * 60_000} ${before}`);
	});
	await page.reload();
	await expect(thread.root.getByText("2 new since your last visit")).toBeVisible();
});

test("a menu goes by Escape, wherever at the comment the focus is, and by a press anywhere else", async ({ page }) => {
	const { address, thread } = await newThread(page);
	await page.goto(address);
	const opener = thread.button("More about the comment by Person 2");
	await opener.click();
	await expect(thread.button("Copy link")).toBeFocused();
	await opener.focus();
	await page.keyboard.press("Escape");
	await expect(thread.button("Copy link")).toHaveCount(0);
	await expect(opener).toBeFocused();

	await opener.click();
	await expect(thread.button("Copy link")).toBeVisible();
	await thread.comment("Comment 1").locator(".body").click();
	await expect(thread.button("Copy link")).toHaveCount(0);
	await opener.click();
	await expect(thread.button("Copy link")).toBeVisible();
	await page.getByText("A post.").click();
	await expect(thread.button("Copy link")).toHaveCount(0);

	await opener.click();
	await thread.button("React to Person 3").click();
	await expect(thread.button("👍")).toBeFocused();
	await expect(thread.button("Copy link")).toHaveCount(0);
});

test("who is muted is out of sight on every page of the site until they are wanted again", async ({ page }) => {
	const { site, address, thread } = await newThread(page);
	await page.goto(address);
	await thread.button("More about the comment by Person 2").click();
	await thread.button("Mute Person 2").click();
	await expect(thread.comment("Comment 2")).toHaveCount(0);
	await expect(thread.live).toHaveText("You have muted this person.");
	await expect(thread.button("Show")).toBeVisible();
	await page.goto(await servePost(page, { body: tag(site, `data-page="${address}" data-load="eager"`) }));
	await expect(thread.comment("Comment 2")).toHaveCount(0);
	await thread.button("Show").click();
	await expect(thread.comment("Comment 2")).toBeVisible();
	await thread.button("More about the comment by Person 2").click();
	await thread.button("Unmute Person 2").click();
	await page.reload();
	await expect(thread.comment("Comment 2")).toBeVisible();
});

test("a comment is reported with a reason; a refused report says why and keeps the note", async ({ page }) => {
	const { site, address, ids, thread } = await newThread(page);
	await page.goto(address);
	await thread.button("More about the comment by Person 1").click();
	await thread.button("Report").click();
	await thread.root.getByRole("combobox", { name: "What is wrong with it?" }).selectOption("Abuse");
	await thread.root.getByRole("textbox", { name: "A note for the moderators" }).fill("It is about my sister.");
	await page.route("**/reports", (route) => route.abort("internetdisconnected"), { times: 1 });
	await thread.button("Send report").click();
	await expect(thread.alert).toContainText("Are you offline?");
	await expect(thread.root.getByRole("textbox", { name: "A note for the moderators" })).toHaveValue(
		"It is about my sister.",
	);
	await thread.button("Send report").click();
	await expect(thread.live).toHaveText("Thank you. A moderator will look at it.");
	expect(sql("SELECT reason, note FROM reports WHERE comment_id = ?", ids[0]!)).toEqual([
		{ reason: "abuse", note: "It is about my sister." },
	]);
	expect(rowsOf(site)).toHaveLength(3);
});
