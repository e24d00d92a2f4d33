// What the owner finds after the flood, and how they get rid of it: by what screening has to say, a decision on all that
// match at a time, and back again.

import type { BulkView, QueueItem, Undone } from "../../../worker/contract/wire.ts";
import { owner } from "./door.ts";
import type { Holds } from "./run.ts";
import { type Scene, SITE } from "./scene.ts";

/** What the first screen of the queue may read. */
const SCREEN_ROWS_MAX = 120;
/** What only a script's comment is held for, and what few of people's are. */
const REASONS = ["form-missing", "honeypot", "too-fast", "repeated", "links"];

export async function judgeQueue(scene: Scene, holds: Holds): Promise<void> {
	const { door, taken } = scene;
	const screen = await door.send(["/queue", "/queue/counts"].map((path) => owner("GET", `${path}?site=${SITE}`)));
	const rows = screen.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
	holds(rows <= SCREEN_ROWS_MAX, `the first screen of the queue reads ${rows} rows`);

	const before = await walk(scene);
	const held = taken.filter(({ status }) => status === "pending");
	const bots = held.filter(({ who }) => who === "bot").length;
	holds(
		held.every(({ id }) => before.has(id)),
		`all of ${held.length} that were taken and held are in the queue, ${bots} of them the botnet's`,
	);
	const flooded = await walk(scene, "flood");
	console.log(`  · narrowed to the flood: ${flooded.size}`);

	const bulks: BulkView[] = [];
	for (const reason of REASONS) bulks.push(await clear(scene, reason));
	const left = await walk(scene);
	holds(
		held.filter(({ who }) => who !== "bot").every(({ id }) => left.has(id)),
		`decisions on all that match ${REASONS.join(", ")} leave everything that people wrote`,
	);
	const cleared = bulks.reduce((sum, { done }) => sum + done, 0);
	holds(cleared >= bots / 2, `and clear ${cleared} of ${bots}`);
	for (const { act } of bulks) await undo(scene, act);
	const after = await walk(scene);
	holds(
		after.size === before.size && [...before.keys()].every((id) => after.has(id)),
		"taken back, everything waits as before",
	);
}

/** All that waits, or what of it a check had a say on, page by page. */
async function walk({ door }: Scene, reason?: string): Promise<Map<string, QueueItem>> {
	const found = new Map<string, QueueItem>();
	const query = `/queue?site=${SITE}${reason ? `&reason=${reason}` : ""}`;
	for (let after: string | null = null; ; ) {
		const { json } = await door.one(owner("GET", query + (after ? `&after=${after}` : "")));
		for (const item of json.items as QueueItem[]) found.set(item.id, item);
		if (!json.hasMore) return found;
		after = json.cursor;
	}
}

/** Marks all that match as spam, as the dashboard does. */
async function clear({ door }: Scene, reason: string): Promise<BulkView> {
	const body = { by: "filter", id: crypto.randomUUID(), action: "spam", filter: { site: SITE, reason } };
	let view: BulkView | undefined;
	let rowsWritten = 0;
	do {
		const answer = await door.one(owner("POST", "/decisions", { ...body, after: view?.cursor ?? null }));
		rowsWritten += answer.rowsWritten;
		view = answer.json as BulkView;
	} while (!view.isOver);
	console.log(
		`  · ${reason}: ${view.done} marked, ${(rowsWritten / Math.max(1, view.done)).toFixed(1)} rows written each`,
	);
	return view;
}

async function undo({ door }: Scene, act: number): Promise<void> {
	for (;;) {
		const { json } = await door.one(owner("POST", `/acts/${act}/undo`, {}));
		if ((json as Undone).isOver) return;
	}
}
