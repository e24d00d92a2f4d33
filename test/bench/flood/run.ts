// npm run bench -- flood: ten thousand hostile posts from a thousand addresses within an hour, twice: at a site as sites
// are, and at one that publishes at once and asks for no proof. What must hold fails the bench where it does not; what
// depends on the machine is told as a ratio.

import { build } from "../../../widget/build/build.ts";
import type { QueueItem, Settings } from "../../../worker/contract/wire.ts";
import { fillSite } from "../million.ts";
import { onStage } from "../stage.ts";
import { median } from "../worst-markup.ts";
import { ADDRESSES, POSTS, WAVE } from "./botnet.ts";
import { openDoor, owner, visitor } from "./door.ts";
import { judgeQueue } from "./queue.ts";
import {
	begin,
	NEIGHBOUR,
	PAGES,
	PEOPLE,
	personWrites,
	play,
	type Read,
	readCalmly,
	type Scene,
	SITE,
} from "./scene.ts";

const HOUR = 3_600_000;
const SITE_PER_HOUR = 300;
/** What a read may take more than before, on pages that are written on meanwhile. */
const ROWS_MORE = 40;

export type Holds = (isSo: boolean, what: string) => void;

/** Fails the process where something does not hold. */
export async function flood(): Promise<void> {
	const failed: string[] = [];
	const holds: Holds = (isSo, what) => {
		console.log(`  ${isSo ? "✓" : "✗"} ${what}`);
		if (!isSo) failed.push(what);
	};
	// The Worker serves it, and does not start without.
	await build();
	await attack("A site as sites are", {}, holds);
	await attack("A site that publishes at once and asks for no proof", { mode: "publish", proof: "never" }, holds);
	if (failed.length > 0) {
		console.error(`\nDoes not hold: ${failed.join(" · ")}`);
		process.exitCode = 1;
	}
}

async function attack(title: string, settings: Partial<Settings>, holds: Holds): Promise<void> {
	console.log(`\n${title}: ${POSTS.toLocaleString("en")} posts from ${ADDRESSES.toLocaleString("en")} addresses`);
	const threads = PAGES.map((page, n) => ({ page, size: 100 + n }));
	const fill = (database: Parameters<typeof fillSite>[0]) => fillSite(database, threads, settings);
	const knock = { ahead: 0, calls: [] };
	await onStage({ entry: "test/bench/flood/worker.ts", rateScale: 1, fill, knock }, async (ask) => {
		// A minute into an hour that is to come.
		const scene = await begin(openDoor(ask, Math.ceil(Date.now() / HOUR) * HOUR + 60_000));
		const before = await readCalmly(scene.door, 120);
		const started = performance.now();
		await play(scene);
		console.log(`  an hour in ${((performance.now() - started) / 1_000).toFixed(0)} s`);
		judgeReads(scene, before, holds);
		judgeWrites(scene, holds, settings);
		await judgeQueue(scene, holds);
		await judgeNotice(scene, holds);
	});
}

function judgeReads({ reads }: Scene, before: Read[], holds: Holds): void {
	const uncached = (list: Read[]) => list.filter(({ answer }) => !answer.isFromCache);
	const rows = (list: Read[]) => Math.max(...uncached(list).map(({ answer }) => answer.rowsRead));
	const timed = (list: Read[]) => uncached(list).flatMap(({ ms }) => (ms === undefined ? [] : [ms]));
	const p95 = (figures: number[]) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length * 0.95)]!;
	const cached = (list: Read[]) => list.filter(({ answer }) => answer.isFromCache).length;
	holds(
		reads.every(({ answer }) => answer.status === 200),
		`all of ${reads.length} reads are answered`,
	);
	holds(rows(reads) <= rows(before) + ROWS_MORE, `a read takes ${rows(reads)} rows at most, before ${rows(before)}`);
	const ratio = (of: (figures: number[]) => number) => (of(timed(reads)) / of(timed(before))).toFixed(2);
	console.log(`  · reads between the waves to reads before: median ×${ratio(median)}, p95 ×${ratio(p95)}`);
	console.log(
		`  · from the edge's cache: ${cached(reads)} of ${reads.length}, before ${cached(before)} of ${before.length}`,
	);
}

function judgeWrites(
	{ tally, people, trusted, neighbour, taken }: Scene,
	holds: Holds,
	settings: Partial<Settings>,
): void {
	const figures = [...tally].map(([what, { n, rowsWritten, rowsRead }]) => ({
		what,
		n,
		"rows written each": Number((rowsWritten / n).toFixed(1)),
		"rows read each": Number((rowsRead / n).toFixed(1)),
	}));
	console.table(figures.sort((a, b) => a.what.localeCompare(b.what)));
	// That somebody knocks is noted of some.
	const refused = figures.filter(({ what }) => /^post 4\d\d /.test(what));
	holds(
		refused.every((one) => one["rows written each"] < 0.1),
		"a post that is refused writes nothing",
	);
	holds(!figures.some(({ what }) => / 5\d\d /.test(what)), "nothing goes wrong");
	const ends = people.map((answers) => answers.at(-1)!);
	holds(
		ends.length === PEOPLE && ends.every(({ status }) => status === 201),
		`${ends.filter(({ status }) => status === 201).length} of ${PEOPLE} people are heard, ${people.filter(({ length }) => length > 1).length} after another attempt`,
	);
	holds(
		trusted.length === 2 && trusted.every(({ status, json }) => status === 201 && json.comment.status === "visible"),
		"whom the owner trusts stands at once",
	);
	holds(neighbour.length === 1 && neighbour[0]!.status === 201, "a neighbouring site is asked for no proof");
	const published = taken.filter(({ who, status }) => who === "bot" && status === "visible").length;
	const most = settings.mode === "publish" ? SITE_PER_HOUR + WAVE : 0;
	holds(published <= most, `of the botnet's posts ${published} were published, at most ${most}`);
	const written = [...tally.values()].reduce((sum, one) => sum + one.rowsWritten, 0);
	console.log(`  · rows written by the botnet in all: ${written.toLocaleString("en")}`);
}

/** One notice, as long as it goes on; and that it ends. */
async function judgeNotice(scene: Scene, holds: Holds): Promise<void> {
	const { door } = scene;
	const notices = async () =>
		(await door.one(owner("GET", "/notices"))).json.notices as { kind: string; site: { id: string } }[];
	const isOne = (list: { kind: string; site: { id: string } }[]) => list.length === 1 && list[0]!.site.id === SITE;
	holds(isOne(await notices()), "the owner is told once, and of this site alone");
	for (let hour = 0; hour < 3; hour++) await knockOn(scene);
	holds(isOne(await notices()), "and not again while it goes on for three hours");
	/** Whether somebody who writes now is told to wait for it. */
	const isFlooded = async (n: number) => {
		const written = (await personWrites(scene, { address: `192.0.2.${100 + n}`, n: 3_000 + n })).at(-1)!;
		const { json } = await door.one(owner("GET", `/comments/${written.json.comment.id}`));
		return (json as QueueItem).reasons.some(({ check }) => check === "flood");
	};
	holds(await isFlooded(0), "it is still a flood then");
	door.pass(HOUR + 1_000);
	holds(!(await isFlooded(1)), "it ends by itself after a calm hour");
	const neighbours = await door.one(owner("GET", `/queue?site=${NEIGHBOUR}`));
	holds(neighbours.json.items.length === 1, "the neighbour's queue has the neighbour's comment");
}

/** An hour in which the botnet goes on as before, one post from each address. */
async function knockOn({ door, forms }: Scene): Promise<void> {
	for (let wave = 0; wave < 20; wave++) {
		const calls = Array.from({ length: 50 }, (_, n) => {
			const body = {
				clientId: crypto.randomUUID(),
				page: PAGES[0],
				name: "Best Shop",
				text: `Nobody sells cheaper ${door.now()} ${n}`,
				formToken: forms.get(PAGES[0]!)!.formToken,
			};
			return visitor(`198.19.${wave}.${n}`, { site: SITE, method: "POST", path: "/comments", body });
		});
		await door.send(calls);
		door.pass(HOUR / 20);
	}
}
