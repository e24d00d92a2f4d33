// `npm test`: builds, then runs every kind of test, and stops where one fails.
//   npm test                       everything
//   npm test -- unit [pattern]     in Node: pure functions, the widget's state, the command line, the architecture
//   npm test -- worker [pattern]   in workerd, on a real D1
//   npm test -- e2e [pattern]      in Chromium, across origins
//   npm test -- engines [name]     a comment's life in Chromium, Firefox and WebKitGTK

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "../widget/build/build.ts";
import { findChromium } from "./chromium.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const vitest = ["node_modules/vitest/vitest.mjs", "run", "--config", "test/vitest.config.ts"];
const playwright = ["node_modules/@playwright/test/cli.js", "test", "--config", "test/e2e/playwright.config.ts"];

const parts: Record<string, string[]> = {
	unit: [...vitest, "--project", "node"],
	worker: [...vitest, "--project", "worker"],
	e2e: playwright,
	engines: ["test/engines/run.ts"],
};

/** What runs at the same time: the first two keep one core each busy, the others all there are. */
const rounds = [["unit", "worker"], ["e2e"], ["engines"]];

const [part, ...patterns] = process.argv.slice(2);
if (part !== undefined && !(part in parts)) {
	console.error(`There is no part “${part}”: npm test [-- ${Object.keys(parts).join(" | ")} [pattern]]`);
	process.exit(2);
}
process.exitCode = await test(part === undefined ? rounds : [[part]]);

async function test(chosen: string[][]): Promise<number> {
	if (chosen.flat().includes("e2e")) requireChromium();
	await build();
	for (const round of chosen) {
		const running = round.map((name, index) => start(name, index === 0 ? "inherit" : "pipe"));
		const codes: number[] = [];
		for (const { end } of running) codes.push(await end());
		const failure = codes.find((code) => code !== 0);
		if (failure !== undefined) return failure;
	}
	return 0;
}

/** Said before the minutes of the other parts, not after. */
function requireChromium(): void {
	try {
		findChromium();
	} catch (error) {
		console.error((error as Error).message);
		process.exit(1);
	}
}

/** Starts a part. `end` gives its exit code, and shows what it said to a pipe: no part's lines stand between another's. */
function start(name: string, output: "inherit" | "pipe"): { end: () => Promise<number> } {
	const title = `\n── ${name}\n`;
	if (output === "inherit") process.stdout.write(title);
	const child = spawn(process.execPath, [...parts[name]!, ...patterns], {
		cwd: root,
		stdio: ["inherit", output, output],
		env: { ...process.env, ...(process.stdout.hasColors?.() && { FORCE_COLOR: "1" }) },
	});
	// Ctrl-C reaches the child too; it ends by itself, and what it started with it.
	process.on("SIGINT", () => {});
	const said: Buffer[] = [];
	for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => said.push(chunk));
	const closed = new Promise<number>((resolve) => child.once("close", (code) => resolve(code ?? 1)));
	return {
		async end() {
			const code = await closed;
			if (output === "pipe") process.stdout.write(Buffer.concat([Buffer.from(title), ...said]));
			return code;
		},
	};
}
