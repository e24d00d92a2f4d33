// What the installation uses of its plan, estimated: one request in so many is counted for all of them, so that the
// counting costs next to nothing. Which one is drawn by lot, or a script could choose its moment.

import type { MiddlewareHandler } from "hono";
import { openDatabase } from "../db/database.ts";
import { addUsageStatement, DAY_MS } from "../db/days.ts";
import type { AppEnv } from "./context.ts";

/** One request in so many; 0 counts none. */
export function sampledOneIn(env: AppEnv["Bindings"]): number {
	return Math.max(0, Math.floor(Number(env.USAGE_SAMPLE) || 0));
}

export const usage: MiddlewareHandler<AppEnv> = async function usage(c, next) {
	await next();
	const oneIn = sampledOneIn(c.env);
	if (oneIn === 0 || Math.random() * oneIn >= 1) return;
	const { rowsRead, rowsWritten } = c.get("db").usage;
	// Not through the request's own database: what the counting costs is no part of what is counted.
	const db = openDatabase(c.env.DB);
	const used = { requests: oneIn, rowsRead: rowsRead * oneIn, rowsWritten: rowsWritten * oneIn };
	c.executionCtx.waitUntil(db.run(addUsageStatement(db, { day: Math.floor(Date.now() / DAY_MS), ...used })));
};
