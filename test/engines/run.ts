// A comment's life in three engines: `npm test -- engines [chromium | firefox | webkitgtk]`. An engine that this machine
// does not have is left out, with a line that says so; where CI runs, that is a failure.

import { after, describe, test } from "node:test";
import { api, startServer } from "../e2e/server.ts";
import { chromium } from "./chromium.ts";
import { openDoor } from "./door.ts";
import { type Browser, type Engine, MissingBrowser } from "./engine.ts";
import { firefox } from "./firefox.ts";
import { serveHost } from "./host.ts";
import { live } from "./journey.ts";
import { findLimits } from "./limits.ts";
import { newOwner } from "./owner.ts";
import { steps } from "./stage.ts";
import { webkit } from "./webkit.ts";

const patterns = process.argv.slice(2).map((word) => word.toLowerCase());
const engines = [chromium, firefox, webkit].filter(
	({ name }) => patterns.length === 0 || patterns.some((pattern) => name.toLowerCase().includes(pattern)),
);

describe("a comment's life", { concurrency: true }, () => {
	const starting = startServer();
	after(async () => (await starting)());

	for (const engine of engines) {
		test(`in ${engine.name}`, { timeout: 180_000 }, async (t) => {
			const browser = await launch(engine);
			if (typeof browser === "string") return t.skip(browser);
			t.after(() => browser.close());
			await starting;
			const door = await openDoor(api());
			t.after(() => door.close());
			const site = `engines-${engine.name.toLowerCase()}`;
			const host = await serveHost({ site, api: door.api });
			t.after(() => host.close());
			const owner = newOwner({ api: door.api, database: api() });
			await owner.createSite({ id: site, origin: host.pages });

			const stage = { browser, host, door, owner, site, ...steps(t) };
			const limits = await findLimits(stage);
			t.diagnostic(`ran in ${await browser.version()}`);
			for (const limit of limits) t.diagnostic(`cannot here: ${limit}`);
			await live(stage);
		});
	}
});

/** @returns why it cannot be, where that is no failure */
async function launch(engine: Engine): Promise<Browser | string> {
	try {
		return await engine.launch();
	} catch (error) {
		if (error instanceof MissingBrowser && !process.env.CI) return error.message;
		throw error;
	}
}
