// The people room: finding somebody, reading what they wrote, giving them all of it and forgetting them.

import { readFileSync } from "node:fs";
import { sql } from "./server.ts";
import { signIn, writeComment, writeSeen } from "./support/moderator.ts";
import { expect, test } from "./support/test.ts";
import { newSite } from "./support/visitor.ts";

test("a person is found, their e-mail told when asked, their data downloaded, and they are erased", async ({
	page,
}) => {
	const site = newSite({ mode: "hold-all" });
	const who = { name: "Ada Lovelace", email: "ada@example.org" };
	await writeSeen(site, { ...who, text: "An engine of words" });
	await writeComment(site, { ...who, text: "Still waiting" });
	await writeSeen(site, { name: "Bea", text: "Somebody else" });
	await signIn(page, { name: "Petra", at: `#/people/${site}` });
	await page.getByRole("searchbox").fill("lovel");
	await page.getByRole("button", { name: "Search" }).click();
	await expect(page.getByRole("list", { name: "People" }).getByRole("listitem")).toHaveCount(2);
	await page.getByRole("link", { name: "Ada Lovelace" }).last().click();
	await expect(page.getByText("2 authors here gave this e-mail")).toBeVisible();
	await expect(page.getByText("ada@example.org")).toHaveCount(0);
	await page.getByRole("button", { name: "Show the e-mail" }).click();
	await expect(page.getByText("ada@example.org")).toBeVisible();

	await expect(page.getByRole("heading", { name: "Ada Lovelace", level: 1 })).toBeVisible();
	await page.getByRole("button", { name: "Trust, watch or ban" }).click();
	await page.getByLabel("Banned", { exact: true }).check();
	await page.getByLabel("For so many days").fill("7");
	await page.getByLabel("The address they last wrote from, too").check();
	await expect(page.getByText("A household, an office or a whole mobile network may share it")).toBeVisible();
	await page.getByRole("button", { name: "Save the standing" }).click();
	await expect(page.getByText("Saved.")).toBeVisible();
	await expect(page.getByText("their address until")).toBeVisible();
	expect(sql("SELECT count(*) AS n FROM bans WHERE site_id = ?", site)[0]).toEqual({ n: 1 });
	expect(sql("SELECT count(*) AS n FROM authors WHERE site_id = ? AND standing = 'banned'", site)[0]).toEqual({ n: 1 });

	await page.getByLabel("With all 2 authors who gave this e-mail").check();
	const downloading = page.waitForEvent("download");
	await page.getByRole("button", { name: "Download their data" }).click();
	const file = readFileSync(await (await downloading).path(), "utf8");
	expect(file).toContain("An engine of words");
	expect(file).toContain("Still waiting");
	expect(file).not.toContain("Somebody else");

	await page.getByRole("button", { name: "Erase this person …" }).click();
	await page.getByLabel("Delete them too").check();
	await page.getByLabel("To confirm, type the name").fill("Somebody");
	await page.getByRole("button", { name: "Erase for good" }).click();
	await expect(page.getByText("This is not the name: Ada Lovelace")).toBeVisible();
	await page.getByLabel("To confirm, type the name").fill("Ada Lovelace");
	await page.getByRole("button", { name: "Erase for good" }).click();
	await expect(page.getByRole("heading", { name: "Erased" })).toBeVisible();
	const left = sql("SELECT count(*) AS n FROM comments WHERE site_id = ? AND text <> ''", site)[0];
	expect(left).toEqual({ n: 1 });
});

test("what a person wrote is opened in the queue, and removed together with why; that is undone where it was done", async ({
	page,
}) => {
	const site = newSite();
	await writeSeen(site, { name: "Troll", text: "A first insult", pageTitle: "On humming" });
	await writeSeen(site, { name: "Bea", text: "Somebody else", pageTitle: "On humming" });
	await signIn(page, { name: "Petra", at: `#/people/${site}` });
	await page.getByRole("link", { name: "Troll" }).click();
	await page.getByRole("link", { name: /On humming/ }).click();
	await expect(page.getByRole("complementary", { name: "Comment by Troll" })).toContainText("A first insult");
	expect(page.url()).toContain(`#/queue/${site}?author=`);
	await page.goBack();

	const ask = page.getByRole("button", { name: "Remove all by this author" });
	await ask.click();
	await page.getByRole("button", { name: "Cancel" }).click();
	await expect(ask).toBeFocused();
	await ask.click();
	await page.getByRole("textbox", { name: "Why, if you like" }).fill("Insults");
	await page.getByRole("button", { name: "Remove them" }).click();
	await expect(page.getByText("Removing: 1 done.")).toBeVisible();
	await expect(page.locator(".things .mark")).toHaveText("Removed");
	const texts = () => sql("SELECT text, status FROM comments WHERE site_id = ? ORDER BY text", site);
	expect(texts()).toEqual([
		{ text: "A first insult", status: "removed" },
		{ text: "Somebody else", status: "visible" },
	]);
	expect(sql("SELECT why FROM acts WHERE site_id = ? AND kind = 'bulk.remove'", site)).toEqual([{ why: "Insults" }]);
	await page.getByRole("button", { name: "Undo all of it" }).click();
	await expect(page.locator(".things .mark")).toHaveText("Visible");
});
