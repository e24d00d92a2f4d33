// Two kinds of tests without a browser: `worker` runs inside workerd on a real D1, `node` runs the rest.

import { fileURLToPath } from "node:url";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
	root,
	test: {
		projects: [
			{
				root,
				test: {
					name: "node",
					include: [
						"test/*.test.ts",
						"test/domain/**/*.test.ts",
						"test/widget/**/*.test.{ts,tsx}",
						"test/cli/**/*.test.ts",
					],
					testTimeout: 60_000,
					hookTimeout: 60_000,
					// A process for each file costs half a second a file, and no file changes what others rest on.
					isolate: false,
				},
				oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
			},
			{
				root,
				plugins: [
					cloudflareTest(async () => ({
						wrangler: { configPath: `${root}wrangler.jsonc` },
						miniflare: {
							cf: false,
							bindings: {
								SECRET: "a-secret-of-the-tests-and-of-nothing-else",
								TURNSTILE_SITE_KEY: "1x00000000000000000000AA",
								TURNSTILE_SECRET: "a-secret-of-turnstile",
								RATE_SCALE: "1",
								USAGE_SAMPLE: "0",
								TEST_MIGRATIONS: await readD1Migrations(`${root}worker/migrations`),
							},
							// No test may depend on anybody else's server.
							outboundService: () => {
								throw new Error("The Worker under test asked for something outside.");
							},
						},
					})),
				],
				test: {
					name: "worker",
					include: ["test/worker/**/*.test.ts"],
					setupFiles: ["test/worker/setup.ts"],
					testTimeout: 60_000,
					hookTimeout: 60_000,
					// A workerd for each file costs two seconds a file. Every test makes its own site, so they can share one.
					isolate: false,
					maxWorkers: 1,
				},
			},
		],
	},
});
