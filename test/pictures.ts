// `npm run pictures`: takes README's pictures from the running product, with the demo's posts and people on it.

import { statSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Locator } from "@playwright/test";
import { root } from "../worker/cli/wrangler.ts";
import { findChromium } from "./chromium.ts";
import { pages, startServer } from "./e2e/server.ts";

type Picture = {
	name: string;
	path: string;
	colorScheme: "light" | "dark";
	width: number;
	height: number;
	/** Brings the thread into the state that is shown. */
	arrange?: (thread: Locator) => Promise<void>;
};

const folder = join(root, "demo/pictures");
const pictures: Picture[] = [
	{ name: "light", path: "/the-piano-tuner/", colorScheme: "light", width: 760, height: 560, arrange: writeSomething },
	{ name: "dark", path: "/dressed/bootstrap/", colorScheme: "dark", width: 760, height: 560 },
	{ name: "phone", path: "/the-piano-tuner/", colorScheme: "light", width: 390, height: 580 },
	{ name: "rtl", path: "/rtl/", colorScheme: "light", width: 390, height: 580 },
];

const stop = await startServer();
const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox", "--disable-gpu"] });
try {
	for (const picture of pictures) {
		const path = await take(browser, picture);
		console.log(`demo/pictures/${picture.name}.png  ${Math.ceil(statSync(path).size / 1_000)} kB`);
	}
} finally {
	await browser.close();
	await stop();
}

async function take(browser: Browser, { name, path, colorScheme, width, height, arrange }: Picture): Promise<string> {
	const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
	await page.goto(pages() + path);
	const thread = page.locator("afterword-thread");
	await thread.scrollIntoViewIfNeeded();
	// A reader's first move brings what one can do.
	await thread.locator("#heading").hover();
	await thread.locator("select").waitFor();
	await arrange?.(thread);
	await thread.evaluate((host) => scrollTo(0, host.getBoundingClientRect().top + scrollY - 24));
	await page.waitForFunction(() => document.fonts.status === "loaded");
	const file = join(folder, `${name}.png`);
	await page.screenshot({ path: file });
	await page.close();
	return file;
}

async function writeSomething(thread: Locator): Promise<void> {
	await thread
		.locator("textarea")
		.first()
		.fill("Ours plays the same eight bars. Has anybody *heard* the chord that comes after?");
	await thread.locator(".primary").waitFor();
}
