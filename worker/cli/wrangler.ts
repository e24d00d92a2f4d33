// Runs Cloudflare's own command line: the one way these scripts reach D1 and an account.

import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The checkout's root, where wrangler.jsonc is. */
export const root = fileURLToPath(new URL("../..", import.meta.url));
/** Where `wrangler dev` keeps the local database unless told otherwise. */
export const localState = fileURLToPath(new URL("../../.wrangler/state", import.meta.url));

const bin = fileURLToPath(new URL("../../node_modules/wrangler/bin/wrangler.js", import.meta.url));
// Nobody is counted, no newer version is looked for, and this machine's place is not asked of Cloudflare.
const quiet = { WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true", CLOUDFLARE_CF_FETCH_ENABLED: "false" };

/** A failure with a sentence for the person at the terminal; `main` prints it without a stack. */
export class CommandError extends Error {}

export type WranglerResult = { code: number; stdout: string; stderr: string };

/** Runs wrangler to its end and reads what it printed. It asks no questions: it takes its own defaults. */
export async function wrangler(args: string[], env: Record<string, string> = {}): Promise<WranglerResult> {
	const child = start(args, { env: { FORCE_COLOR: "0", NO_COLOR: "1", CI: "1", ...env }, stdio: PIPED });
	const result = { code: 1, stdout: "", stderr: "" };
	child.stdout?.setEncoding("utf8").on("data", (text: string) => {
		result.stdout += text;
	});
	child.stderr?.setEncoding("utf8").on("data", (text: string) => {
		result.stderr += text;
	});
	result.code = await ended(child);
	return result;
}

/** Runs wrangler on this terminal, where it may ask what only the owner knows. Resolves to its exit code. */
export function showWrangler(args: string[], env: Record<string, string> = {}): Promise<number> {
	return ended(start(args, { env, stdio: "inherit" }));
}

/** Starts a wrangler that goes on running, as the leader of its own process group, so that all it spawns can be ended. */
export function startWrangler(args: string[]): ChildProcess {
	return start(args, { env: {}, stdio: ["ignore", "inherit", "inherit"], detached: process.platform !== "win32" });
}

const PIPED: StdioOptions = ["ignore", "pipe", "pipe"];

type Start = { env: Record<string, string>; stdio: StdioOptions; detached?: boolean };

function start(args: string[], { env, stdio, detached = false }: Start): ChildProcess {
	return spawn(process.execPath, [bin, ...args], {
		cwd: root,
		env: { ...process.env, ...quiet, ...env },
		stdio,
		detached,
	});
}

function ended(child: ChildProcess): Promise<number> {
	return new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("close", (code) => resolve(code ?? 1));
	});
}

/** What went wrong, in a sentence that says what to do where wrangler's own would not. */
export function explain({ stdout, stderr }: WranglerResult, doing: string): CommandError {
	const said = `${stderr}\n${stdout}`;
	if (/CLOUDFLARE_API_TOKEN|not logged in|not authenticated|wrangler login/i.test(said)) {
		return new CommandError(
			"You are not signed in to Cloudflare. Run `npx wrangler login` (or set CLOUDFLARE_API_TOKEN), then this again.",
		);
	}
	if (/no such table/i.test(said)) {
		return new CommandError(
			"The database has no tables yet. Run `npm start` once for the local one, `npm run deploy` for the remote one.",
		);
	}
	if (/Couldn't find (a )?D1 DB|couldn't find DB/i.test(said)) {
		return new CommandError("There is no database on this Cloudflare account yet. Run `npm run deploy` first.");
	}
	return new CommandError(`${doing} failed.\n${said.trim()}`);
}

/** Runs a command of the owner's: a foreseen failure is one sentence and exit code 1, anything else keeps its stack. */
export async function main(command: () => Promise<void>): Promise<void> {
	try {
		await command();
	} catch (error) {
		if (!(error instanceof CommandError) && !isUsageError(error)) throw error;
		console.error(error.message);
		process.exitCode = 1;
	}
}

/** What `parseArgs` throws for an option nobody has. */
function isUsageError(error: unknown): error is Error {
	return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}
