// Browser tests: real Chromium, the page and the API on different sites, third-party cookies blocked, no second chances.

import { defineConfig } from "@playwright/test";
import { findChromium } from "../chromium.ts";

/** The last of these switches holds, so what Playwright leaves out with its own is here once more. */
const withoutFeatures = [
	"AimEnabled",
	"AvoidCorsURLLoaderRestartOnRedirect",
	"AvoidUnnecessaryBeforeUnloadCheckSync",
	"DestroyProfileOnBrowserClose",
	"HttpsFirstBalancedModeAutoEnable",
	"HttpsUpgrades",
	"LensOverlay",
	"MediaRouter",
	"NetworkTimeServiceQuerying",
	"OptimizationHints",
	"PaintHolding",
	"PreconnectToSearch",
	"ThirdPartyStoragePartitioning",
	// Every window, and each context has one, gets a thousand scripts of an address bar that nobody sees.
	"PreloadTopChromeWebUI",
	"WebUIOmniboxAimPopup",
	"WebUIOmniboxPopup",
	// With every page that is opened a process is started for a next one, which most tests do not have.
	"SpareRendererForSitePerProcess",
];

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
			args: [
				"--no-sandbox",
				"--disable-gpu",
				"--disable-background-networking",
				"--test-third-party-cookie-phaseout",
				`--disable-features=${withoutFeatures.join()}`,
			],
		},
	},
});
