// Browser tests: real Chromium, the page and the API on different sites, third-party cookies blocked, no second chances.

import { defineConfig } from "@playwright/test";
import { findChromium } from "../chromium.ts";

export default defineConfig({
	testDir: ".",
	testMatch: "**/*.spec.ts",
	outputDir: "../../test-results",
	globalSetup: "./global-setup.ts",
	globalTimeout: 20 * 60_000,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	fullyParallel: true,
	// Two cores hold three: half of a test's time is somebody waiting.
	workers: 3,
	retries: 0,
	forbidOnly: Boolean(process.env.CI),
	reporter: [["list"]],
	use: {
		trace: "off",
		locale: "en-GB",
		// A context and a page for each test cost more than most tests do. Between tests this one's storage, cookies and cache
		// are emptied and its routes and scripts taken away; support/test.ts does the rest.
		reuseContext: true,
		launchOptions: {
			executablePath: findChromium(),
			args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--test-third-party-cookie-phaseout"],
		},
	},
});
