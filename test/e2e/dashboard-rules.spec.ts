// An owner's rules: written with what they would have caught beside them, put in order, deleted and brought back; and what
// a visitor is told of one.

import { newHoldingSite, signIn, writeSeen } from "./support/moderator.ts";
import { expect, test } from "./support/test.ts";
import { compose, newSite, openPost, threadOn } from "./support/visitor.ts";

test("a rule is tried while it is typed, kept, moved, deleted and brought back", async ({ page }) => {
	const site = newHoldingSite();
	await writeSeen(site, { text: "Come to the CASINO tonight", name: "Eve" });
	await writeSeen(site, { text: "A quiet walk", name: "Ada" });
	await signIn(page, { at: `#/rules/${site}` });
	await page.getByRole("button", { name: "New rule" }).click();

	await expect(page.getByRole("button", { name: "New rule" })).toBeHidden();
	const trial = page.getByRole("region", { name: "What it would have caught" });
	await page.getByLabel("Words", { exact: true }).fill("*");
	await expect(trial).toContainText("Line 1: a star alone would match everything.");
	await page.getByLabel("Words", { exact: true }).fill("x".repeat(10_000));
	await expect(trial).toContainText("Line 1: This is too long: at most 100.");
	await page.getByLabel("Words", { exact: true }).fill("casin*");
	await expect(trial).toContainText("1 of the last 2 comments.");
	await expect(trial).toContainText("Come to the CASINO tonight");
	await expect(trial).toContainText("is visible");

	await page.reload();
	await expect(page.getByLabel("Words", { exact: true })).toHaveValue("casin*");
	await page.getByRole("button", { name: "Add rule" }).click();
	await expect(page.getByRole("button", { name: "New rule" })).toBeFocused();
	const rules = page.getByRole("list", { name: "Rules in their order" }).getByRole("listitem");
	await expect(rules).toHaveText([/Hold comments that contain “casin\*”\./]);

	await page.getByRole("button", { name: "New rule" }).click();
	await page.getByLabel("It looks at").selectOption("domains");
	await page.getByLabel("Domains", { exact: true }).fill("good.example\nno domain");
	await page.getByLabel("It is let through").check();
	await page.getByRole("button", { name: "Add rule" }).click();
	await expect(page.locator("#error-terms")).toHaveText("Line 2: this is no host, as in example.com.");
	await page.getByLabel("Domains", { exact: true }).fill("good.example");
	await page.getByRole("button", { name: "Add rule" }).click();
	await expect(rules).toHaveText([/Hold/, /Let through comments that link to or below good\.example\./]);

	await page.getByRole("button", { name: /^Move up: Let through/ }).click();
	await expect(rules).toHaveText([/Let through/, /Hold/]);
	await page.getByRole("button", { name: /^Delete: Let through/ }).click();
	await expect(rules).toHaveText([/Hold/]);
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(rules).toHaveText([/Let through/, /Hold/]);
});

test("a visitor is told in the owner's words what would hold their comment, before they send it", async ({ page }) => {
	const site = newSite({ mode: "publish" });
	await signIn(page, { at: `#/rules/${site}` });
	await page.getByRole("button", { name: "New rule" }).click();
	await page.getByLabel("Words", { exact: true }).fill("spoiler");
	await page.getByLabel("It is refused").check();
	await page.getByLabel("What visitors are told").fill("No spoilers before Friday, please.");
	await page.getByRole("button", { name: "Add rule" }).click();
	await expect(page.getByText("The rule is on the list.")).toBeVisible();

	await openPost(page, site);
	const thread = threadOn(page);
	await compose(thread, { text: "A spoiler: he dies", name: "Eve" });
	await expect(thread.root.getByText("No spoilers before Friday, please.")).toBeVisible();
	await thread.post.click();
	await expect(thread.alert).toContainText("No spoilers before Friday, please. Your text is kept.");
	await expect(thread.box).toHaveValue("A spoiler: he dies");
});
