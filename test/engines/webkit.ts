// WebKitGTK, in the small browser that comes with it, by WebDriver, on a screen that nobody sees.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { Builder, By, Capabilities, Key, type WebDriver, type WebElement } from "selenium-webdriver";
import { DriverService } from "selenium-webdriver/remote/index.js";
import { type Engine, PATIENCE_MS, type Person, type Role } from "./engine.ts";
import { findExecutable } from "./executables.ts";

/** Tracking prevention refuses third parties their cookies and keeps their storage apart. */
const capabilities = new Capabilities({
	browserName: "MiniBrowser",
	"webkitgtk:browserOptions": { args: ["--automation", "--enable-itp"] },
});

const elements: Record<Role, string> = { button: "button", textbox: "textarea, input" };

const codes: Record<string, string> = { Control: Key.CONTROL, Meta: Key.META, Enter: Key.ENTER };

type Session = { driver: WebDriver; end: () => Promise<void> };

export const webkit: Engine = {
	name: "WebKitGTK",
	async launch() {
		const executable = findExecutable(["WebKitWebDriver"], "webkit2gtk-driver");
		const screen = await openScreen(findExecutable(["Xvfb"], "xvfb"));
		const sessions: Session[] = [];
		return {
			async newPerson() {
				const session = await openSession(executable, screen.display);
				sessions.push(session);
				return personWith(session.driver);
			},
			async version() {
				const opened = await sessions[0]!.driver.getCapabilities();
				return `WebKitGTK ${opened.getBrowserVersion()}, by WebDriver`;
			},
			async close() {
				for (const { end } of sessions) await end();
				screen.close();
			},
		};
	},
};

async function openScreen(executable: string): Promise<{ display: string; close: () => void }> {
	const args = ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"];
	const screen = spawn(executable, args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
	const close = () => void screen.kill();
	process.once("exit", close);
	const [display] = await once(screen.stdio[3]!, "data");
	return { display: `:${String(display).trim()}`, close };
}

/** A driver has one session, whose storage is its own: everybody gets both. */
async function openSession(executable: string, display: string): Promise<Session> {
	const service = new DriverService.Builder(executable)
		.setLoopback(true)
		.setEnvironment({ ...process.env, DISPLAY: display } as Record<string, string>)
		.build();
	const address = await service.start();
	const driver = await new Builder().usingServer(address).withCapabilities(capabilities).build();
	const end = async () => {
		await driver.quit();
		await service.kill();
	};
	return { driver, end };
}

function personWith(driver: WebDriver): Person {
	return {
		open: (address) => driver.get(address),
		reload: () => driver.navigate().refresh(),
		async click(role, name) {
			const found = await driver.wait(() => find(driver, role, name), PATIENCE_MS, `There is no ${role} “${name}”.`);
			await driver.executeScript((element: Element) => element.scrollIntoView({ block: "nearest" }), found);
			const click = async () => {
				// Not the element's own click: of a field in a shadow tree this driver says that the host lies in front of it.
				await driver.actions().move({ origin: found! }).click().perform();
				return role === "button" || driver.executeScript<boolean>(hasFocus, found);
			};
			// A form that has just come moves what is below it, and a click meets what is there then.
			await driver.wait(click, PATIENCE_MS, `A click does not get to the ${role} “${name}”.`);
		},
		async type(words) {
			await driver.actions().sendKeys(words).perform();
			// On a busy machine this driver has lost whole words.
			if (!String(await driver.executeScript(typedIn)).endsWith(words))
				await driver.actions().sendKeys(words).perform();
		},
		async press(...keys) {
			const held = keys.map((key) => codes[key] ?? key);
			const actions = driver.actions();
			for (const key of held) actions.keyDown(key);
			for (const key of held.reverse()) actions.keyUp(key);
			await actions.perform();
		},
		run: (script: (argument: never) => unknown, argument?: unknown) => driver.executeScript(script, argument) as never,
		heard: async () => (await driver.manage().logs().get("browser")).map(({ message }) => message),
	};
}

/** Runs on the page. */
function hasFocus(element: Element): boolean {
	return (element.getRootNode() as ShadowRoot).activeElement === element;
}

/** Runs on the page. */
function typedIn(): string | undefined {
	const field = document.activeElement?.shadowRoot?.activeElement as HTMLInputElement | null | undefined;
	return field?.value;
}

/** The names are those the engine itself computes for its accessibility tree. */
async function find(driver: WebDriver, role: Role, name: string): Promise<WebElement | null> {
	for (const thread of await driver.findElements(By.css("afterword-thread"))) {
		const candidates = await (await thread.getShadowRoot()).findElements(By.css(elements[role]));
		for (const candidate of candidates) if ((await candidate.getAccessibleName()) === name) return candidate;
	}
	return null;
}
