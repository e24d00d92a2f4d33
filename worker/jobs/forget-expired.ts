// Once a night: what has expired is forgotten, so that nothing about a person is kept longer than it is of use (R-GD-4).

import { openDatabase } from "../db/database.ts";
import { deleteExpiredStatements } from "../db/expiry.ts";

/** @param now ms */
export async function forgetExpired(d1: D1Database, now: number): Promise<void> {
	const db = openDatabase(d1);
	await db.batch(deleteExpiredStatements(db, now));
}
