// npm run bench [-- --json]: what a page view costs in a thread of 50 and of 100,000 comments in a database of a million,
// as ratios to a bare answer and to the bare statements in the same run; a write, counts, the worst markup, a long thread in a
// browser, the bundles.
// npm run bench -- flood: ten thousand hostile posts, and whether the site stands them (flood/run.ts).

import type { DatabaseSync } from "node:sqlite";
import { build } from "../../widget/build/build.ts";
import { table } from "../../widget/build/sizes.ts";
import { flood } from "./flood/run.ts";
import { browseLongThread, type LongThread } from "./long-thread.ts";
import { fillMillion, SESSION, SIZES } from "./million.ts";
import { onStage } from "./stage.ts";
import { median, worstMarkup } from "./worst-markup.ts";

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

if (process.argv.includes("flood")) await flood();
else await measure();

async function measure(): Promise<void> {
	const { sizes } = await build();
	note("Filling a database with a million comments …");
	const started = performance.now();
	const fill = (database: DatabaseSync) => {
		fillMillion(database);
		note(`… in ${((performance.now() - started) / 1_000).toFixed(1)} s. Measuring, ${ROUNDS} rounds of ${TIMES} …\n`);
	};
	const knock = { what: "nothing", page: "", times: 1, run: "knock" };
	const api = await onStage({ entry: "test/bench/worker.ts", rateScale: 1_000_000, fill, knock }, measureAll);
	const markup = worstMarkup();
	const longThread = await browseLongThread();
	if (isJson) console.log(JSON.stringify({ api, markup, longThread, sizes }, null, "\t"));
	else print(api, markup, longThread, sizes);
}

async function measureAll(send: (what: object) => Promise<unknown>): Promise<Row[]> {
	const duration = (ask: Ask) => durationOf(send, ask);
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

async function durationOf(
	send: (what: object) => Promise<unknown>,
	ask: Ask,
): Promise<{ ms: number; rowsRead: number }> {
	runs += 1;
	const before = performance.now();
	const { rowsRead } = (await send({ ...ask, times: TIMES, run: `r${process.pid}x${runs}` })) as { rowsRead: number };
	return { ms: performance.now() - before, rowsRead };
}

function print(
	api: Row[],
	markup: ReturnType<typeof worstMarkup>,
	longThread: LongThread,
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
	const { first, last, like } = longThread;
	console.log("Reading a thread of 10,000 comments to its end in Chromium, ms of the page's main thread:");
	console.log(
		`a page more ${first.toFixed(0)} at first, ${last.toFixed(0)} at the end (×${(last / first).toFixed(1)}); a like then ${like.toFixed(0)}\n`,
	);
	console.log("Bytes of the widget:");
	console.log(table(sizes));
}
