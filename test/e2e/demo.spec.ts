// The demo's own pages: everybody can use them, their links lead somewhere, and what the playground shows is what it says.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../worker/cli/wrangler.ts";
import { pages } from "./server.ts";
import { expectNoBarrier } from "./support/barriers.ts";
import { expect, test } from "./support/test.ts";
import { threadOn } from "./support/visitor.ts";

const playground = () => `${pages()}/playground/`;

for (const path of ["/", "/posts/", "/playground/", "/the-piano-tuner/", "/rtl/", "/dressed/ten-pixels/"]) {
	test(`nothing is in anybody's way on ${path}, by day and by night, on a desk and on a phone`, async ({ page }) => {
		await page.goto(pages() + path);
		await expect(page.locator("h1")).toBeVisible();
		await expectNoBarrier(page, path);
	});
}

test("every link of the front page leads somewhere", async ({ page }) => {
	await page.goto(`${pages()}/`);
	const addresses = await page
		.locator("a[href]")
		.evaluateAll((links) => links.map((a) => (a as HTMLAnchorElement).href));
	expect(addresses.length).toBeGreaterThan(15);
	for (const address of new Set(addresses))
		expect([address, (await page.request.get(address)).status()]).toEqual([address, 200]);
});

test("the playground shows what it says, keeps it in the address and gives it to copy", async ({ page }) => {
	await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
	await page.goto(playground());
	const { root: thread, heading } = threadOn(page);
	await expect(heading).toBeVisible();
	await expect(page.locator("#css")).toContainText("the thread is as it comes");

	await page.getByRole("button", { name: "terminal" }).click();
	await expect(thread.locator("section.thread")).toHaveCSS("font-size", "14px");
	await expect(heading).toHaveCSS("color", "rgb(16, 20, 16)");
	await page.getByLabel("by night", { exact: true }).check();
	await expect(heading).toHaveCSS("color", "rgb(200, 247, 212)");

	await page.getByRole("slider", { name: "Size" }).fill("20");
	await page.getByLabel("accent by day").fill("#ffcc00");
	await expect(page.getByRole("row", { name: "accent" })).toContainText("faint");
	await page.reload();
	await expect(thread.locator("section.thread")).toHaveCSS("font-size", "20px");
	await page.getByRole("button", { name: "accent as it comes" }).click();
	await expect(page.getByLabel("accent by day")).toBeFocused();

	await page.getByRole("button", { name: "Copy both" }).click();
	await expect(page.getByText("Copied.")).toBeVisible();
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toContain("--afterword-font-size: 20px;");
	expect(copied).toContain("--afterword-background: light-dark(#f4f6f1, #060a07);");
	expect(copied).not.toContain("--afterword-accent");
	expect(copied).toContain('data-preset="compact"');
});

test("an address that says what cannot be chosen is as no address at all", async ({ page }) => {
	await page.goto(`${playground()}#accent=red;,url(x)&radius=1e9&preset=constructor&font=x;}&toString=1`);
	await expect(threadOn(page).heading).toBeVisible();
	await expect(page.locator("#css")).toContainText("the thread is as it comes");
	await expect(page.locator("#tag")).not.toContainText("preset");
});

test("the playground begins with what the thread's stylesheets say", async ({ page }) => {
	await page.goto(playground());
	type Looks = { plain: Record<string, unknown>; presets: Record<string, Record<string, number>> };
	const address = "/playground/looks.js";
	const { plain, presets } = await page.evaluate((address): Promise<Looks> => import(address), address);
	const [css, compact] = ["thread.css", "presets.css"].map((name) =>
		readFileSync(join(root, "widget/thread", name), "utf8"),
	);
	for (const [name, value] of Object.entries(plain)) {
		if (["preset", "font", "background"].includes(name)) continue;
		const said = Array.isArray(value) ? `light-dark(${value.map(short).join(", ")})` : `${value}px`;
		// The page's own accent comes before ours.
		const least = name === "accent" ? `var(--page-accent, ${said})` : said;
		expect(css).toContain(`var(--afterword-${name}, ${least})`);
	}
	for (const [name, value] of Object.entries(presets.compact!)) {
		expect(compact).toContain(`var(--afterword-${name}, ${value}px)`);
	}
});

/** `#ffffff` as stylesheets write it. */
function short(colour: string): string {
	return colour.replace(/^#(.)\1(.)\2(.)\3$/, "#$1$2$3");
}
