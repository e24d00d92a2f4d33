// The owner's command line. Whoever holds the Cloudflare account (or this machine, for the local database) is the owner:
// there is no default password, and nobody can be first to an unclaimed dashboard.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { scopes as allScopes, isGuarded } from "../contract/roles.ts";
import * as access from "./access.ts";
import { CommandError, explain, main, root, wrangler } from "./wrangler.ts";

const plainScopes = allScopes.filter((scope) => !isGuarded(scope));
const help = `npm run admin -- <command>

  sign-in-link [--name NAME] [--url URL]   a one-time link to the dashboard, valid for 15 minutes: also for
                                           whoever lost their passkeys
  account list                             who there is, and what they may do
  account remove NAME                      ends somebody's every way in; what they did stays under their name
  token create --name NAME --scope SCOPE [--scope …] [--days 90]
                                           a token for scripts; shown once. What it may touch:
                                           ${plainScopes.join(", ")};
                                           and, for what asks a person to sign in anew, by themselves:
                                           privacy (reads e-mails, exports and erases authors, for good),
                                           roles (invites people, changes and ends what they may do, up to moderators)
  token list                               the tokens there are, by their first characters
  token revoke PREFIX                      ends one
  sessions revoke-all                      signs everybody out and voids unused links
  help                                     this page

  --remote                                 the deployed installation instead of the local one
  --persist-to DIR                         another local database than .wrangler/state`;

const options = {
	remote: { type: "boolean", default: false },
	"persist-to": { type: "string" },
	name: { type: "string" },
	url: { type: "string" },
	scope: { type: "string", multiple: true, default: [] as string[] },
	days: { type: "string", default: "90" },
	help: { type: "boolean", short: "h", default: false },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>["values"];

/** Carries out one command line, without `node` and the script's name. */
async function admin(args: string[]): Promise<void> {
	const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
	if (values.help || positionals.length === 0) return console.log(help);
	const [noun, verb, subject] = positionals;
	switch (noun === "token" || noun === "sessions" || noun === "account" ? `${noun} ${verb ?? ""}`.trim() : noun) {
		case "help":
			return console.log(help);
		case "sign-in-link":
			return createSignInLink(values);
		case "account list":
			return listAccounts(values);
		case "account remove":
			return removeAccount(values, subject);
		case "token create":
			return createToken(values);
		case "token list":
			return listTokens(values);
		case "token revoke":
			return revokeToken(values, subject);
		case "sessions revoke-all":
			return revokeSessions(values);
		default:
			throw new CommandError(`There is no command “${positionals.join(" ")}”.\n\n${help}`);
	}
}

async function createSignInLink(values: Values): Promise<void> {
	const base = baseAddress(values);
	const { token, sql } = access.signInLink({ name: values.name, now: Date.now(), lifetime: access.LINK_MS });
	await execute(sql, values);
	console.log(`Opens the dashboard once, within 15 minutes:\n${access.signInAddress(base, token)}`);
}

async function listAccounts(values: Values): Promise<void> {
	const rows = await execute(access.listAccounts, values);
	if (rows.length === 0) return console.log("There is nobody yet: npm run admin -- sign-in-link");
	for (const row of rows) {
		const roles = row.role === "owner" ? "owner" : (row.grants ?? "no role");
		const passkeys = row.passkeys === 1 ? "1 passkey" : `${row.passkeys} passkeys`;
		console.log(`${row.name}  (${roles})  since ${day(row.created_at)}, ${passkeys}`);
	}
}

async function removeAccount(values: Values, name: string | undefined): Promise<void> {
	if (!name) throw new CommandError("Say whom: account remove NAME (account list shows them).");
	const [removed] = await execute(access.removeAccount(name, Date.now()), values);
	if (!removed) throw new CommandError(`There is nobody of the name “${name}”, or they are the last owner.`);
	console.log(`Removed: ${removed.name}. They are signed out everywhere; what they did stays under their name.`);
}

async function createToken(values: Values): Promise<void> {
	if (!values.name) throw new CommandError("A token needs a name: --name NAME");
	const scopes = allScopes.filter((scope) => values.scope.includes(scope));
	const unknown = values.scope.find((scope) => !allScopes.some((known) => known === scope));
	if (unknown !== undefined) throw new CommandError(`There is no scope “${unknown}”: ${allScopes.join(", ")}.`);
	if (scopes.length === 0) throw new CommandError(`Say what it may do: --scope ${allScopes.join(" or --scope ")}`);
	const days = Number(values.days);
	if (!Number.isInteger(days) || days < 1 || days > 3_650) throw new CommandError("--days takes 1 to 3650.");
	const { token, sql } = access.apiToken({ name: values.name, scopes, days, now: Date.now() });
	await execute(sql, values);
	console.log(`${token}\nKeep it now: it is not shown again. Valid for ${days} days, for: ${scopes.join(", ")}.`);
}

async function listTokens(values: Values): Promise<void> {
	const rows = await execute(access.listApiTokens, values);
	if (rows.length === 0) return console.log("There are no tokens.");
	for (const row of rows) {
		const scopes = (JSON.parse(String(row.scopes)) as string[]).join(", ");
		const used = row.last_used_at === null ? "never used" : `last used ${day(row.last_used_at)}`;
		console.log(
			// As it begins: without that it may look like an option.
			`aw_${row.prefix}  ${row.name}  (${scopes})  made ${day(row.created_at)}, ${used}, until ${day(row.expires_at)}`,
		);
	}
}

async function revokeToken(values: Values, prefix: string | undefined): Promise<void> {
	if (!prefix) throw new CommandError("Say which: token revoke PREFIX (token list shows them).");
	const rows = await execute(access.revokeApiToken(prefix.replace(/^aw_/, "").slice(0, 8)), values);
	if (rows.length === 0) throw new CommandError(`No token begins with ${prefix}.`);
	console.log(`Revoked: ${rows.map((row) => row.name).join(", ")}.`);
}

async function revokeSessions(values: Values): Promise<void> {
	const rows = await execute(access.revokeAllSessions, values);
	console.log(`Signed out: ${rows.length} ${rows.length === 1 ? "session" : "sessions"}.`);
}

type Row = Record<string, string | number | null>;

/** Runs statements on the database and returns the last one's rows. */
async function execute(sql: string, values: Values): Promise<Row[]> {
	const where = values.remote ? ["--remote"] : ["--local", ...localDatabase(values)];
	const result = await wrangler(["d1", "execute", "DB", ...where, "--json", "--command", sql]);
	if (result.code !== 0) throw explain(result, "Writing to the database");
	const answers = JSON.parse(result.stdout) as { results: Row[] }[];
	return answers.at(-1)?.results ?? [];
}

function localDatabase(values: Values): string[] {
	return values["persist-to"] ? ["--persist-to", values["persist-to"]] : [];
}

function baseAddress(values: Values): string {
	if (values.url) {
		if (!/^https?:\/\//.test(values.url)) throw new CommandError("--url takes an address that begins with https://");
		return values.url;
	}
	if (!values.remote) return `http://localhost:${process.env.PORT ?? 8787}`;
	const url = deployedAddress();
	if (!url)
		throw new CommandError("Where is it deployed? Add --url https://…, or deploy from here once: npm run deploy");
	return url;
}

/** The address the last `npm run deploy` from this checkout ended at. */
function deployedAddress(): string | null {
	try {
		return (JSON.parse(readFileSync(join(root, ".wrangler/deployed.json"), "utf8")) as { url: string }).url;
	} catch {
		return null;
	}
}

function day(time: Row[string] | undefined): string {
	return new Date(Number(time)).toISOString().slice(0, 10);
}

await main(() => admin(process.argv.slice(2)));
