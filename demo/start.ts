// `npm start`: the product on this machine, with a demo to look at and a link to sign in with.

import { once } from "node:events";
import { parseArgs } from "node:util";
import { LOCAL_LINK_MS, signInAddress, signInLink } from "../worker/cli/access.ts";
import { CommandError, localState, main } from "../worker/cli/wrangler.ts";
import { type Local, startLocal } from "./local.ts";
import { openLocalDatabase } from "./local-database.ts";

const help = `npm start [-- --fresh] [-- --persist-to DIR]

  --fresh            begins with a new database
  --persist-to DIR   keeps the database elsewhere than in .wrangler/state
  PORT=8787          moves both addresses: the demo pages are on the next port`;

await main(async () => {
	const { values } = parseArgs({
		options: {
			fresh: { type: "boolean", default: false },
			"persist-to": { type: "string", default: localState },
			help: { type: "boolean", short: "h", default: false },
		},
	});
	if (values.help) return console.log(help);
	const port = Number(process.env.PORT || 8787);
	if (!Number.isInteger(port) || port < 1 || port > 65_534)
		throw new CommandError("PORT takes a number from 1 to 65534.");

	const asked = askedToStop();
	const starting = performance.now();
	console.log("Starting …");
	const persistTo = values["persist-to"];
	const local = await startLocal({
		port,
		pagesPort: port + 1,
		persistTo,
		vars: { RATE_SCALE: "10" },
		fresh: values.fresh,
		signal: asked,
	});
	announce(local, persistTo, performance.now() - starting);
	if (!asked.aborted) await Promise.race([once(asked, "abort"), local.crashed]);
	await local.stop();
	if (!asked.aborted) throw new CommandError("The Worker ended unexpectedly.");
	console.log("\nStopped.");
});

/** Aborts on Ctrl-C and its kin, and when whoever started this is gone: npm, ended from outside, does not pass it on. */
function askedToStop(): AbortSignal {
	const controller = new AbortController();
	const stop = () => controller.abort(new CommandError("\nStopped."));
	const signals: NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];
	for (const signal of signals) process.on(signal, stop);
	const parent = process.ppid;
	if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || stop(), 250).unref();
	return controller.signal;
}

function announce(local: Local, persistTo: string, milliseconds: number): void {
	const { token, sql } = signInLink({ now: Date.now(), lifetime: LOCAL_LINK_MS });
	const database = openLocalDatabase(persistTo);
	database.exec(sql);
	database.close();
	console.log(`
  Demo pages   ${local.pages.sameSite}/
  Dashboard    ${local.api}/dashboard/
  API          ${local.api}/openapi.json

  Sign in as the owner (works once, within a day):
  ${signInAddress(local.api, token)}

  Ready in ${(milliseconds / 1_000).toFixed(1)} s. Ctrl-C stops everything; the data stays. Begin anew: npm start -- --fresh`);
}
