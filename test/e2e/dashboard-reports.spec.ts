// What readers report, as moderators meet it; what an edited comment said before; and the settings of reactions.

import type { Page } from "@playwright/test";
import { sql } from "./server.ts";
import { queueOn, reportComment, signIn, writeSeen } from "./support/moderator.ts";
import { expect, test } from "./support/test.ts";
import { newSite } from "./support/visitor.ts";

const statusOf = (id: string) => sql("SELECT status, reports FROM comments WHERE id = ?", id)[0];

test("a reported comment waits with what readers say, and kept it stays", async ({ page }) => {
	const site = newSite();
	const id = await writeSeen(site, { text: "Cheap watches!", name: "Mallory", pageTitle: "On humming" });
	await reportComment(site, id, { reason: "spam", note: "He sells something on every page." });
	sql(
		"INSERT INTO reports (comment_id, reporter, reason, created_at) VALUES (?, 'another reader', 'off-topic', 1)",
		id,
	);
	await signIn(page, { at: `#/queue/${site}` });
	const { waiting, line, button, empty, comment } = queueOn(page);
	await expect(waiting).toHaveCount(1);
	await expect(waiting.getByRole("list", { name: "What readers reported it for" }).getByRole("listitem")).toHaveText([
		"spam",
		"off topic",
	]);
	await expect(waiting.getByRole("list", { name: "What they added" })).toHaveText("He sells something on every page.");
	await expect(waiting).toContainText("Readers see it.");

	await button(comment("Cheap watches!"), "Keep").click();
	await expect(line("Cheap watches!")).toContainText("Kept");
	await expect(empty).toBeVisible();
	await expect.poll(() => statusOf(id)).toEqual({ status: "visible", reports: "{}" });

	await page.keyboard.press("u");
	await expect(comment("Cheap watches!")).toContainText("Reported");
	await page.keyboard.press("d");
	await expect.poll(() => statusOf(id)).toMatchObject({ status: "removed" });
});

test("an edited comment shows what it said before, on demand", async ({ page }) => {
	const site = newSite();
	const id = await writeSeen(site, { text: "The words it has now", name: "Ada" });
	await reportComment(site, id, { reason: "abuse" });
	sql("UPDATE comments SET edited_at = created_at + 1000, version = 2 WHERE id = ?", id);
	const body = JSON.stringify([["p", ["The words it had ", ["em", ["first"]]]]]);
	sql("INSERT INTO revisions VALUES (?, 1, 'The words it had *first*', ?, 1700000000000, 1700000001000)", id, body);
	await signIn(page, { at: `#/queue/${site}` });
	const { waiting } = queueOn(page);
	await expect(waiting.getByText("The words it had")).toBeHidden();
	await waiting.getByText("Earlier versions").click();
	await expect(waiting.locator(".revision .body em")).toHaveText("first");
});

test("earlier versions that cannot be read are said so, and can be asked for again", async ({ page }) => {
	const site = newSite();
	const id = await writeSeen(site, { text: "Edited", name: "Ada" });
	await reportComment(site, id, { reason: "other" });
	sql("UPDATE comments SET edited_at = created_at + 1000 WHERE id = ?", id);
	await signIn(page, { at: `#/queue/${site}` });
	const { waiting } = queueOn(page);
	await page.route("**/revisions", (route) => route.abort());
	await waiting.getByText("Earlier versions").click();
	await expect(waiting).toContainText("The server cannot be reached.");
	await page.unroute("**/revisions");
	await waiting.getByRole("button", { name: "Try again" }).click();
	await expect(waiting).toContainText("None are kept any more.");
});

test("reactions are chosen as a row of emoji, and what is none of them is named", async ({ page }) => {
	const site = newSite();
	await signIn(page, { at: `#/sites/${site}` });
	const field = page.getByLabel("Reactions to a comment");
	await expect(field).toHaveValue("👍 ❤️ 😂 😮 😢");
	await field.fill("👍 yes 🎉");
	await save(page).click();
	await expect(page.locator("#error-reactions")).toHaveText("This is no emoji: yes");
	await expect(field).toBeFocused();
	await field.fill("👍🎉");
	await page.getByRole("group", { name: "Readers can like a page" }).getByLabel("Off").check();
	await page.getByRole("group", { name: "Let search engines" }).getByLabel("Off").check();
	await save(page).click();
	await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
	const { settings } = sql("SELECT settings FROM sites WHERE id = ?", site)[0]!;
	expect(JSON.parse(String(settings))).toMatchObject({
		reactions: ["👍", "🎉"],
		pageReaction: false,
		isIndexed: false,
		live: true,
	});
});

const save = (page: Page) => page.getByRole("button", { name: "Save changes" });
