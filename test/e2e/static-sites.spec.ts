// Pages of two static-site generators, built for real from demo/static: the comments are part of them as text, a form and
// links work without a script, and with one the widget takes their place. The API being away stops no build.

import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { BrowserContext } from "@playwright/test";
import { root } from "../../worker/cli/wrangler.ts";
import { api, pages } from "./server.ts";
import { expect, test } from "./support/test.ts";
import { fillThread, newSite, threadOn } from "./support/visitor.ts";

const run = promisify(execFile);
const PAGE = "/humming/";

/** What each makes of its folder, given where the comments are. */
const generators = {
	eleventy: ["@11ty/eleventy/cmd.cjs", "--config=eleventy.config.js", "--output=dist", "--quiet"],
	astro: ["astro/bin/astro.mjs", "build", "--silent"],
} as const;

/** Builds in a copy, since generators write beside what they read. Gives the page it made. */
async function build(name: keyof typeof generators, site: string, from = api()): Promise<string> {
	const folder = mkdtempSync(join(tmpdir(), `afterword-${name}-`));
	try {
		cpSync(join(root, "demo/static", name), folder, { recursive: true });
		symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
		const [command, ...args] = generators[name];
		const where = { AFTERWORD_API: from, AFTERWORD_SITE: site, ASTRO_TELEMETRY_DISABLED: "1" };
		await run(process.execPath, [join(root, "node_modules", command), ...args], {
			cwd: folder,
			env: { ...process.env, ...where },
		});
		return readFileSync(join(folder, `dist${PAGE}index.html`), "utf8");
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Serves the built page on the pages' origin. */
async function serve(context: BrowserContext, name: string, body: string): Promise<string> {
	const address = `${pages()}/${name}${PAGE}`;
	await context.grantPermissions(["local-network-access"], { origin: pages() });
	await context.route(address, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
	return address;
}

for (const name of Object.keys(generators) as (keyof typeof generators)[]) {
	test(`a page built by ${name} holds its comments, with a script and without`, async ({ page, anotherContext }) => {
		const site = newSite();
		const [id] = fillThread(site, PAGE, [{ text: "Said before it was built", name: "Ada" }]);
		const built = await build(name, site);
		expect(built).toContain("Said before it was built");
		expect(built).toContain('"@type":"DiscussionForumPosting"');

		const plain = await (await anotherContext({ javaScriptEnabled: false })).newPage();
		await plain.goto(await serve(plain.context(), name, built));
		await expect(plain.getByRole("heading", { name: "1 comment" })).toBeVisible();
		await expect(plain.locator(`#comment-${id} > .body`)).toHaveText("Said before it was built");
		await plain.getByRole("textbox", { name: "Write a comment" }).fill("From a built page");
		await plain.getByRole("textbox", { name: "Name" }).fill("Ben");
		await plain.getByRole("button", { name: "Post comment" }).click();
		await expect(plain).toHaveURL(new RegExp(`^${api()}/v1/sites/${site}/thread\\.html`));
		await expect(plain.getByRole("textbox", { name: "Write a comment" })).toHaveValue("From a built page");

		await page.goto(await serve(page.context(), name, built));
		// The words that were built in make way for the widget's.
		const shown = threadOn(page).comment("Said before it was built").filter({ visible: true });
		await expect(shown).toHaveCount(1);
		await expect(shown.getByRole("button", { name: "Reply to Ada" })).toBeVisible();
		await expect(page.locator(`afterword-thread > section`)).toBeHidden();
	});

	test(`a site is built by ${name} while its comments cannot be reached, with a link to them`, async () => {
		const built = await build(name, "any", "http://127.0.0.1:1");
		expect(built).toContain("A post that");
		expect(built).toContain(
			'href="http://127.0.0.1:1/v1/sites/any/thread.html?page=%2Fhumming%2F&amp;title=On+humming"',
		);
	});
}
