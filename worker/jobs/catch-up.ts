// Once a night: what a browser left half done, what rows of former versions lack, and what is to be removed for good. Each
// a part a night: a backlog is worked off over several.

import { compareThreads } from "../db/alike-threads.ts";
import { knowAuthors, readUnknownAuthors, type UnknownAuthor } from "../db/authors.ts";
import { type Database, openDatabase } from "../db/database.ts";
import { forgetMergesStatements, removeDueThread } from "../db/removal.ts";
import { moveComments, readRunningMerges } from "../db/thread-merges.ts";
import { searchWords } from "../domain/search-words.ts";
import { isConfigured, type Keys, openKeys } from "../http/keys.ts";
import { emailIndexOf } from "../http/person-keys.ts";

/** Steps of one kind a night. */
const STEPS = 10;
const AUTHORS_AT_ONCE = 200;

/** @param now ms */
export async function catchUp(d1: D1Database, secret: string | undefined, now: number): Promise<void> {
	const db = openDatabase(d1);
	await repeat(() => finishMerges(db));
	await repeat(() => compareThreads(db, null));
	await repeat(() => removeDueThread(db, now));
	await db.batch(forgetMergesStatements(db, now));
	// Without it nobody could write, so there is nobody to know.
	if (isConfigured(secret)) {
		const keys = openKeys(secret);
		await repeat(() => completeAuthors(db, keys));
	}
}

/** As often as there is something left to do, and no more often than a night allows. */
async function repeat(step: () => Promise<boolean>): Promise<void> {
	for (let n = 0; n < STEPS && (await step()); n++);
}

async function finishMerges(db: Database): Promise<boolean> {
	const [merge] = await readRunningMerges(db, 1);
	if (merge) await moveComments(db, merge);
	return merge !== undefined;
}

async function completeAuthors(db: Database, keys: Keys): Promise<boolean> {
	const authors = await readUnknownAuthors(db, AUTHORS_AT_ONCE);
	if (authors.length === 0) return false;
	await knowAuthors(db, await Promise.all(authors.map((author) => knownBy(keys, author))));
	return true;
}

async function knownBy(keys: Keys, { id, site_id: siteId, name, email_sealed: sealed }: UnknownAuthor) {
	const email = sealed && (await keys.unseal("email", sealed));
	const emailIndex = sealed && (email ? await emailIndexOf(keys, { siteId, email }) : "");
	return { id, words: searchWords(name), emailIndex };
}
