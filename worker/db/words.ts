// Tables thread_words and author_words: by what words something is found. A word finds all that begin with it.

import { SEARCHED_MAX } from "../contract/limits.ts";
import { searchWords } from "../domain/search-words.ts";
import type { Database } from "./database.ts";

/** From a word to behind all that begin with it, and how often there are such, counted no further than needed. */
export type Sought = { range: [string, string]; count: number };

const WORDS_MAX = 5;

/** The words of a text, the one first that the fewest things have: those are looked through. */
export async function readRarestFirst(
	db: Database,
	{ table, siteId, text }: { table: "thread_words" | "author_words"; siteId: string; text: string },
): Promise<Sought[]> {
	const words = searchWords(text.replace(/^https?:\/\/(www\.)?/i, "")).slice(0, WORDS_MAX);
	if (words.length === 0) return [];
	const ranges = words.map(rangeOf);
	const rows = await db.all<{ count: number }>(
		db.prepare(
			`SELECT (
				SELECT count(*) FROM (
					SELECT 1 FROM ${table} WHERE site_id = ?1 AND word >= sought.value ->> 0 AND word < sought.value ->> 1
					LIMIT ${SEARCHED_MAX + 1}
				)
			) AS count FROM json_each(?2) AS sought`,
			siteId,
			JSON.stringify(ranges),
		),
	);
	return ranges
		.map((range, index) => ({ range, count: rows[index]!.count }))
		.toSorted((one, other) => one.count - other.count);
}

export function rangeOf(word: string): [string, string] {
	return [word, `${word}\u{10FFFF}`];
}
