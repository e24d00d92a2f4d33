// The `test` of all browser tests: an uncaught error on any page, a policy violation, an error on the console that the
// browser did not write about an expected failure of the network, or a request to anybody else's host fails it.

import { type BrowserContext, type BrowserContextOptions, test as base, expect } from "@playwright/test";
import { api, pages } from "../server.ts";

export { expect };

type Fixtures = {
	/** What went wrong on the pages of this test so far; `context` is watched already. */
	trouble: Trouble;
	/** A further browser of the same test, with storage of its own, watched like the first. */
	anotherContext: (options?: BrowserContextOptions) => Promise<BrowserContext>;
};

export type Trouble = {
	readonly found: readonly string[];
	/** For a test that makes trouble on purpose: what matches is no failure. Say why beside the call. */
	expect(pattern: RegExp): void;
};

type Watch = { found: string[]; expected: RegExp[] };

const VIOLATION = "Policy violated:";

/** A request that was cut, or answered with an error, is for the test to judge: the browser always reports it. */
const NETWORK = /^Failed to load resource:/;

export const test = base.extend<Fixtures & { watch: Watch }>({
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
	watch: async ({}, use) => {
		const watch: Watch = { found: [], expected: [] };
		await use(watch);
		const unexpected = watch.found.filter((line) => !watch.expected.some((pattern) => pattern.test(line)));
		expect(unexpected, "what went wrong on the pages of this test").toEqual([]);
	},
	trouble: async ({ watch }, use) => {
		await use({ found: watch.found, expect: (pattern) => watch.expected.push(pattern) });
	},
	context: async ({ context, watch }, use) => {
		// What Playwright leaves of the test before, which was in the same browser. Not at that test's end: its page was still
		// there, and what it was loading then would have been refused.
		await context.clearPermissions();
		await context.setOffline(false);
		await observe(context, watch);
		await use(context);
	},
	page: async ({ page }, use) => {
		const route = page.route.bind(page);
		// A request the page makes in the very moment its first route is set may pass it by: the next turn of its loop may not.
		page.route = async (...options) => {
			const set = await route(...options);
			await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
			return set;
		};
		await use(page);
		page.route = route;
	},
	anotherContext: async ({ browser, contextOptions, locale, watch }, use) => {
		const opened: BrowserContext[] = [];
		await use(async (options) => {
			const context = await browser.newContext({ ...contextOptions, ...(locale ? { locale } : {}), ...options });
			opened.push(context);
			await observe(context, watch);
			return context;
		});
		for (const context of opened) await context.close();
	},
});

async function observe(context: BrowserContext, { found }: Watch): Promise<void> {
	context.on("weberror", (error) => found.push(`Uncaught: ${error.error().stack ?? error.error().message}`));
	context.on("console", (message) => {
		if (message.type() !== "error" || NETWORK.test(message.text())) return;
		found.push(`Console: ${message.text()}`);
	});
	context.on("request", (request) => {
		const { protocol, origin, host } = new URL(request.url());
		const isOurs = origin === api() || origin === pages() || !/^(https?|wss?):$/.test(protocol);
		if (!isOurs) found.push(`A request to ${host}: ${request.url()}`);
	});
	// By the console, whose methods the page cannot have replaced yet: a binding would be the page's to break.
	await context.addInitScript((violation) => {
		const report = console.error.bind(console);
		addEventListener(
			"securitypolicyviolation",
			({ effectiveDirective, blockedURI, sample }) => report(violation, effectiveDirective, blockedURI, sample),
			true,
		);
	}, VIOLATION);
}
