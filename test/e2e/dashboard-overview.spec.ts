// The overview: plots one can look at, walk through by keys, and read as a table.

import { randomUUID } from "node:crypto";
import { api } from "./server.ts";
import { expectNoBarrier } from "./support/barriers.ts";
import { fillQueue, newHoldingSite, signIn } from "./support/moderator.ts";
import { expect, test } from "./support/test.ts";

test("an owner looks at what happened, walks through the days by keys, and reads them as a table", async ({ page }) => {
	const site = newHoldingSite();
	await fillQueue(site, [`one ${randomUUID()}`, `two ${randomUUID()}`]);
	await signIn(page, { at: `#/overview/${site}` });
	const comments = page.getByRole("img", { name: /^Comments\. 2 in 30 days\. Most on .*: 2\./ });
	await comments.press("End");
	await expect(page.getByRole("status").filter({ hasText: "Waited for you 2" })).toBeVisible();
	await comments.press("ArrowLeft");
	await expect(page.getByRole("status").filter({ hasText: "Waited for you 0" })).toBeVisible();
	await expect(page.getByRole("img", { name: /^Threads with new comments\. Most on .*: 1\./ })).toBeVisible();
	await page.getByText("As a table Comments").click();
	await expect(page.getByRole("table").getByRole("row").nth(1)).toContainText("2");
	await expectNoBarrier(page, "overview");
	await page.getByRole("link", { name: "365 days" }).click();
	await expect(page.getByRole("img", { name: /^Comments\. 2 in 365 days\./ })).toBeVisible();
	expect(page.url()).toBe(`${api()}/dashboard/#/overview/${site}?days=365`);
	await page.getByRole("combobox", { name: "Site" }).selectOption("");
	await expect(page.getByRole("heading", { name: "Cloudflare’s free plan" })).toBeVisible();
	await expect(page.getByRole("meter", { name: "Requests" })).toHaveAttribute("aria-valuetext", /% today: .* of 100K$/);
	await expect(page.getByText(/^It is (not )?enough\. Most used are .*% a day at this pace\.$/)).toBeVisible();
});
