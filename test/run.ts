// `npm test`: builds, then runs every kind of test, and stops where one fails.
//   npm test                       everything
//   npm test -- unit [pattern]     in Node: pure functions, the widget's state, the command line, the architecture
//   npm test -- worker [pattern]   in workerd, on a real D1
//   npm test -- e2e [pattern]      in Chromium, across origins
//   npm test -- engines [name]     a comment's life in Chromium, Firefox and WebKitGTK

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "../widget/build/build.ts";
import { findChromium } from "./chromium.ts";
import { memory } from "./memory.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const vitest = ["node_modules/vitest/vitest.mjs", "run", "--config", "test/vitest.config.ts"];
const playwright = ["node_modules/@playwright/test/cli.js", "test", "--config", "test/e2e/playwright.config.ts"];

const parts: Record<string, string[]> = {
	unit: [...vitest, "--project", "node"],
	worker: [...vitest, "--project", "worker"],
	e2e: playwright,
	engines: ["test/engines/run.ts"],
};

/**
 * One round after the other. The lanes of a round run at the same time, each a part after the other: the first two keep one core
 * each busy, browsers all there are.
 */
const rounds = [[["unit", "engines"], ["worker"]], [["e2e"]]];

const [part, ...patterns] = process.argv.slice(2);
if (part !== undefined && !(part in parts)) {
	console.error(`There is no part “${part}”: npm test [-- ${Object.keys(parts).join(" | ")} [pattern]]`);
	process.exit(2);
}
/** Of this run alone: databases and profiles of browsers, and what Node has compiled of what is started again and again. */
const temporary = mkdtempSync(join(memory(), "afterword-test-"));
try {
	process.exitCode = await test(part === undefined ? rounds : [[[part]]]);
} finally {
	rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
}

async function test(chosen: string[][][]): Promise<number> {
	if (chosen.flat(2).includes("e2e") && !hasChromium()) return 1;
	await build();
	for (const round of chosen) {
		const running = round.map((lane, index) => runLane(lane, index === 0 ? "inherit" : "pipe"));
		let failure = 0;
		for (const lane of running) {
			const { code, said } = await lane;
			process.stdout.write(said);
			failure ||= code;
		}
		if (failure) return failure;
	}
	return 0;
}

/** Ends where a part fails. `said` is what its parts wrote to a pipe: no lane's lines stand between another's. */
async function runLane(names: string[], output: "inherit" | "pipe"): Promise<{ code: number; said: string }> {
	let said = "";
	for (const name of names) {
		const title = `\n── ${name}\n`;
		if (output === "inherit") process.stdout.write(title);
		else said += title;
		const { code, text } = await run(name, output);
		said += text;
		if (code !== 0) return { code, said };
	}
	return { code: 0, said };
}

/** Said before the minutes of the other parts, not after. */
function hasChromium(): boolean {
	try {
		findChromium();
		return true;
	} catch (error) {
		console.error((error as Error).message);
		return false;
	}
}

function run(name: string, output: "inherit" | "pipe"): Promise<{ code: number; text: string }> {
	const child = spawn(process.execPath, [...parts[name]!, ...patterns], {
		cwd: root,
		stdio: ["inherit", output, output],
		env: {
			...process.env,
			TMPDIR: temporary,
			NODE_COMPILE_CACHE: join(temporary, "compiled"),
			...(process.stdout.hasColors?.() && { FORCE_COLOR: "1" }),
		},
	});
	// Ctrl-C reaches the child too; it ends by itself, and what it started with it.
	process.on("SIGINT", () => {});
	let text = "";
	for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (more) => (text += more));
	return new Promise((resolve) => child.once("close", (code) => resolve({ code: code ?? 1, text })));
}
