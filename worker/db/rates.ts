// Table rate_counters: how often something happened in a window, exactly.

import type { Database } from "./database.ts";

export type Ceiling = { key: string; limit: number; windowStart: number; windowMs: number };
export type CountRow = { key: string; count: number };

/** Counts one occurrence of each and answers the new counts, in one statement. */
export function countStatement(db: Database, ceilings: Ceiling[]): D1PreparedStatement {
	const rows = ceilings.map(({ key, windowStart, windowMs }) => [key, windowStart, windowStart + windowMs]);
	return db.prepare(
		`INSERT INTO rate_counters (key, window_start, count, expires_at)
		SELECT value ->> 0, value ->> 1, 1, value ->> 2 FROM json_each(?1) WHERE true
		ON CONFLICT (key, window_start) DO UPDATE SET count = count + 1
		RETURNING key, count`,
		JSON.stringify(rows),
	);
}

export function countsOf(rows: CountRow[]): Map<string, number> {
	return new Map(rows.map(({ key, count }) => [key, count]));
}

/** Counts what stands alone, without a load to ride on. */
export async function count(db: Database, ceilings: Ceiling[]): Promise<Map<string, number>> {
	return countsOf(await db.all<CountRow>(countStatement(db, ceilings)));
}
