// Table rate_counters: how often something happened in a window, exactly. A write is counted in its own batch: what is
// refused for any reason counts nothing, and what is one too many is undone as a whole.

import type { Database } from "./database.ts";

export type Ceiling = { key: string; limit: number; windowStart: number; windowMs: number };

/** Counts one occurrence of each; fails where one is over its ceiling. To stand in the batch of what it counts. */
export function countStatement(db: Database, ceilings: Ceiling[]): D1PreparedStatement {
	const rows = ceilings.map(({ key, limit, windowStart, windowMs }) => [
		key,
		windowStart,
		limit,
		windowStart + windowMs,
	]);
	return db.prepare(
		`INSERT INTO rate_counters (key, window_start, count, ceiling, expires_at)
		SELECT value ->> 0, value ->> 1, 1, value ->> 2, value ->> 3 FROM json_each(?1) WHERE true
		ON CONFLICT (key, window_start) DO UPDATE SET count = count + 1, ceiling = excluded.ceiling`,
		JSON.stringify(rows),
	);
}

/** Whether a batch failed because something in it was one too many. */
export function isOverCeiling(error: unknown): boolean {
	return String(error).includes("CHECK constraint failed: count <= ceiling");
}

/** Those that are full now. */
export async function readFull(db: Database, ceilings: Ceiling[]): Promise<Ceiling[]> {
	const rows = await db.all<{ key: string; count: number }>(
		db.prepare(
			`SELECT key, count FROM rate_counters
			WHERE (key, window_start) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?1))`,
			JSON.stringify(ceilings.map(({ key, windowStart }) => [key, windowStart])),
		),
	);
	const counts = new Map(rows.map(({ key, count }) => [key, count]));
	return ceilings.filter(({ key, limit }) => (counts.get(key) ?? 0) >= limit);
}

/** How often something has happened in one window. */
export function readCountStatement(db: Database, { key, windowStart }: Ceiling): D1PreparedStatement {
	return db.prepare("SELECT count FROM rate_counters WHERE key = ?1 AND window_start = ?2", key, windowStart);
}
