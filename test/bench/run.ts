// npm run bench [-- --json]: what a page view costs in a thread of 50 and of 100,000 comments in a database of a million,
// as ratios to a bare answer and to the bare statements in the same run; a write, counts, the worst markup, the bundles.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLocalDatabase } from "../../demo/local-database.ts";
import { endWithThisProcess, stopGroup } from "../../demo/process-group.ts";
import { build } from "../../widget/build/build.ts";
import { table } from "../../widget/build/sizes.ts";
import { startWrangler, wrangler } from "../../worker/cli/wrangler.ts";
import { fillMillion, SESSION, SIZES } from "./million.ts";
import { median, worstMarkup } from "./worst-markup.ts";

const PORT = Number(process.env.PORT ?? 8797);
const ROUNDS = 9;
const TIMES = 40;
const COOKIE = `__Host-afterword=${SESSION}`;
/** What the first screen of the queue may read, however much waits. */
const QUEUE_ROWS_MAX = 120;

type Ask = { what: string; page: string; sort?: string; after?: string; focus?: string; cookie?: string };
type Row = { name: string; ms: number; rowsRead: number; toBare: number; toStatement: number | null };

const isJson = process.argv.includes("--json");
let runs = 0;
const note = (text: string) => isJson || console.log(text);

const persistTo = mkdtempSync(join(tmpdir(), "afterword-bench-"));
try {
	const { sizes } = await build();
	note("Filling a database with a million comments …");
	await wrangler(["d1", "migrations", "apply", "DB", "--local", "--persist-to", persistTo]);
	const started = performance.now();
	const database = openLocalDatabase(persistTo);
	fillMillion(database);
	database.close();
	note(`… in ${((performance.now() - started) / 1_000).toFixed(1)} s. Measuring, ${ROUNDS} rounds of ${TIMES} …\n`);
	const api = await measureApi();
	const markup = worstMarkup();
	if (isJson) console.log(JSON.stringify({ api, markup, sizes }, null, "\t"));
	else print(api, markup, sizes);
} finally {
	rmSync(persistTo, { recursive: true, force: true });
}

async function measureApi(): Promise<Row[]> {
	const address = ["--ip", "127.0.0.1", "--port", String(PORT), "--inspector-port", "0", "--log-level", "error"];
	const vars = ["--var", "RATE_SCALE:1000000", "--var", "SECRET:a-secret-for-the-bench-and-nothing-else"];
	const worker = startWrangler(["dev", "test/bench/worker.ts", "--persist-to", persistTo, ...address, ...vars]);
	const release = endWithThisProcess(worker);
	try {
		await ready();
		return await measureAll();
	} finally {
		await stopGroup(worker);
		release();
	}
}

async function measureAll(): Promise<Row[]> {
	const middle = (size: number) =>
		`01TEST${String(SIZES.slice(0, SIZES.indexOf(size)).reduce((sum, one) => sum + one, 0) + size / 2).padStart(20, "0")}`;
	const asks: [string, Ask][] = [
		["bare answer", { what: "bare", page: "" }],
		...SIZES.flatMap((size): [string, Ask][] => [
			[`statements, thread of ${size.toLocaleString("en")}`, { what: "statement", page: `/thread-${size}` }],
			[`first page, thread of ${size.toLocaleString("en")}`, { what: "page", page: `/thread-${size}` }],
		]),
		["deep page, thread of 100,000", { what: "page", page: "/thread-100000", after: middle(100_000) }],
		["most reactions first, thread of 100,000", { what: "page", page: "/thread-100000", sort: "top" }],
		["from a comment on, thread of 100,000", { what: "page", page: "/thread-100000", focus: middle(100_000) }],
		["first page from the edge's cache", { what: "cached", page: "/thread-100000" }],
		["counts of 20 pages", { what: "counts", page: "" }],
		["queue and its counts, 100,000 wait", { what: "queue", page: "", cookie: COOKIE }],
		["queue and its counts of one site", { what: "queue", page: "bench", cookie: COOKIE }],
		["write, thread of 50", { what: "write", page: "/thread-50" }],
		["write, thread of 100,000", { what: "write", page: "/thread-100000" }],
	];
	const times = new Map<string, number[]>(asks.map(([name]) => [name, []]));
	const rows = new Map<string, number>();
	for (let round = -1; round < ROUNDS; round++) {
		for (const [name, ask] of asks) {
			const empty = await duration({ what: "nothing", page: "" });
			const { ms, rowsRead } = await duration(ask);
			rows.set(name, rowsRead);
			// The first round warms the caches of SQLite and the compiler.
			if (round >= 0) times.get(name)!.push((ms - empty.ms) / TIMES);
		}
	}
	for (const [name, { what }] of asks) {
		const read = rows.get(name)!;
		if (what === "queue" && read > QUEUE_ROWS_MAX) throw new Error(`${name}: ${read} rows read`);
	}
	const msOf = (name: string) => median(times.get(name)!);
	return asks.map(([name]) => {
		const statement = name.replace("first page,", "statements,");
		return {
			name,
			ms: msOf(name),
			rowsRead: rows.get(name)!,
			toBare: msOf(name) / msOf("bare answer"),
			toStatement: statement !== name ? msOf(name) / msOf(statement) : null,
		};
	});
}

async function duration(ask: Ask): Promise<{ ms: number; rowsRead: number }> {
	runs += 1;
	const body = JSON.stringify({ ...ask, times: TIMES, run: `r${process.pid}x${runs}` });
	const before = performance.now();
	const answer = await fetch(`http://127.0.0.1:${PORT}/`, { method: "POST", body });
	if (!answer.ok) throw new Error(`${ask.what}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
	const { rowsRead } = (await answer.json()) as { rowsRead: number };
	return { ms: performance.now() - before, rowsRead };
}

async function ready(): Promise<void> {
	const deadline = Date.now() + 60_000;
	while (Date.now() < deadline) {
		if (
			await duration({ what: "nothing", page: "" }).then(
				() => true,
				() => false,
			)
		)
			return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error("The Worker of the bench did not start.");
}

function print(
	api: Row[],
	markup: ReturnType<typeof worstMarkup>,
	sizes: Awaited<ReturnType<typeof build>>["sizes"],
): void {
	console.table(
		api.map(({ name, ms, rowsRead, toBare, toStatement }) => ({
			what: name,
			"ms each": Number(ms.toFixed(3)),
			"rows read": rowsRead,
			"× bare answer": Number(toBare.toFixed(2)),
			"× its statements": toStatement === null ? "" : Number(toStatement.toFixed(2)),
		})),
	);
	const firsts = api.filter(({ name }) => name.startsWith("first page, ")).map(({ ms }) => ms);
	console.log(`First page, slowest to fastest thread: ×${(Math.max(...firsts) / Math.min(...firsts)).toFixed(2)}\n`);
	console.log("The dearest 5,000 characters of markup, ms of one parse:");
	console.table(
		markup
			.slice(0, 6)
			.map(({ text, ms, firstMs }) => ({ text, warm: Number(ms.toFixed(2)), first: Number(firstMs.toFixed(2)) })),
	);
	console.log("Bytes of the widget:");
	console.log(table(sizes));
}
