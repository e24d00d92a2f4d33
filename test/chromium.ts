// Finds a Chromium for the browser tests: the project downloads none.

import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const macApplications = [
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of an executable, or an error that says what to install. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
	const named = env.CHROMIUM || env.CHROME_PATH;
	if (named) {
		if (isExecutable(named)) return named;
		throw new Error(`CHROMIUM (or CHROME_PATH) says ${named}, but that is nothing one can run.`);
	}
	const directories = (env.PATH ?? "").split(delimiter).filter(Boolean);
	const onPath = names.flatMap((name) => directories.map((directory) => join(directory, name)));
	const found = [...onPath, ...macApplications, chromium.executablePath()].find(isExecutable);
	if (found) return found;
	throw new Error(
		`The browser tests need Chromium and none was found. Install one of:
  Debian, Ubuntu   sudo apt-get install chromium
  Fedora           sudo dnf install chromium
  macOS            brew install --cask chromium
  anywhere         npx playwright install chromium
or set CHROMIUM to the path of a Chromium or Chrome you have.`,
	);
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}
