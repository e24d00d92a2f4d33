// Threads that are probably one page's, by the column likeness; and computing what older rows of threads do not have yet.

import { ALIKE_PAGE } from "../contract/limits.ts";
import type { AlikeView } from "../contract/wire.ts";
import { compareByChance, likeness } from "../domain/likeness.ts";
import { pageWords } from "../domain/search-words.ts";
import type { Database } from "./database.ts";
import { THREAD_COLUMNS, type ThreadRow, toThreadItem } from "./thread-list.ts";

type AlikeRow = ThreadRow & { likeness: string };

/** Rows read: those shown and a few, however many threads have no like. @param ask `after` is the likeness shown last */
export async function readAlike(db: Database, ask: { siteId: string; after: string | undefined }): Promise<AlikeView> {
	const { rows } = await db.batch<[AlikeRow[], unknown[]]>([
		db.prepare(
			`SELECT ${THREAD_COLUMNS}, threads.likeness FROM threads
			WHERE site_id = ?1 AND is_alike = 1 AND likeness > ?2 ORDER BY likeness, id LIMIT ${ALIKE_PAGE + 1}`,
			ask.siteId,
			ask.after ?? "",
		),
		db.prepare("SELECT 1 FROM threads WHERE site_id = ?1 AND likeness IS NULL LIMIT 1", ask.siteId),
	]);
	const [found, toCompare] = rows;
	const groups = [...Map.groupBy(found, (row) => row.likeness)];
	const isMore = found.length > ALIKE_PAGE;
	// The last group may go on beyond what was read; one that fills the page by itself is shown as far as it was.
	const whole = isMore && groups.length > 1 ? groups.slice(0, -1) : groups;
	return {
		groups: whole.map(([key, threads]) => ({
			likeness: key,
			threads: threads.toSorted(compareForStay).map(toThreadItem),
		})),
		next: isMore ? whole.at(-1)![0] : null,
		isPartial: toCompare.length > 0,
	};
}

/** The one that should stay first: by the cleanest address, and of equally clean ones by the most comments. */
function compareForStay(one: AlikeRow, other: AlikeRow): number {
	return compareByChance(one.page_key, other.page_key) || other.comment_count - one.comment_count;
}

/** Threads compared at once. */
const COMPARED_AT_ONCE = 200;

/** Of one site, or of all where that is null. False once nothing is left to do. */
export async function compareThreads(db: Database, siteId: string | null): Promise<boolean> {
	const rows = await db.all<{ id: number; page_key: string; title: string }>(
		siteId === null
			? db.prepare(`SELECT id, page_key, title FROM threads WHERE likeness IS NULL LIMIT ${COMPARED_AT_ONCE}`)
			: db.prepare(
					`SELECT id, page_key, title FROM threads WHERE site_id = ?1 AND likeness IS NULL LIMIT ${COMPARED_AT_ONCE}`,
					siteId,
				),
	);
	if (rows.length === 0) return false;
	const known = rows.map(({ id, page_key: pageKey, title }) => [
		id,
		likeness(pageKey),
		JSON.stringify(pageWords({ title, pageKey })),
	]);
	await db.run(
		db.prepare(
			`UPDATE threads SET likeness = known.value ->> 1, words = known.value ->> 2
			FROM json_each(?1) AS known WHERE threads.id = known.value ->> 0`,
			JSON.stringify(known),
		),
	);
	return rows.length === COMPARED_AT_ONCE;
}
