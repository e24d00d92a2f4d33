// The queue narrowed, a comment looked at closely, many decided on together, and the log: by keyboard, on a phone, through
// a reload, an ended session and a lost network.

import { api, sql } from "./server.ts";
import {
	fillQueue,
	newHoldingSite,
	queueOn,
	signIn,
	statusesOf,
	writeComment,
	writeSeen,
} from "./support/moderator.ts";
import { expect, test } from "./support/test.ts";

test("by keyboard alone: search, look closer, answer, come back to the same place, decide on several, undo in the log", async ({
	page,
}) => {
	test.slow();
	const site = newHoldingSite();
	await fillQueue(site, ["an apple", "a pear", "another apple"]);
	await writeSeen(site, { text: "Is it ripe?", name: "Asker", pageTitle: "On fruit" });
	await signIn(page, { at: `#/queue/${site}` });
	const { waiting, current, live } = queueOn(page);
	await expect(waiting).toHaveCount(3);

	await page.keyboard.press("/");
	await page.keyboard.type("apple");
	const found = page.getByRole("list", { name: "Comments found" }).getByRole("article");
	await expect(found).toHaveText([/an apple/, /another apple/]);
	expect(page.url()).toContain("text=apple");
	await expect(page.getByRole("link", { name: "No longer narrow to: “apple”" })).toBeVisible();
	await expect(page.getByRole("searchbox")).toBeFocused();
	await page.keyboard.press("Tab");
	await page.goto(`${api()}/dashboard/#/queue/${site}?status=visible`);
	await expect(found).toHaveText([/Is it ripe/]);

	await page.keyboard.press("o");
	const panel = page.getByRole("complementary", { name: "Comment by Asker" });
	await expect(panel).toBeFocused();
	await expect(panel.getByRole("list", { name: "In its thread" })).toContainText("Is it ripe?");
	await page.keyboard.press("r");
	await page.keyboard.type("It is.");
	await page.keyboard.press("Control+Enter");
	await expect(panel.getByText("Replied: readers see it.")).toBeVisible();
	expect(statusesOf(site)).toHaveProperty(["It is."], "visible");
	await page.keyboard.press("Escape");
	await expect(panel).toBeHidden();
	await expect(current).toBeFocused();

	await page.goto(`${api()}/dashboard/#/queue/${site}`);
	await expect(waiting).toHaveCount(3);
	await page.keyboard.press("x");
	await page.keyboard.press("j");
	await page.keyboard.press("x");
	await expect(page.getByRole("group", { name: "The picked comments" })).toContainText("2 picked");
	await page.getByRole("button", { name: "Mark them as spam" }).focus();
	await page.keyboard.press("Enter");
	await expect(page.getByText("Marking as spam: all 2 done.")).toBeVisible();
	await expect(waiting).toHaveText([/another apple/]);
	await expect(live).toBeAttached();

	await page.goto(`${api()}/dashboard/#/log/${site}`);
	const line = page.getByRole("listitem").filter({ hasText: "marked 2 comments as spam at once" }).first();
	await line.getByRole("button", { name: /^Undo/ }).focus();
	await page.keyboard.press("Enter");
	await expect(line).toContainText("Taken back: Owner marked 2 comments");
	expect(statusesOf(site)).toMatchObject({ "an apple": "pending", "a pear": "pending", "another apple": "pending" });
});

test("an author is banned from the queue, with a reason for the log, and forgiven where it was done", async ({
	page,
}) => {
	const site = newHoldingSite();
	await fillQueue(site, ["a rude word"]);
	await signIn(page, { at: `#/queue/${site}` });
	await expect(queueOn(page).waiting).toHaveCount(1);
	await page.keyboard.press("o");
	const panel = page.getByRole("complementary", { name: "Comment by Visitor 1" });
	await panel.getByRole("button", { name: "Trust, watch or ban" }).click();
	await panel.getByLabel("Banned", { exact: true }).check();
	await panel.getByLabel("For so many days").fill("7");
	await panel.locator("form").getByLabel("Why, if you like").fill("Rude");
	await panel.getByRole("button", { name: "Save the standing" }).click();
	await expect(panel.locator(".author-part .mark")).toHaveText("Banned");
	expect(sql("SELECT kind, why FROM acts WHERE site_id = ?", site)).toEqual([{ kind: "author.ban", why: "Rude" }]);
	await panel.getByRole("button", { name: "Undo" }).click();
	await expect(panel.getByText("Undone.")).toBeVisible();
	await expect(panel.locator(".author-part .mark")).toHaveCount(0);
	expect(sql("SELECT standing FROM authors WHERE site_id = ?", site)).toEqual([{ standing: null }]);

	await panel.locator(".deciding").getByLabel("Why, if you like").fill("Nothing in it");
	await panel.getByRole("button", { name: "Remove", exact: true }).click();
	await expect(panel.getByRole("listitem").filter({ hasText: "Owner removed it" })).toContainText("Nothing in it");
});

test("with a thumb at 360 px: a filter, a comment in the list's place, and back", async ({ anotherContext }) => {
	test.slow();
	const site = newHoldingSite();
	await fillQueue(site, ["one", "two"]);
	sql("UPDATE comments SET status = 'spam' WHERE site_id = ? AND text = 'two'", site);
	const context = await anotherContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
	const page = await context.newPage();
	await signIn(page, { at: `#/queue/${site}` });
	await expect(queueOn(page).waiting).toHaveText([/one/]);
	await page.getByRole("button", { name: /Waiting: narrow the queue$/ }).tap();
	await page.getByLabel("Which comments").selectOption({ label: "Spam (1)" });
	const found = page.getByRole("list", { name: "Comments found" }).getByRole("article");
	await expect(found).toHaveText([/two/]);
	await found.getByRole("button", { name: "Look closer" }).tap();
	const panel = page.getByRole("complementary", { name: "Comment by Visitor 2" });
	await expect(panel).toBeVisible();
	await expect(found).toBeHidden();
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
	await panel.getByLabel("New note").fill("Seen before");
	await panel.getByRole("button", { name: "Add" }).tap();
	await expect(panel.getByText("Seen before")).toBeVisible();
	await panel.getByRole("button", { name: "Close", exact: true }).tap();
	await expect(found).toBeVisible();
	await page.getByRole("group", { name: "Comment by Visitor 2" }).getByRole("button", { name: "Restore" }).tap();
	await expect.poll(() => statusesOf(site)).toEqual({ one: "pending", two: "visible" });
});

test("a decision on many goes on after a lost network, a reload and an ended session", async ({
	page,
	context,
	trouble,
}) => {
	test.slow();
	const site = newHoldingSite();
	await writeComment(site, { text: "the first", name: "Somebody" });
	sql(
		`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 249)
		INSERT INTO comments (id, site_id, thread_id, author_id, author_name, author_avatar, text, body, markup_version, status,
			verdict, created_at, held_at, words)
		SELECT substr(id, 1, 18) || printf('%08d', i), site_id, thread_id, author_id, author_name, author_avatar, 'number ' || i,
			body, markup_version, status, verdict, created_at, held_at, '[]'
		FROM n, (SELECT * FROM comments WHERE site_id = ?)`,
		site,
	);
	await signIn(page, { at: `#/queue/${site}`, name: "Bulky" });
	const { waiting, alert } = queueOn(page);
	await expect(waiting).toHaveCount(25);
	const left = () => sql("SELECT count(*) AS n FROM comments WHERE site_id = ? AND status = 'pending'", site)[0]!.n;

	// The first page gets through, then the network is gone.
	let requests = 0;
	await page.route("**/v1/moderation/decisions", (route) => (++requests > 1 ? route.abort() : route.continue()));
	await page.getByLabel("Pick the comment by Somebody").first().check();
	await page.getByRole("button", { name: "Pick all 25 shown" }).click();
	await page.getByRole("button", { name: /^Choose all/ }).click();
	await page.getByRole("button", { name: "Mark them as spam" }).click();
	const progress = page.getByRole("group", { name: "A decision on many comments" });
	await expect(progress).toContainText("Waits a moment, then goes on. The server cannot be reached.");
	expect(left()).toBe(150);

	await page.unroute("**/v1/moderation/decisions");
	await page.reload();
	await expect(progress).toContainText("This was going on when the page was left.");
	sql("DELETE FROM sessions WHERE account_id = (SELECT id FROM accounts WHERE name = 'Bulky')");
	trouble.expect(/401/);
	await progress.getByRole("button", { name: "Go on" }).click();
	await expect(alert.first()).toContainText("Your session has ended.");
	expect(left()).toBe(150);

	const other = await context.newPage();
	await signIn(other, { name: "Bulky" });
	await page.getByRole("button", { name: "I have signed in" }).click();
	await expect(progress).toContainText("all 250 done.");
	expect(left()).toBe(0);
	await progress.getByRole("button", { name: "Undo all of it" }).click();
	await expect(progress).toContainText("Undone, but for comments decided on since.");
	expect(left()).toBe(250);
});
