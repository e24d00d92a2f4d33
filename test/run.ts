// `npm test`: builds, then runs every kind of test, and stops at the first kind that fails.
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

const [part, ...patterns] = process.argv.slice(2);
if (part !== undefined && !(part in parts)) {
	console.error(`There is no part “${part}”: npm test [-- ${Object.keys(parts).join(" | ")} [pattern]]`);
	process.exit(2);
}
process.exitCode = await test(part === undefined ? Object.keys(parts) : [part]);

async function test(names: string[]): Promise<number> {
	if (names.includes("e2e")) requireChromium();
	await build();
	for (const name of names) {
		console.log(`\n── ${name}`);
		const code = await run([...(parts[name] ?? []), ...patterns]);
		if (code !== 0) return code;
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

function run(args: string[]): Promise<number> {
	const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
	// Ctrl-C reaches the child too; it ends by itself, and what it started with it.
	process.on("SIGINT", () => {});
	return new Promise((resolve) => child.once("close", (code) => resolve(code ?? 1)));
}
