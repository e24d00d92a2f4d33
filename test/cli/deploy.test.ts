// What a deploy would do, without doing it.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "../../worker/cli/wrangler.ts";

/** A free plan takes 3 MB; a Worker that starts in a few milliseconds is far below that. */
const GZIP_MAX = 280_000;
const scratch = mkdtempSync(join(tmpdir(), "afterword-deploy-"));
const networkLog = join(scratch, "network");
afterAll(() => rmSync(scratch, { recursive: true }));

function deploy(args: string[], env: Record<string, string> = {}) {
	return spawnSync(process.execPath, ["worker/cli/deploy.ts", ...args], {
		cwd: root,
		env: {
			...process.env,
			NODE_OPTIONS: `--import ${new URL("refuse-network.ts", import.meta.url).href}`,
			NETWORK_LOG: networkLog,
			...env,
		},
		encoding: "utf8",
	});
}

describe("npm run deploy -- --dry-run", () => {
	it("builds the Worker, says how large it is and what would happen, and asks nobody outside", () => {
		const outdir = join(scratch, "worker");
		const said = deploy(["--dry-run", "--outdir", outdir]);
		expect(said.stderr).toBe("");
		expect(said.status).toBe(0);
		const gzip = gzipSync(readFileSync(join(outdir, "index.js"))).length;
		expect(gzip).toBeLessThan(GZIP_MAX);
		expect(said.stdout).toContain(`${(gzip / 1_000).toFixed(1)} kB gzip`);
		const steps = ["SECRET", "migrations", "upload the Worker", "one-time link"].map((step) =>
			said.stdout.indexOf(step),
		);
		expect(steps).toEqual(steps.filter((at) => at > 0).sort((a, b) => a - b));
		expect(existsSync(networkLog) && readFileSync(networkLog, "utf8")).toBe(false);
	});
});

describe("npm run deploy", () => {
	it("says how to sign in where nobody is", () => {
		const nobody = { HOME: scratch, XDG_CONFIG_HOME: scratch, CLOUDFLARE_API_TOKEN: "", CLOUDFLARE_API_KEY: "" };
		const said = deploy([], nobody);
		expect(said).toMatchObject({ status: 1, stderr: expect.stringContaining("npx wrangler login") });
		expect(said.stderr.trim().split("\n")).toHaveLength(1);
	});
});
