// Files made by other people that tests read in place, from a folder beside the checkout. Where it is absent, the tests
// that need it are skipped by name; the project's own cases cover the same ground.

import { existsSync, readFileSync } from "node:fs";

const folder = new URL("../../../shared/corpora/", import.meta.url);

export const hasCorpora = existsSync(folder);
if (!hasCorpora) console.log("corpora: the folder ../shared/corpora is absent, tests that read it are skipped");

export function readCorpus<T>(path: string): T {
	return JSON.parse(readFileSync(new URL(path, folder), "utf8"));
}

export function readCorpusText(path: string): string {
	return readFileSync(new URL(path, folder), "utf8");
}
