// The whole of a moderator's work by keyboard, and by ear.

import { api, signInLink } from "./server.ts";
import { fillQueue, newHoldingSite, queueOn, signIn } from "./support/moderator.ts";
import { expect, test } from "./support/test.ts";

test("from the link to an empty queue without a mouse, focus never lost", async ({ page }) => {
	const site = newHoldingSite();
	await fillQueue(site, ["one", "two"]);
	await page.goto(`${api()}/dashboard/#/queue/${site}`);
	await page.goto(signInLink("Owner"));
	await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	const { current, comment, line, empty } = queueOn(page);
	await current.waitFor();

	await page.keyboard.press("Tab");
	await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(page.locator("main")).toBeFocused();
	await expect(page).toHaveURL(new RegExp(`#/queue/${site}$`));
	await page.keyboard.press("Tab");
	await expect(page.getByRole("button", { name: "Previous" })).toBeFocused();

	await page.keyboard.press("?");
	const dialog = page.getByRole("dialog", { name: "Keys" });
	await expect(dialog).toBeVisible();
	for (let presses = 0; presses < 6; presses++) {
		await page.keyboard.press("Tab");
		const isOutside = await page.evaluate(
			() => document.activeElement?.closest("#dashboard main > section > .rows, header") !== null,
		);
		expect(isOutside, "focus behind the overlay").toBe(false);
	}
	await page.keyboard.press("a");
	await page.keyboard.press("Escape");
	await expect(dialog).toBeHidden();
	await expect(page.getByRole("button", { name: "Previous" })).toBeFocused();
	await expect(comment("one")).toBeVisible();

	await page.keyboard.press("j");
	await expect(comment("two")).toBeFocused();
	for (const next of [
		comment("two").getByRole("link", { name: "Visitor 2" }),
		comment("two").getByRole("link", { name: "all on this page" }),
		comment("two").getByRole("checkbox", { name: "Pick the comment by Visitor 2" }),
		...(await comment("two").getByRole("list", { name: "Why it waits" }).getByRole("link").all()),
		comment("two").getByRole("button", { name: "Approve" }),
	]) {
		await page.keyboard.press("Tab");
		await expect(next).toBeFocused();
	}
	await page.keyboard.press("Enter");
	await expect(line("two")).toContainText("Approved");
	await expect(comment("one")).toBeFocused();
	await page.keyboard.press("d");
	await expect(empty).toBeFocused();
	await page.keyboard.press("u");
	await expect(comment("one")).toBeFocused();
	await page.keyboard.press("s");
	await expect(empty).toBeFocused();
});

test("what happens is said to those who do not see it", async ({ page }) => {
	const site = newHoldingSite();
	await fillQueue(site, ["one", "two"]);
	await signIn(page, { at: `#/queue/${site}` });
	const { current, live } = queueOn(page);
	await current.waitFor();
	await expect(current).toHaveAccessibleName("Comment by Visitor 1");
	await expect(current.getByRole("button", { name: "Approve" })).toHaveAccessibleDescription("Comment by Visitor 1");
	await page.keyboard.press("s");
	await expect(live).toHaveText("Marked as spam. 1 left");
	await expect(page).toHaveTitle("(1) Queue · Afterword");
	await page.goto(`${api()}/dashboard/#/sites`);
	await expect(page).toHaveTitle("(1) Sites · Afterword");
	await expect(page.locator("main")).toBeFocused();
});
