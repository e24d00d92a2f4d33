// The tag an owner pastes, and the check that a page really shows the comments.

import type { Page } from "@playwright/test";
import { api, pages, sql } from "./server.ts";
import { signIn } from "./support/moderator.ts";
import { expect, test } from "./support/test.ts";
import { newSite, servePost, tag } from "./support/visitor.ts";

async function check(page: Page, address: string): Promise<void> {
	await page.getByLabel("Address of the page").fill(address);
	await page.getByRole("button", { name: "Open and check" }).click();
}

const resultOn = (page: Page) => page.locator(".page-check [role=status]");

test("the tag is copied whole, and where that is not allowed it is selected", async ({ page, context }) => {
	const site = newSite();
	await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: api() });
	await signIn(page, { at: `#/sites/${site}` });
	const whole = `<script type="module" src="${api()}/embed.js" data-site="${site}"></script>`;
	await page.getByRole("button", { name: "Copy", exact: true }).click();
	await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(whole);

	await page.evaluate(() => {
		navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
	});
	await page.getByRole("button", { name: "Copy", exact: true }).click();
	await expect(page.getByText("Selected: copy it with Ctrl+C")).toBeVisible();
	expect(await page.evaluate(() => String(getSelection()))).toBe(whole);
});

test("a link for readers without a script is copied beside it", async ({ page, context }) => {
	const site = newSite();
	await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: api() });
	await signIn(page, { at: `#/sites/${site}` });
	await page.getByRole("button", { name: "Copy the link" }).click();
	await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
	const thread = `${api()}/v1/sites/${site}/thread.html?page=ADDRESS`;
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toBe(`<noscript><a href="${thread}">Read the comments</a></noscript>`);
});

test("a page with the tag answers: it shows the comments of this site", async ({ page, context }) => {
	const site = newSite();
	const address = await servePost(page, { body: `<h1>A post</h1>${tag(site)}` });
	await signIn(page, { at: `#/sites/${site}` });
	await check(page, "not an address");
	await expect(page.getByText("That is not the address of a page.")).toBeVisible();
	const popup = context.waitForEvent("page");
	await check(page, address);
	await expect(resultOn(page)).toHaveText(`This page shows the comments of Site ${site}.`);
	await expect((await popup).getByRole("heading", { name: "A post" })).toBeVisible();
});

test("a page with the tag of another site says so, known or not", async ({ page }) => {
	const [site, other] = [newSite(), newSite()];
	await signIn(page, { at: `#/sites/${site}` });
	for (const wrong of [other, "no-such-site"]) {
		await check(page, await servePost(page, { body: tag(wrong) }));
		await expect(resultOn(page)).toHaveText(
			`This page has a tag of another site: data-site is “${wrong}”, not “${site}”.`,
		);
	}
});

test("a page whose origin is not on the list can be read, not written to", async ({ page }) => {
	const site = newSite();
	sql("UPDATE sites SET origins = '[\"https://elsewhere.example\"]' WHERE id = ?", site);
	await signIn(page, { at: `#/sites/${site}` });
	await check(page, await servePost(page, { body: tag(site) }));
	await expect(resultOn(page)).toContainText(`nobody can write there: ${pages()} is not on the list`);
});

test("a page without the tag is heard nothing from, and the likely causes are named", async ({ page }) => {
	const site = newSite();
	const address = await servePost(page, { body: "<p>No tag here.</p>" });
	await page.clock.install();
	await signIn(page, { at: `#/sites/${site}` });
	const popup = page.waitForEvent("popup");
	await check(page, address);
	await expect(resultOn(page)).toHaveText("Waiting for the page to answer …");
	await (await popup).getByText("No tag here.").waitFor();
	await page.clock.fastForward(21_000);
	await expect(resultOn(page)).toContainText("We heard nothing from that page. The likely causes:");
	await expect(resultOn(page).getByRole("listitem")).toHaveCount(3);
	await expect(resultOn(page)).toContainText(`script-src and connect-src must allow ${api()}`);
});

test("a policy that blocks the tag is heard nothing from", async ({ page, trouble }) => {
	trouble.expect(/Content Security Policy|Policy violated/);
	const site = newSite();
	const headers = { "Content-Security-Policy": "script-src 'self'" };
	const address = await servePost(page, { body: `<p>Blocked.</p>${tag(site)}`, headers });
	await page.clock.install();
	await signIn(page, { at: `#/sites/${site}` });
	const popup = page.waitForEvent("popup");
	await check(page, address);
	await (await popup).getByText("Blocked.").waitFor();
	await page.clock.fastForward(21_000);
	await expect(resultOn(page)).toContainText("We heard nothing from that page.");
});

test("what other pages say is no answer", async ({ page }) => {
	const site = newSite();
	const forged = { type: "afterword:check", nonce: "guessed", site, page: "/", ok: true };
	const address = await servePost(page, {
		body: `<p>Says what it likes.</p><script>opener.postMessage(${JSON.stringify(forged)}, "*")</script>`,
	});
	await signIn(page, { at: `#/sites/${site}` });
	const popup = page.waitForEvent("popup");
	await check(page, address);
	await (await popup).getByText("Says what it likes.").waitFor();
	await expect(resultOn(page)).toHaveText("Waiting for the page to answer …");
});
