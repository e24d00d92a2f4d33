// Puts an installation on the owner's Cloudflare account, or a newer version over an older one, and ends with a way in.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "../../widget/build/build.ts";
import { LINK_MS, randomToken, signInAddress, signInLink } from "./access.ts";
import { CommandError, explain, main, root, showWrangler, wrangler } from "./wrangler.ts";

const help = `npm run deploy [-- --dry-run [--outdir DIR]]

  --dry-run      builds everything and says what would be done; needs no network
  --outdir DIR   keeps the Worker a dry run built`;

async function deploy(args: string[]): Promise<void> {
	const { values } = parseArgs({
		args,
		options: {
			"dry-run": { type: "boolean", default: false },
			outdir: { type: "string" },
			help: { type: "boolean", short: "h", default: false },
		},
	});
	if (values.help) return console.log(help);
	await build();
	if (values["dry-run"]) return dryRun(values.outdir);
	const installed = await readInstalled();
	// The first deploy makes the database, so its tables can only come after. Later, new tables come before the code
	// that reads them; migrations only ever add, so the code still running bears with them.
	if (installed.exists) await migrate();
	const url = await upload(installed);
	if (!installed.exists) await migrate();
	await printSignInLink(url);
}

async function dryRun(outdir: string | undefined): Promise<void> {
	const directory = outdir ?? mkdtempSync(join(tmpdir(), "afterword-"));
	try {
		const result = await wrangler(["deploy", "--minify", "--dry-run", "--outdir", directory]);
		if (result.code !== 0) throw explain(result, "Building the Worker");
		const bundle = readFileSync(join(directory, "index.js"));
		console.log(`
Worker: ${kilobytes(bundle.length)}, ${kilobytes(gzipSync(bundle).length)} gzip

A deploy would now, in this order:
  1. make a SECRET of 32 random bytes, where the Worker has none
  2. apply new migrations to the database (on a first install after step 3, which makes it)
  3. upload the Worker and its static files
  4. print a one-time link to the dashboard

Nothing was sent.`);
	} finally {
		if (!outdir) rmSync(directory, { recursive: true, force: true });
	}
}

type Installed = { exists: boolean; hasSecret: boolean };

async function readInstalled(): Promise<Installed> {
	const result = await wrangler(["secret", "list"]);
	if (result.code === 0) {
		const names = (JSON.parse(result.stdout) as { name: string }[]).map((secret) => secret.name);
		return { exists: true, hasSecret: names.includes("SECRET") };
	}
	if (/^.*Worker ".+" not found/m.test(`${result.stderr}${result.stdout}`)) {
		return { exists: false, hasSecret: false };
	}
	throw explain(result, "Reading what is installed");
}

/** Uploads the Worker, with a new SECRET where it has none, and returns the address it answers at. */
async function upload({ hasSecret }: Installed): Promise<string> {
	// Private to this user and gone afterwards: the secret stands in a file for these seconds only.
	const directory = mkdtempSync(join(tmpdir(), "afterword-"));
	try {
		const report = join(directory, "report.ndjson");
		const secrets = join(directory, "secrets.json");
		if (!hasSecret) writeFileSync(secrets, JSON.stringify({ SECRET: randomToken() }), { mode: 0o600 });
		const code = await showWrangler(["deploy", "--minify", ...(hasSecret ? [] : ["--secrets-file", secrets])], {
			WRANGLER_OUTPUT_FILE_PATH: report,
		});
		if (code !== 0) throw new CommandError("The upload failed; wrangler says above why. It is safe to run this again.");
		return remember(deployedUrl(readFileSync(report, "utf8")));
	} finally {
		rmSync(directory, { recursive: true, force: true });
	}
}

/** Where people reach it: its own domain if it has one, else its address at workers.dev. */
function deployedUrl(report: string): string {
	const entries = report.split("\n").filter(Boolean);
	const events = entries.map((line) => JSON.parse(line) as { type: string; targets?: string[] });
	const targets = events.findLast((event) => event.type === "deploy")?.targets ?? [];
	const domain = targets.find((target) => target.includes(" (custom domain"))?.split(" ")[0];
	const url = domain ? `https://${domain}` : targets.find((target) => target.startsWith("https://"));
	if (!url) throw new CommandError("The Worker is uploaded but has no address of its own: give it a custom domain.");
	return url;
}

function remember(url: string): string {
	const file = join(root, ".wrangler/deployed.json");
	mkdirSync(join(root, ".wrangler"), { recursive: true });
	writeFileSync(file, `${JSON.stringify({ url })}\n`);
	return url;
}

async function migrate(): Promise<void> {
	const code = await showWrangler(["d1", "migrations", "apply", "DB", "--remote"], { CI: "1" });
	if (code !== 0)
		throw new CommandError("The migrations failed; wrangler says above why. It is safe to run this again.");
}

async function printSignInLink(url: string): Promise<void> {
	const { token, sql } = signInLink({ now: Date.now(), lifetime: LINK_MS });
	const result = await wrangler(["d1", "execute", "DB", "--remote", "--json", "--command", sql]);
	if (result.code !== 0) throw explain(result, "Making the sign-in link");
	console.log(`
Deployed to ${url}
Sign in within 15 minutes, once:
${signInAddress(url, token)}

A later link: npm run admin -- sign-in-link --remote`);
}

function kilobytes(bytes: number): string {
	return `${(bytes / 1_000).toFixed(1)} kB`;
}

await main(() => deploy(process.argv.slice(2)));
