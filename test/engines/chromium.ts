// Chromium, by Playwright.

import { chromium as playwright } from "@playwright/test";
import { findChromium } from "../chromium.ts";
import { type Engine, MissingBrowser, PATIENCE_MS, type Person } from "./engine.ts";

/** What was cut, or answered with an error, is for the journey to judge: the browser always reports it. */
const NETWORK = /^(Failed to load resource:|WebSocket connection to)/;

export const chromium: Engine = {
	name: "Chromium",
	async launch() {
		const browser = await playwright.launch({
			executablePath: find(),
			args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--test-third-party-cookie-phaseout"],
		});
		return {
			version: async () => `Chromium ${browser.version()}, by Playwright`,
			close: () => browser.close(),
			async newPerson(): Promise<Person> {
				const page = await (await browser.newContext()).newPage();
				const thread = page.locator("afterword-thread");
				const heard: string[] = [];
				page.on("pageerror", (error) => heard.push(String(error)));
				page.on("console", (message) => {
					if (message.type() === "error" && !NETWORK.test(message.text())) heard.push(message.text());
				});
				return {
					open: async (address) => void (await page.goto(address)),
					reload: async () => void (await page.reload()),
					click: (role, name) => thread.getByRole(role, { name, exact: true }).click({ timeout: PATIENCE_MS }),
					type: (words) => page.keyboard.type(words),
					press: (...keys) => page.keyboard.press(keys.join("+")),
					run: (script: (argument: never) => unknown, argument?: unknown) =>
						page.evaluate(script as () => never, argument as undefined),
					heard: async () => heard,
				};
			},
		};
	},
};

function find(): string {
	try {
		return findChromium();
	} catch (error) {
		throw new MissingBrowser((error as Error).message);
	}
}
