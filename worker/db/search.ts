// Table comment_words: which comments have a word. Triggers keep it by the column comments.words.

import { type AskedWords, commentWords } from "../domain/comment-words.ts";
import type { Database } from "./database.ts";

/** Words that begin as asked, and comments of each, that one search looks at. */
const STARTS_MAX = 16;
const FOUND_MAX = 200;
const FOUND_OF_EACH_MIN = 30;
const PROBED_MAX = 200;
const LAST_LETTER = "\u{10FFFF}";

export type Found = {
	/** Comments that have the rarest of the words, in order. */
	ids: string[];
	/** Whether there are more beyond the last. */
	isCut: boolean;
};

/** @param ask `after` is the id beyond which to look; "" for the beginning */
export async function findByWords(
	db: Database,
	ask: { words: AskedWords; isNewestFirst: boolean; after: string },
): Promise<Found> {
	const words = await driverOf(db, ask.words);
	if (words.length === 0) return { ids: [], isCut: false };
	const limit = Math.max(FOUND_OF_EACH_MIN, Math.floor(FOUND_MAX / words.length));
	const [beyond, direction] = ask.isNewestFirst ? (["<", "DESC"] as const) : ([">", "ASC"] as const);
	const rows = await db.all<{ ids: string }>(
		db.prepare(
			`SELECT (
				SELECT json_group_array(comment_id) FROM (
					SELECT comment_id FROM comment_words WHERE word = asked.value AND comment_id ${beyond} ?2
					ORDER BY comment_id ${direction} LIMIT ?3
				)
			) AS ids FROM json_each(?1) AS asked`,
			JSON.stringify(words),
			ask.after || (ask.isNewestFirst ? LAST_LETTER : ""),
			limit,
		),
	);
	return merge(
		rows.map(({ ids }) => JSON.parse(ids) as string[]),
		{ limit, isNewestFirst: ask.isNewestFirst },
	);
}

/** Up to where every list is known: beyond the end of one that was cut there may be others between. */
function merge(lists: string[][], { limit, isNewestFirst }: { limit: number; isNewestFirst: boolean }): Found {
	const sign = isNewestFirst ? -1 : 1;
	const compare = (one: string, other: string) => (one < other ? -sign : one > other ? sign : 0);
	const ends = lists.filter((list) => list.length === limit).map((list) => list.at(-1)!);
	const end = ends.toSorted(compare)[0];
	const ids = [...new Set(lists.flat())].toSorted(compare);
	return { ids: end === undefined ? ids : ids.filter((id) => compare(id, end) <= 0), isCut: end !== undefined };
}

/** The rarest of the whole words; where there is none, those that begin as asked. */
async function driverOf(db: Database, { whole, start }: AskedWords): Promise<string[]> {
	if (whole.length === 1) return whole;
	if (whole.length === 0) {
		const rows = await db.all<{ word: string | null }>(
			db.prepare(
				`WITH RECURSIVE found (word) AS (
					SELECT min(word) FROM comment_words WHERE word >= ?1 AND word < ?2
					UNION ALL
					SELECT (SELECT min(word) FROM comment_words WHERE word > found.word AND word < ?2)
					FROM found WHERE word IS NOT NULL
				) SELECT word FROM found LIMIT ${STARTS_MAX}`,
				start,
				start + LAST_LETTER,
			),
		);
		return rows.flatMap(({ word }) => word ?? []);
	}
	const rows = await db.all<{ word: string }>(
		db.prepare(
			`SELECT value AS word FROM json_each(?1) AS asked ORDER BY (
				SELECT count(*) FROM (SELECT 1 FROM comment_words WHERE word = asked.value LIMIT ${PROBED_MAX})
			) LIMIT 1`,
			JSON.stringify(whole),
		),
	);
	return rows.map(({ word }) => word);
}

/**
 * Writes down what comments are found by that were written before that was known, the newest first.
 * @returns how many there were, at most `limit`
 */
export async function indexWords(db: Database, limit: number): Promise<number> {
	const rows = await db.all<{ id: string; text: string; author_name: string }>(
		db.prepare("SELECT id, text, author_name FROM comments WHERE words IS NULL ORDER BY id DESC LIMIT ?1", limit),
	);
	const words = rows.map(({ id, text, author_name }) => [
		id,
		JSON.stringify(commentWords({ text, name: author_name })),
	]);
	if (rows.length === 0) return 0;
	await db.run(
		db.prepare(
			`UPDATE comments SET words = found.value ->> 1 FROM json_each(?1) AS found
			WHERE comments.id = found.value ->> 0 AND words IS NULL`,
			JSON.stringify(words),
		),
	);
	return rows.length;
}
