// Where the journey is played: a browser, a site of its own, and steps that read as sentences.

import type { TestContext } from "node:test";
import type { Door } from "./door.ts";
import { type Browser, PATIENCE_MS, type Person } from "./engine.ts";
import type { Host } from "./host.ts";
import type { Owner } from "./owner.ts";

export type Stage = {
	browser: Browser;
	host: Host;
	/** The way to the API. */
	door: Door;
	owner: Owner;
	site: string;
	/** Once a step has failed, those after it are skipped. */
	step(name: string, action: () => Promise<void>): Promise<void>;
	/** Tries until it holds: a page takes its time. */
	until(check: () => Promise<void>): Promise<void>;
};

export function steps(t: TestContext): Pick<Stage, "step" | "until"> {
	let isBroken = false;
	return {
		step: (name, action) =>
			t.test(name, { skip: isBroken && "a step before it failed" }, async () => {
				isBroken = true;
				await action();
				isBroken = false;
			}),
		until: (check) => t.waitFor(check, { timeout: PATIENCE_MS }),
	};
}

/** What it takes to try one thing. */
export type Trial = Pick<Stage, "host" | "until"> & { person: Person };
