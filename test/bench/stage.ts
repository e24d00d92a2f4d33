// Where a bench plays: a Worker of its own, on a database of its own that was filled beforehand and is gone afterwards.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { openLocalDatabase } from "../../demo/local-database.ts";
import { endWithThisProcess, stopGroup } from "../../demo/process-group.ts";
import { startWrangler, wrangler } from "../../worker/cli/wrangler.ts";

const PORT = Number(process.env.PORT ?? 8797);
const ADDRESS = `http://127.0.0.1:${PORT}/`;

type Stage = {
	/** The Worker's entry. */
	entry: string;
	rateScale: number;
	fill: (database: DatabaseSync) => void;
	/** What the Worker answers once it runs. */
	knock: object;
};

/** @param play is given the way to ask the Worker something, as JSON */
export async function onStage<Played>(
	{ entry, rateScale, fill, knock }: Stage,
	play: (ask: <Answer>(what: object) => Promise<Answer>) => Promise<Played>,
): Promise<Played> {
	const persistTo = mkdtempSync(join(tmpdir(), "afterword-bench-"));
	try {
		await wrangler(["d1", "migrations", "apply", "DB", "--local", "--persist-to", persistTo]);
		const database = openLocalDatabase(persistTo);
		fill(database);
		database.close();
		const address = ["--ip", "127.0.0.1", "--port", String(PORT), "--inspector-port", "0", "--log-level", "error"];
		const vars = ["--var", `RATE_SCALE:${rateScale}`, "--var", "SECRET:a-secret-for-the-bench-and-nothing-else"];
		const worker = startWrangler(["dev", entry, "--persist-to", persistTo, ...address, ...vars]);
		const release = endWithThisProcess(worker);
		try {
			await ready(knock);
			return await play(ask);
		} finally {
			await stopGroup(worker);
			release();
		}
	} finally {
		rmSync(persistTo, { recursive: true, force: true });
	}
}

async function ask<Answer>(what: object): Promise<Answer> {
	const body = JSON.stringify(what);
	const answer = await fetch(ADDRESS, { method: "POST", body });
	if (!answer.ok) throw new Error(`${body.slice(0, 200)}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
	return (await answer.json()) as Answer;
}

async function ready(knock: object): Promise<void> {
	const deadline = Date.now() + 60_000;
	while (Date.now() < deadline) {
		const isUp = await ask(knock).then(
			() => true,
			() => false,
		);
		if (isUp) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error("The Worker of the bench did not start.");
}
