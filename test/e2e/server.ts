// The product as the browser tests meet it: the Worker on one site, the demo pages on another, a database of the run's
// own. The main process starts it; the tests' processes find it by what that process left in the environment.

import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { SQLOutputValue } from "node:sqlite";
import { startLocal } from "../../demo/local.ts";
import { LINK_MS, signInLink as newSignInLink, signInAddress } from "../../worker/cli/access.ts";
import { memory } from "../memory.ts";
import { askDatabase } from "./support/database.ts";

/** Starts everything on free ports. Returns what ends it. */
export async function startServer(): Promise<() => Promise<void>> {
	const persistTo = mkdtempSync(join(memory(), "afterword-e2e-"));
	const [port, pagesPort] = await freePorts();
	// The tests write more in a minute than one person may; the ceilings have tests of their own.
	// Keys that no widget of Turnstile has: sites of tests may ask it, and it vouches for nobody.
	const keys = { TURNSTILE_SITE_KEY: "a-key-of-the-tests", TURNSTILE_SECRET: "a-secret-of-the-tests" };
	const vars = { RATE_SCALE: "1000", ...keys };
	const local = await startLocal({ port, pagesPort, persistTo, vars, fresh: false });
	process.env.E2E_API = local.api;
	process.env.E2E_PAGES = local.pages.crossSite;
	return async () => {
		await local.stop();
		rmSync(persistTo, { recursive: true, force: true });
	};
}

/** The Worker's origin, `http://localhost:…`. */
export function api(): string {
	return started("E2E_API");
}

/** The demo pages' origin, `http://127.0.0.1:…`: another site than the Worker's for every rule a browser has. */
export function pages(): string {
	return started("E2E_PAGES");
}

/** A new one-time address at which the owner, or an owner of that name, is signed in. */
export function signInLink(name?: string): string {
	const { token, sql } = newSignInLink({ name, now: Date.now(), lifetime: LINK_MS });
	askDatabase(api(), { sql });
	return signInAddress(api(), token);
}

/** Runs one statement on the running Worker's database: to arrange what no visitor can, and to see what was stored. */
export function sql(statement: string, ...values: (string | number)[]): Record<string, SQLOutputValue>[] {
	return askDatabase(api(), { sql: statement, params: values.map(String) });
}

function started(name: "E2E_API" | "E2E_PAGES"): string {
	const value = process.env[name];
	if (!value) throw new Error(`${name} is not set: run the browser tests with npm test -- e2e`);
	return value;
}

/** Two ports that were free a moment ago, both open at once so that they differ. */
async function freePorts(): Promise<[number, number]> {
	const probes = [createServer(), createServer()];
	const ports = await Promise.all(
		probes.map((probe) => {
			const { promise, resolve } = Promise.withResolvers<number>();
			probe.listen(0, "127.0.0.1", () => resolve((probe.address() as { port: number }).port));
			return promise;
		}),
	);
	await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
	return ports as [number, number];
}
