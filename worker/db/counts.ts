// Table site_counts, kept by triggers, and how many comments a filter lets through.

import { MATCHES_COUNTED } from "../contract/limits.ts";
import type { QueueCounts } from "../contract/wire.ts";
import type { Database } from "./database.ts";
import { openWalk, type QueueFilter } from "./queue-filter.ts";

type CountRow = { id: string; visible: number; pending: number; spam: number; removed: number; reported: number };
type SiteCounts = QueueCounts["sites"][number];

/** @param filter what is counted; its sites are those of the counts as well */
export async function readQueueCounts(db: Database, filter: QueueFilter): Promise<QueueCounts> {
	const known = exactly(filter);
	const walk = known ? null : await openWalk(db, { filter, after: undefined }, MATCHES_COUNTED + 1);
	const walkSql = walk?.walkSql;
	const columnsSql = "site_id AS id, visible, pending, spam, removed, reported";
	const { rows } = await db.batch<[CountRow[], { n: number; holding: number; last: number }[]]>([
		filter.sites === null
			? db.prepare(`SELECT ${columnsSql} FROM site_counts`)
			: db.prepare(
					`SELECT ${columnsSql} FROM site_counts WHERE site_id IN (SELECT value FROM json_each(?1))`,
					JSON.stringify(filter.sites),
				),
		...(walk
			? [
					db.prepare(
						`SELECT count(*) AS n, coalesce(sum(holds), 0) AS holding, coalesce(max(n), 0) AS last FROM (${walkSql})`,
						...walk.values,
					),
				]
			: []),
	]);
	const [found, [probe]] = [rows[0], rows[1] ?? []];
	const sites = found.map((row) => ({ ...row, waiting: row.pending + row.reported }));
	const totals = total(sites);
	return {
		...totals,
		sites,
		matching: probe
			? {
					n: Math.min(probe.holding, MATCHES_COUNTED),
					isMore: probe.holding > MATCHES_COUNTED || (walk!.endsAt > 0 && probe.last === walk!.endsAt),
				}
			: { n: known ? known(totals) : 0, isMore: false },
	};
}

function total(sites: SiteCounts[]): Omit<QueueCounts, "sites" | "matching"> {
	const sum = (name: Exclude<keyof SiteCounts, "id">) => sites.reduce((all, site) => all + site[name], 0);
	return {
		waiting: sum("waiting"),
		pending: sum("pending"),
		visible: sum("visible"),
		spam: sum("spam"),
		removed: sum("removed"),
		reported: sum("reported"),
	};
}

/** The counter that answers a filter by itself; null where there is none. */
function exactly(filter: QueueFilter): ((totals: ReturnType<typeof total>) => number) | null {
	const { sites: _, status, isNewestFirst: __, isReported, ...others } = filter;
	if (Object.values(others).some((part) => part !== undefined)) return null;
	if (isReported) return status === "waiting" || status === "any" ? ({ reported }) => reported : null;
	return status === "any" || status === "deleted" ? null : (totals) => totals[status];
}
