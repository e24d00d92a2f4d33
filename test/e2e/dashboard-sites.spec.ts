// Registering a site and changing it, alone and while somebody else does the same.

import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { api, pages, sql } from "./server.ts";
import { newHoldingSite, signIn } from "./support/moderator.ts";
import { expect, test } from "./support/test.ts";
import { newSite, send, threadOn } from "./support/visitor.ts";

function formOn(page: Page) {
	return {
		name: page.getByLabel("Name"),
		id: page.getByLabel("Id", { exact: true }),
		origins: page.getByLabel("Allowed origins"),
		save: page.getByRole("button", { name: /^(Create site|Save changes)$/ }),
		error: (field: string) => page.locator(`#error-${field}`),
		restored: page.getByText("Here is what you typed before you left."),
		summary: page.getByRole("alert"),
	};
}

const storedSite = (id: string) => sql("SELECT name, origins, settings FROM sites WHERE id = ?", id)[0];

test("a new site is refused field by field, and stored when all is right", async ({ page }) => {
	const word = randomUUID().slice(0, 8);
	await signIn(page, { at: "#/sites" });
	await page.getByRole("link", { name: "New site" }).click();
	const { name, id, origins, save, error, summary } = formOn(page);

	await save.click();
	await expect(summary).toHaveText("2 fields need another look.");
	await expect(error("name")).toHaveText("This is needed.");
	await expect(name).toBeFocused();

	await name.fill(`Ada’s ${word} Notes`);
	await expect(id).toHaveValue(`adas-${word}-notes`);
	await origins.fill("https://ada.example\nblog.example\nhttps://*.example.org");
	await save.click();
	await expect(error("origins").getByRole("listitem")).toHaveText([
		"Line 2: an origin begins with https:// — did you mean https://blog.example?",
		"Line 3: a star stands for nothing here: name each origin",
	]);
	await expect(origins).toBeFocused();

	await origins.fill(`https://ada.example\n\n${pages()}\nhttps://bad_host.`);
	await id.fill("Not an Id!");
	await save.click();
	await expect(error("origins")).toHaveText("Line 4: this is not an address");

	await origins.fill(`https://ada.example\n\n${pages()}`);
	await save.click();
	await expect(error("id")).toHaveText("This is not valid.");
	await id.fill("demo");
	await save.click();
	await expect(error("id")).toHaveText("A site with this id exists. Choose another.");
	await expect(id).toBeFocused();
	await expect(origins).toHaveValue(`https://ada.example\n\n${pages()}`);

	await id.fill(`ada-${word}`);
	await page.getByLabel("After your approval").check();
	await save.click();
	await expect(page.getByRole("heading", { name: `Ada’s ${word} Notes`, level: 1 })).toBeVisible();
	expect(page.url()).toBe(`${api()}/dashboard/#/sites/ada-${word}`);
	expect(storedSite(`ada-${word}`)).toMatchObject({
		name: `Ada’s ${word} Notes`,
		origins: JSON.stringify(["https://ada.example", pages()]),
		settings: expect.stringContaining('"mode":"hold-all"'),
	});
});

test("figures out of bounds are refused, and every setting is kept", async ({ page }) => {
	const site = newSite();
	await signIn(page, { at: `#/sites/${site}` });
	const { save, error } = formOn(page);
	await page.getByLabel("Longest comment").fill("9000");
	await page.getByLabel("Links", { exact: true }).fill("some");
	await save.click();
	await expect(error("textMax")).toHaveText("A whole number from 50 to 5,000.");
	await expect(error("maxLinks")).toHaveText("A whole number from 0 to 50.");
	await page.getByLabel("Longest comment").fill("300");
	await page.getByLabel("Links", { exact: true }).fill("7");
	await page.getByRole("group", { name: "E-mail" }).getByLabel("Required").check();
	await page.getByLabel("Oldest first").check();
	await save.click();
	await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
	await page.reload();
	await expect(page.getByLabel("Longest comment")).toHaveValue("300");
	await expect(page.getByRole("group", { name: "E-mail" }).getByLabel("Required")).toBeChecked();
	await expect(page.getByLabel("Oldest first")).toBeChecked();
	const { settings } = (await (await page.request.get(`${api()}/v1/sites/${site}/thread?page=x`)).json()) as {
		settings: object;
	};
	expect(settings).toMatchObject({ email: "required", sort: "oldest", textMax: 300 });
});

test("two owners change a site: the second sees what the first did, and nothing is lost", async ({
	page,
	anotherContext,
}) => {
	const site = newHoldingSite();
	const second = await (await anotherContext()).newPage();
	await signIn(page, { name: "Bea", at: `#/sites/${site}` });
	await signIn(second, { name: "Cem", at: `#/sites/${site}` });
	const [bea, cem] = [formOn(page), formOn(second)];
	await cem.name.fill("Cem’s name");
	await cem.origins.fill("https://cem.example");

	await bea.name.fill("Bea’s name");
	await page.getByLabel("At once", { exact: true }).check();
	await bea.save.click();
	await expect(page.getByText("Saved.", { exact: true })).toBeVisible();

	await cem.save.click();
	const newer = second.getByRole("region", { name: "This was changed by somebody else meanwhile." });
	await expect(newer).toBeFocused();
	await expect(newer).toContainText("What you typed is kept; nothing has been saved.");
	await expect(newer.getByRole("listitem")).toHaveText([/^Name Now: Bea’s name/, /^Allowed origins Now: /]);
	await expect(second.getByLabel("At once", { exact: true })).toBeChecked();
	await newer.getByRole("button", { name: "Take this: newer value of Name" }).click();
	await expect(cem.name).toHaveValue("Bea’s name");
	await cem.save.click();
	await expect(second.getByText("Saved.", { exact: true })).toBeVisible();
	expect(storedSite(site)).toMatchObject({
		name: "Bea’s name",
		origins: '["https://cem.example"]',
		settings: expect.stringContaining('"mode":"publish"'),
	});
});

test("what was typed into a form is there again after a look elsewhere, until it is discarded", async ({ page }) => {
	const site = newSite();
	await signIn(page, { at: `#/sites/${site}` });
	const { name, restored } = formOn(page);
	await name.fill("Half a na");
	await page.getByRole("link", { name: "Queue" }).click();
	await page.getByRole("heading", { name: "Queue" }).waitFor();
	await page.goBack();
	await expect(restored).toBeVisible();
	await expect(name).toHaveValue("Half a na");
	await page.reload();
	await expect(name).toHaveValue("Half a na");
	await page.getByRole("button", { name: "Discard it" }).click();
	await expect(name).toHaveValue(`Site ${site}`);
	await expect(restored).toBeHidden();
	await page.reload();
	await expect(name).toHaveValue(`Site ${site}`);
	await expect(restored).toBeHidden();
});

test("a form typed into before somebody else saved still meets their changes", async ({ page }) => {
	const site = newSite();
	await signIn(page, { at: `#/sites/${site}` });
	const { name, save } = formOn(page);
	await name.fill("Mine");
	await page.goto(`${api()}/dashboard/#/queue/${site}`);
	await page.getByRole("heading", { name: "Queue" }).waitFor();
	sql("UPDATE sites SET name = 'Theirs', version = version + 1 WHERE id = ?", site);
	await page.goto(`${api()}/dashboard/#/sites/${site}`);
	await expect(name).toHaveValue("Mine");
	await save.click();
	await expect(page.getByText("Now: Theirs")).toBeVisible();
	await save.click();
	await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
	expect(storedSite(site)).toMatchObject({ name: "Mine" });
});

test("whoever signs out leaves no half-typed form behind", async ({ page }) => {
	await signIn(page, { at: "#/new-site" });
	await formOn(page).name.fill("A secret project");
	await page.getByRole("button", { name: "Sign out" }).click();
	await page.getByText("You are signed out.").waitFor();
	expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toBe("{}");
	await signIn(page, { at: "#/new-site" });
	await expect(formOn(page).name).toHaveValue("");
});

test("a moderator who is no owner sees a site and changes nothing", async ({ page }) => {
	const site = newSite();
	await signIn(page, { name: "Moderator Mo", at: `#/sites/${site}` });
	sql("UPDATE accounts SET role = 'moderator' WHERE name = 'Moderator Mo'");
	sql(
		"INSERT INTO grants (account_id, role, created_at) SELECT id, 'moderator', 0 FROM accounts WHERE name = 'Moderator Mo'",
	);
	await page.reload();
	await expect(page.getByText("Only owners and admins change sites.")).toBeVisible();
	await expect(formOn(page).name).toBeDisabled();
	await page.goto(`${api()}/dashboard/#/sites`);
	await expect(page.getByRole("heading", { name: "Sites" })).toBeVisible();
	await expect(page.getByRole("link", { name: "New site" })).toHaveCount(0);
});

test("an owner sees the thread as the settings being typed would make it, and tries it out", async ({ page }) => {
	const site = newSite();
	await signIn(page, { at: `#/sites/${site}` });
	const frame = await page.locator("iframe[title=Preview]").elementHandle();
	const preview = threadOn((await frame!.contentFrame())!);
	await expect(preview.comments.first()).toContainText("Short, clear");
	await page.getByRole("radio", { name: "Oldest first" }).check();
	await expect(preview.comments.first()).toContainText("I tried this on Sunday");
	// With other settings it is another thread: what is typed into the one before is gone with it.
	await preview.root.evaluate((before) => before.setAttribute("data-before", ""));
	await page.getByRole("radio", { name: "After your approval" }).check();
	await expect(preview.root).not.toHaveAttribute("data-before");
	await send(preview, { text: "Tried out", name: "Owner" });
	await expect(preview.comment("Tried out")).toContainText("Waiting for approval");
	expect(sql("SELECT id FROM comments WHERE site_id = ?", site)).toEqual([]);
});

test("from the first change the way to save is in sight, and a wrong figure leaves the preview as it was", async ({
	page,
}) => {
	const site = newSite({ textMax: 800 });
	await signIn(page, { at: `#/sites/${site}` });
	const { save, name } = formOn(page);
	const heading = page.frameLocator("iframe").getByRole("heading", { level: 2 });
	await expect(heading).toBeVisible();
	await page.getByRole("navigation", { name: "Parts of the settings" }).getByRole("link", { name: "Limits" }).click();
	await expect(page.getByLabel("Longest comment")).toBeInViewport();
	expect(page.url()).toBe(`${api()}/dashboard/#/sites/${site}`);
	await page.getByLabel("Longest comment").fill("9x");
	await name.scrollIntoViewIfNeeded();
	await expect(save).toBeInViewport({ ratio: 1 });
	await expect(page.getByText("Not saved yet.")).toBeVisible();

	await page.goto(`${api()}/dashboard/#/sites`);
	await page.goto(`${api()}/dashboard/#/sites/${site}`);
	await expect(page.getByLabel("Longest comment")).toHaveValue("9x");
	await expect(heading).toBeVisible();
	await page.getByRole("button", { name: "Discard", exact: true }).click();
	await expect(page.getByLabel("Longest comment")).toHaveValue("800");
	await expect(name).toBeVisible();
	await expect(page.getByText("Not saved yet.")).toHaveCount(0);
});

test("on a phone the preview is opened by whoever wants it", async ({ page }) => {
	const site = newSite();
	await page.setViewportSize({ width: 360, height: 740 });
	await signIn(page, { at: `#/sites/${site}` });
	await expect(page.locator("iframe")).toHaveCount(0);
	await page.getByText("Preview", { exact: true }).click();
	await expect(page.frameLocator("iframe").getByRole("heading", { level: 2 })).toBeVisible();
});
