// What is done to a comment in its panel: by keys, with a way back beside what is said of it, and the focus where it was.

import type { Page } from "@playwright/test";
import { sql } from "./server.ts";
import { fillQueue, newHoldingSite, queueOn, signIn, statusesOf, writeSeen } from "./support/moderator.ts";
import { expect, test } from "./support/test.ts";

const panelOf = (page: Page) => page.locator(".panel");
const button = (page: Page, name: string) => panelOf(page).getByRole("button", { name, exact: true });

async function seen(page: Page, text: string): Promise<{ site: string; id: string }> {
	const site = newHoldingSite();
	const id = await writeSeen(site, { text, name: "Ada" });
	await signIn(page, { at: `#/queue/${site}?status=visible` });
	await queueOn(page).current.waitFor();
	return { site, id };
}

for (const width of [360, 768, 1280]) {
	test(`at ${width} px words that are dropped can be had back, and the focus is never lost`, async ({ page }) => {
		await page.setViewportSize({ width, height: 740 });
		const { site } = await seen(page, "as it was");
		await page.keyboard.press("e");
		const words = panelOf(page).getByLabel("The words of Ada");
		await expect(words).toBeFocused();
		await expect(words).toHaveCSS("font-weight", "400");
		await page.keyboard.type("x".repeat(20));
		await page.keyboard.press("Escape");
		await expect(button(page, "Edit")).toBeFocused();
		await expect(panelOf(page)).toContainText("Your words are dropped.");
		await page.keyboard.press("e");
		await expect(words).toHaveValue("as it was");
		await page.keyboard.type("y");
		await panelOf(page).getByRole("button", { name: "Cancel" }).click();
		await button(page, "Undo").click();
		await expect(words).toHaveValue("as it wasy");
		await expect(words).toBeFocused();

		await page.keyboard.press("Escape");
		await page.keyboard.press("r");
		await page.keyboard.type("So it is.");
		await page.keyboard.press("Control+Enter");
		await expect(panelOf(page)).toContainText("Replied: readers see it.");
		await expect(button(page, "Reply")).toBeFocused();
		await page.goBack();
		await expect(panelOf(page)).toHaveCount(0);
		await expect(queueOn(page).current).toBeFocused();
		expect(statusesOf(site)).toEqual({ "as it was": "visible", "So it is.": "visible" });
	});
}

test("a reply, an edit, a pin and a closed thread are taken back where they are told", async ({ page }) => {
	test.slow();
	const { site, id } = await seen(page, "as it was");
	const comment = () => sql("SELECT text, pinned_at IS NOT NULL AS pinned FROM comments WHERE id = ?", id)[0];
	await page.keyboard.press("r");
	await page.keyboard.type("An answer");
	await page.keyboard.press("Control+Enter");
	await expect(panelOf(page)).toContainText("Replied: readers see it.");
	await button(page, "Undo").click();
	await expect.poll(() => statusesOf(site)).toEqual({ "as it was": "visible", "An answer": "removed" });

	await page.keyboard.press("e");
	await page.keyboard.press("ControlOrMeta+a");
	await page.keyboard.type("as it is");
	await page.keyboard.press("Control+Enter");
	await expect(panelOf(page)).toContainText("Saved.");
	expect(comment()).toMatchObject({ text: "as it is" });
	await button(page, "Undo").click();
	await expect(panelOf(page)).toContainText("Undone.");
	expect(comment()).toMatchObject({ text: "as it was" });

	await page.keyboard.press("p");
	await expect(panelOf(page)).toContainText("Pinned: its thread begins with it.");
	expect(comment()).toMatchObject({ pinned: 1 });
	await button(page, "Undo").click();
	await expect(panelOf(page)).toContainText("Undone.");
	expect(comment()).toMatchObject({ pinned: 0 });

	await page.keyboard.press("l");
	await expect(panelOf(page)).toContainText("The thread is closed to new comments.");
	await button(page, "Undo").click();
	await expect(button(page, "Close the thread")).toBeVisible();
});

test("keys write a note, judge the author, and say what cannot be done", async ({ page }) => {
	const site = newHoldingSite();
	await fillQueue(site, ["one"]);
	await signIn(page, { at: `#/queue/${site}` });
	await queueOn(page).current.waitFor();
	await page.keyboard.press("r");
	await expect(panelOf(page)).toContainText("Only a comment that readers see can be answered.");
	await page.keyboard.press("p");
	await expect(panelOf(page)).toContainText("Only a visible comment at the top of its thread can be pinned.");
	await page.keyboard.press("m");
	await expect(panelOf(page).getByLabel("New note")).toBeFocused();
	await page.keyboard.type("Ask Bea");
	await page.keyboard.press("Control+Enter");
	await expect(panelOf(page).locator(".kept-notes")).toContainText("Ask Bea");
	await panelOf(page).getByLabel("New note").press("Escape");
	await page.keyboard.press("m");
	await expect(panelOf(page).getByLabel("New note")).toBeFocused();
	await panelOf(page).getByLabel("New note").press("Escape");
	await page.keyboard.press("t");
	await expect(button(page, "Trust, watch or ban")).toBeFocused();
	await expect(panelOf(page).getByLabel("Banned", { exact: true })).toBeVisible();
	expect(statusesOf(site)).toEqual({ one: "pending" });
});
