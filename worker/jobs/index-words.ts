// Once a night: comments of before there was a search are made findable, so many that a free plan's writes of a day are
// not used up by it.

import { openDatabase } from "../db/database.ts";
import { indexWords } from "../db/search.ts";

const BATCH = 200;
const BATCHES = 10;

export async function indexOldWords(d1: D1Database): Promise<void> {
	const db = openDatabase(d1);
	for (let batch = 0; batch < BATCHES; batch++) if ((await indexWords(db, BATCH)) < BATCH) return;
}
