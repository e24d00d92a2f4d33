// Headers of every answer of the API: nothing of it may run, be framed, be sniffed or be cached unless a route says so,
// and what it cost the database is told.

import type { MiddlewareHandler } from "hono";
import { openDatabase, type Usage } from "../db/database.ts";
import type { AppEnv } from "./context.ts";

export const headers: MiddlewareHandler<AppEnv> = async function headers(c, next) {
	const db = openDatabase(c.env.DB);
	c.set("db", db);
	await next();
	c.header("X-Content-Type-Options", "nosniff");
	if (!c.res.headers.has("Content-Security-Policy"))
		c.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
	c.header("Strict-Transport-Security", "max-age=31536000");
	if (c.res.headers.get("Content-Type") === "application/json")
		c.header("Content-Type", "application/json; charset=utf-8");
	if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
	if (!c.res.headers.has("Server-Timing")) c.header("Server-Timing", serverTiming(db.usage));
};

/** Durations in ms, as Server-Timing has it (W3C Server Timing §2). */
export function serverTiming(usage: Usage): string {
	return [
		`db;dur=${usage.durationMs.toFixed(2)}`,
		`round-trips;desc=${usage.roundTrips}`,
		`statements;desc=${usage.statements}`,
		`rows-read;desc=${usage.rowsRead}`,
		`rows-written;desc=${usage.rowsWritten}`,
	].join(", ");
}
