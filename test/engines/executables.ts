// Finds what an engine needs on this machine: the project downloads no browser.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { MissingBrowser } from "./engine.ts";

/** The first that can be run of these names on the PATH, or paths. @throws MissingBrowser */
export function findExecutable(names: string[], debianPackage: string): string {
	const directories = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
	const paths = names.flatMap((name) => (name.includes("/") ? name : directories.map((path) => join(path, name))));
	const found = paths.find(canRun);
	if (found) return found;
	throw new MissingBrowser(`${names[0]} is not here. Debian, Ubuntu: sudo apt-get install ${debianPackage}`);
}

function canRun(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
