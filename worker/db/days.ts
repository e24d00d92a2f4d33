// Tables site_days and usage_days: what happened by day. Triggers keep the first; the second is an estimate.

import type { OverviewView } from "../contract/wire.ts";
import type { Database } from "./database.ts";

export const DAY_MS = 86_400_000;

type Day = OverviewView["days"][number];
type UsageDay = NonNullable<OverviewView["usage"]>["days"][number];
const SUMS =
	"sum(comments) AS comments, sum(held) AS held, sum(spam) AS spam, sum(reactions) AS reactions, sum(threads) AS threads";
type Span = { first: number; last: number };

/** @param sites the ones asked about; null stands for all. @param span days since 1970, both among them */
export async function readDays(
	db: Database,
	{ sites, span }: { sites: string[] | null; span: Span },
): Promise<{ days: Day[]; usage: UsageDay[] }> {
	const { rows } = await db.batch<[(Omit<Day, "day"> & { day: number })[], UsageRow[]]>([
		sites
			? db.prepare(
					`SELECT day, ${SUMS} FROM site_days WHERE site_id IN (SELECT value FROM json_each(?3))
						AND day BETWEEN ?1 AND ?2 GROUP BY day`,
					span.first,
					span.last,
					JSON.stringify(sites),
				)
			: db.prepare(
					`SELECT day, ${SUMS} FROM site_days WHERE day BETWEEN ?1 AND ?2 GROUP BY day`,
					span.first,
					span.last,
				),
		db.prepare(
			"SELECT day, requests, rows_read, rows_written FROM usage_days WHERE day BETWEEN ?1 AND ?2",
			span.first,
			span.last,
		),
	]);
	const [happened, used] = rows;
	return {
		days: eachDay(span, happened, { comments: 0, held: 0, spam: 0, reactions: 0, threads: 0 }),
		usage: eachDay(span, used, { requests: 0, rows_read: 0, rows_written: 0 }).map((row) => ({
			day: row.day,
			requests: row.requests,
			rowsRead: row.rows_read,
			rowsWritten: row.rows_written,
		})),
	};
}
type UsageRow = { day: number; requests: number; rows_read: number; rows_written: number };

/** A row for each day of the span, with `none` where there is none. */
function eachDay<Row extends object>(
	{ first, last }: Span,
	rows: (Row & { day: number })[],
	none: Row,
): (Row & { day: string })[] {
	const found = new Map(rows.map((row) => [row.day, row]));
	return Array.from({ length: last - first + 1 }, (_, index) => {
		const day = first + index;
		return { ...(found.get(day) ?? none), day: new Date(day * DAY_MS).toISOString().slice(0, 10) };
	});
}

/** Adds to what a day used. */
export function addUsageStatement(
	db: Database,
	used: { day: number; requests: number; rowsRead: number; rowsWritten: number },
): D1PreparedStatement {
	return db.prepare(
		`INSERT INTO usage_days (day, requests, rows_read, rows_written) VALUES (?1, ?2, ?3, ?4)
		ON CONFLICT (day) DO UPDATE SET requests = requests + excluded.requests,
			rows_read = rows_read + excluded.rows_read, rows_written = rows_written + excluded.rows_written`,
		used.day,
		used.requests,
		used.rowsRead,
		used.rowsWritten,
	);
}
