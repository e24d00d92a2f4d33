// What the overview asks and is answered.

import * as v from "valibot";
import { spans } from "./overview.ts";
import { count, siteId } from "./schemas.ts";

const day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/), v.description("A day of UTC"));

export const readOverviewQuery = v.object({
	site: v.optional(siteId),
	days: v.optional(v.picklist(spans.map(String))),
});
export const overview = v.object({
	/** The days asked for in their order, the last of them today; a day on which nothing happened is there too. */
	days: v.array(
		v.object({
			day,
			/** Written that day, whatever became of them. */
			comments: count,
			/** Of these, how many had to wait, and how many are spam now. */
			held: count,
			spam: count,
			reactions: count,
			/** Threads with a comment of that day. */
			threads: count,
		}),
	),
	/** Of the whole installation, and only for who runs all of it: what it used, estimated from one request in `sampled`. */
	usage: v.optional(
		v.object({
			sampled: count,
			days: v.array(v.object({ day, requests: count, rowsRead: count, rowsWritten: count })),
			/** What the free plan has for a day. */
			free: v.object({ requests: count, rowsRead: count, rowsWritten: count }),
		}),
	),
});
