// Firefox, by Puppeteer over WebDriver BiDi.

import puppeteer, { type KeyInput } from "puppeteer-core";
import { type Engine, PATIENCE_MS, type Person } from "./engine.ts";
import { findExecutable } from "./executables.ts";

const names = ["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];

/** Cookies and storage for no third party at all; 5, the default, only keeps them apart. */
const REFUSE_THIRD_PARTIES = 1;

/** What was cut is for the journey to judge: the browser reports it as if it were an error of the page. */
const NETWORK = /CORS request did not succeed|The connection to ws|connection to the server at ws/;

export const firefox: Engine = {
	name: "Firefox",
	async launch() {
		const browser = await puppeteer.launch({
			browser: "firefox",
			executablePath: findExecutable(names, "firefox-esr"),
			extraPrefsFirefox: { "network.cookie.cookieBehavior": REFUSE_THIRD_PARTIES },
		});
		return {
			version: async () =>
				`${(await browser.version()).replace("firefox/", "Firefox ")}, by Puppeteer over WebDriver BiDi`,
			close: () => browser.close(),
			async newPerson(): Promise<Person> {
				const page = await (await browser.createBrowserContext()).newPage();
				const heard: string[] = [];
				page.on("pageerror", (error) => {
					if (!NETWORK.test(String(error))) heard.push(String(error));
				});
				page.on("console", (message) => {
					if (message.type() === "error") heard.push(message.text());
				});
				// Whoever acts comes to the front: behind another's tab nothing is drawn and nothing gets the focus.
				return {
					async open(address) {
						await page.bringToFront();
						await page.goto(address);
					},
					async reload() {
						await page.bringToFront();
						await page.reload();
					},
					async click(role, name) {
						await page.bringToFront();
						const selector = `afterword-thread >>> ::-p-aria([role="${role}"][name="${name}"])`;
						// `visible` looks at every frame; without it only changes outside of the shadow tree would count.
						const found = await page.waitForSelector(selector, { visible: true, timeout: PATIENCE_MS });
						await found!.click();
					},
					type: (words) => page.keyboard.type(words),
					async press(...keys) {
						for (const key of keys) await page.keyboard.down(key as KeyInput);
						for (const key of keys.reverse()) await page.keyboard.up(key as KeyInput);
					},
					run: (script: (argument: never) => unknown, argument?: unknown) =>
						page.evaluate(script as (argument: unknown) => never, argument),
					heard: async () => heard,
				};
			},
		};
	},
};
