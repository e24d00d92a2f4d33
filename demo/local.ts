// Runs the whole product on this machine: the Worker with a local D1, and the demo pages on another origin.
// `npm start` and the browser tests both start here.

import { randomBytes } from "node:crypto";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { stop as stopEsbuild } from "esbuild";
import { build } from "../widget/build/build.ts";
import { CommandError, root, startWrangler } from "../worker/cli/wrangler.ts";
import { migrate, openLocalDatabase } from "./local-database.ts";
import { endWithThisProcess, stopGroup } from "./process-group.ts";
import { seedDemo } from "./seed.ts";
import { servePages } from "./server.ts";

export type LocalOptions = {
	port: number;
	pagesPort: number;
	/** Where the local database is kept. */
	persistTo: string;
	/** Variables of the Worker that differ from wrangler.jsonc. */
	vars: Record<string, string>;
	/** Throws away what the database holds. */
	fresh: boolean;
	/** Gives up starting, or nothing once it has started: then it is `stop`. */
	signal?: AbortSignal | undefined;
};

export type Local = {
	/** The Worker's origin. */
	api: string;
	/** The demo pages' origins: the same pages under a name that is the API's site, and under one that is not. */
	pages: { sameSite: string; crossSite: string };
	/** Ends all it started; to be called once. */
	stop: () => Promise<void>;
	/** Resolves when the Worker ends of itself. */
	crashed: Promise<void>;
};

export async function startLocal({ port, pagesPort, persistTo, vars, fresh, signal }: LocalOptions): Promise<Local> {
	await Promise.all([requireFree(port), requireFree(pagesPort)]);
	if (fresh) rmSync(join(persistTo, "v3"), { recursive: true, force: true });
	writeDevVars();
	await build();
	// Its process has nothing more to do here, and one that ends with ours has been seen to keep ours from ending.
	await stopEsbuild();
	signal?.throwIfAborted();

	const worker = startWrangler(devArgs({ port, persistTo, vars }));
	const release = endWithThisProcess(worker);
	const crashed = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
	const api = `http://localhost:${port}`;
	const server = await servePages({ port: pagesPort, api });
	const pages = { sameSite: `http://localhost:${pagesPort}`, crossSite: `http://127.0.0.1:${pagesPort}` };

	async function stop(): Promise<void> {
		server.closeAllConnections();
		server.close();
		await stopGroup(worker);
		release();
	}
	async function ready(): Promise<void> {
		const health = `${api}/healthz`;
		// The Worker's first query makes the database's file. To fill it from here takes milliseconds; to run wrangler for
		// it would double the time a start takes.
		await answers(health, { signal, isEnough: () => true });
		const database = openLocalDatabase(persistTo);
		migrate(database);
		seedDemo(database, { pages: [pages.sameSite, pages.crossSite], now: Date.now() });
		database.close();
		await answers(health, { signal, isEnough: (status) => status === 200 });
	}
	try {
		await Promise.race([ready(), crashed.then(() => refuse("The Worker ended before it answered."))]);
	} catch (error) {
		await stop();
		throw error;
	}
	return { api, pages, stop, crashed };
}

function devArgs({ port, persistTo, vars }: Pick<LocalOptions, "port" | "persistTo" | "vars">): string[] {
	const bindings = Object.entries(vars).flatMap(([name, value]) => ["--var", `${name}:${value}`]);
	const address = ["--ip", "127.0.0.1", "--port", String(port), "--inspector-port", "0"];
	// At "warn" it would say at every start that crons do not run of themselves here.
	return ["dev", ...address, "--persist-to", persistTo, "--log-level", "error", ...bindings];
}

/** The local Worker's SECRET: made once and kept, so that a restart signs nobody out. */
function writeDevVars(): void {
	const file = join(root, ".dev.vars");
	if (existsSync(file)) return;
	writeFileSync(file, `SECRET=${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
}

async function requireFree(port: number): Promise<void> {
	const probe = createServer();
	try {
		await new Promise<void>((resolve, reject) => probe.once("error", reject).listen(port, "127.0.0.1", resolve));
	} catch (error) {
		refuse(
			(error as NodeJS.ErrnoException).code === "EADDRINUSE"
				? `Port ${port} is in use. Choose another with PORT, for example PORT=9000 npm start; the demo pages take the one after it.`
				: `Port ${port} cannot be used: ${(error as Error).message}`,
		);
	}
	await new Promise((resolve) => probe.close(resolve));
}

type Enough = { signal: AbortSignal | undefined; isEnough: (status: number) => boolean };

async function answers(url: string, { signal, isEnough }: Enough): Promise<void> {
	const deadline = Date.now() + 60_000;
	while (Date.now() < deadline) {
		signal?.throwIfAborted();
		const status = await fetch(url).then(
			async (response) => {
				await response.body?.cancel();
				return response.status;
			},
			() => null,
		);
		if (status !== null && isEnough(status)) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	refuse(`${url} did not answer within a minute.`);
}

function refuse(sentence: string): never {
	throw new CommandError(sentence);
}
