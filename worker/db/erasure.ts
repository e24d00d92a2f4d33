// Forgetting a person. Every table that holds something of one is named here, and nowhere else: who adds a table with
// words or names in it adds it here, and the test that looks for what is left in the whole database will say so too.

import type { Status } from "../contract/wire.ts";
import type { Database } from "./database.ts";

/** `anonymise` leaves the words readers see under no name; `delete` takes them, and leaves the places that have replies. */
export type Erasure = "anonymise" | "delete";

/** Whose rows: the authors of ?1. */
const WHO = "(SELECT value FROM json_each(?1))";
const THEIR_COMMENTS = `(SELECT id FROM comments WHERE author_id IN ${WHO})`;

/** Rows of their comments, and rows they made about others'. */
const OF_THEIR_COMMENTS = ["revisions", "reports", "notes"] as const;
const BY_THEM = ["viewer_tokens"] as const;
/** Comments readers do not see: their words stay in no case. */
const UNSEEN: Status[] = ["pending", "spam", "removed", "deleted"];

/** All of it in one batch. @param erased keyed hashes of what must not come back */
export function eraseAuthorStatements(
	db: Database,
	erase: { authorIds: string[]; how: Erasure; nameless: string; erased: string[]; now: number },
): D1PreparedStatement[] {
	const who = JSON.stringify(erase.authorIds);
	const ask = (sql: string, ...more: unknown[]) => db.prepare(sql, who, ...more);
	return [
		ask(`UPDATE merged_comments SET twin_hash = NULL WHERE comment_id IN ${THEIR_COMMENTS}`),
		...OF_THEIR_COMMENTS.map((table) => ask(`DELETE FROM ${table} WHERE comment_id IN ${THEIR_COMMENTS}`)),
		...BY_THEM.map((table) => ask(`DELETE FROM ${table} WHERE author_id IN ${WHO}`)),
		ask(`DELETE FROM reports WHERE reporter IN ${WHO}`),
		// Their names where others answered them past the depth limit.
		ask(
			`UPDATE comments SET reply_to = ?2 WHERE reply_to IS NOT NULL AND answered_author_id IN ${WHO}
				AND root_id IN (SELECT coalesce(root_id, id) FROM comments WHERE author_id IN ${WHO})`,
			erase.nameless,
		),
		// What people did about them, and about what they wrote.
		ask(
			`UPDATE acts SET label = '', why = NULL, before = '{}', after = '{}'
			WHERE subject IN (SELECT value FROM json_each(?1) UNION ALL SELECT id FROM comments WHERE author_id IN ${WHO})`,
		),
		...(erase.how === "delete"
			? [...givenStatements(ask), wordsStatement(ask, ["visible", ...UNSEEN])]
			: [wordsStatement(ask, UNSEEN), namesStatement(ask, erase.nameless)]),
		ask(
			`UPDATE authors SET name = '', website = NULL, email_sealed = NULL, email_index = NULL, avatar = 0, name_words = '[]',
				shown_name = NULL, shown_avatar = NULL, address_hash = NULL, address_seen_at = NULL, erased_at = ?2 WHERE id IN ${WHO}`,
			erase.now,
		),
		db.prepare(
			`INSERT INTO erasures (hash, created_at) SELECT value, ?2 FROM json_each(?1) WHERE true ON CONFLICT DO NOTHING`,
			JSON.stringify(erase.erased),
			erase.now,
		),
	];
}

type Ask = (sql: string, ...more: unknown[]) => D1PreparedStatement;

/** What it is found by goes too, the name among it; the nightly job finds the other words anew. */
function namesStatement(ask: Ask, nameless: string): D1PreparedStatement {
	return ask(
		`UPDATE comments SET author_name = ?2, author_website = NULL, author_avatar = 0, client_id = NULL, request_hash = NULL,
			twin_hash = NULL, words = NULL, version = version + 1 WHERE author_id IN ${WHO} AND status = 'visible'`,
		nameless,
	);
}

/** @param statuses of the comments whose words go */
function wordsStatement(ask: Ask, statuses: Status[]): D1PreparedStatement {
	return ask(
		`UPDATE comments SET status = 'deleted', version = version + 1, text = '', body = '[]', author_name = '',
			author_website = NULL, author_avatar = 0, reasons = '[]', client_id = NULL, request_hash = NULL,
			words_hash = NULL, twin_hash = NULL
		WHERE author_id IN ${WHO} AND status IN (SELECT value FROM json_each(?2))`,
		JSON.stringify(statuses),
	);
}

function givenStatements(ask: Ask): D1PreparedStatement[] {
	return [
		ask(`DELETE FROM comment_reactions WHERE author_id IN ${WHO}`),
		ask(`DELETE FROM page_reactions WHERE author_id IN ${WHO}`),
	];
}

/** Their comments, and the threads those are in, the latest first: whose readers are told, whatever page they are on. */
export async function readThreadsOf(
	db: Database,
	authorIds: string[],
): Promise<{ commentIds: string[]; threads: number[] }> {
	const rows = await db.all<{ id: string; thread_id: number }>(
		db.prepare(
			`SELECT id, thread_id FROM comments WHERE author_id IN ${WHO} ORDER BY id DESC`,
			JSON.stringify(authorIds),
		),
	);
	return { commentIds: rows.map(({ id }) => id), threads: [...new Set(rows.map((row) => row.thread_id))] };
}

/** Raises the versions of threads, so that nobody is content with what they have. */
export function raiseVersionsStatement(db: Database, threadIds: number[]): D1PreparedStatement {
	return db.prepare(
		"UPDATE threads SET version = version + 1 WHERE id IN (SELECT value FROM json_each(?1))",
		JSON.stringify(threadIds),
	);
}
