// Tables authors and viewer_tokens: who wrote on a site, and the tokens by which their browsers are known again.

import { searchWords } from "../domain/search-words.ts";
import type { Standing } from "../domain/standing.ts";
import type { Database } from "./database.ts";

const DAY = 24 * 3_600_000;
/** A token dies 90 days after its last use (R-SES-1). */
const TOKEN_IDLE_MS = 90 * DAY;

export const AUTHOR_COLUMNS = `authors.id, authors.name, authors.website, authors.avatar, authors.visible_count,
	authors.standing, authors.standing_until, authors.is_shadowed`;
export type AuthorRow = {
	id: string;
	name: string;
	website: string | null;
	avatar: number;
	visible_count: number;
	standing: Standing | null;
	standing_until: number | null;
	is_shadowed: number;
};

/** The bearer of a token on a site; the token of another site opens nothing here. */
export function readAuthorStatement(
	db: Database,
	token: { hash: string; siteId: string; now: number },
): D1PreparedStatement {
	return db.prepare(
		`SELECT ${AUTHOR_COLUMNS} FROM viewer_tokens JOIN authors ON authors.id = viewer_tokens.author_id
		WHERE token_hash = ?1 AND viewer_tokens.site_id = ?2 AND expires_at > ?3`,
		token.hash,
		token.siteId,
		token.now,
	);
}

/** Keeps a used token alive, as long as it is; at most one write a day. */
export function touchTokenStatement(db: Database, token: { hash: string; now: number }): D1PreparedStatement {
	return db.prepare(
		"UPDATE viewer_tokens SET last_used_at = ?2, expires_at = ?3 WHERE token_hash = ?1 AND last_used_at < ?4 AND expires_at > ?2",
		token.hash,
		token.now,
		token.now + TOKEN_IDLE_MS,
		token.now - DAY,
	);
}

export function insertTokenStatement(
	db: Database,
	token: { hash: string; siteId: string; authorId: string; now: number },
): D1PreparedStatement {
	return db.prepare(
		`INSERT INTO viewer_tokens (token_hash, site_id, author_id, created_at, last_used_at, expires_at)
		VALUES (?1, ?2, ?3, ?4, ?4, ?5)`,
		token.hash,
		token.siteId,
		token.authorId,
		token.now,
		token.now + TOKEN_IDLE_MS,
	);
}

/** False where there was none. */
export async function deleteToken(db: Database, token: { hash: string; siteId: string }): Promise<boolean> {
	return (
		(await db.run(
			db.prepare("DELETE FROM viewer_tokens WHERE token_hash = ?1 AND site_id = ?2", token.hash, token.siteId),
		)) === 1
	);
}

export type UnknownAuthor = { id: string; site_id: string; name: string; email_sealed: string | null };

/** Of before people could be found by name and e-mail: some of those who still cannot. */
export function readUnknownAuthors(db: Database, limit: number): Promise<UnknownAuthor[]> {
	const columns = "id, site_id, name, email_sealed";
	return db.all<UnknownAuthor>(
		db.prepare(
			`SELECT ${columns} FROM authors WHERE id IN (
				SELECT id FROM (SELECT id FROM authors WHERE name_words IS NULL LIMIT ?1)
				UNION SELECT id FROM (
					SELECT id FROM authors WHERE email_sealed IS NOT NULL AND email_index IS NULL LIMIT ?1
				)
			)`,
			limit,
		),
	);
}

/** By what they are found from now on; "" is the index of an e-mail nobody can read any more. */
export async function knowAuthors(
	db: Database,
	known: { id: string; words: string[]; emailIndex: string | null }[],
): Promise<void> {
	const rows = known.map(({ id, words, emailIndex }) => [id, JSON.stringify(words), emailIndex]);
	await db.run(
		db.prepare(
			`UPDATE authors SET name_words = known.value ->> 1, email_index = known.value ->> 2
			FROM json_each(?1) AS known WHERE authors.id = known.value ->> 0`,
			JSON.stringify(rows),
		),
	);
}

/** Writes who an author is now: a new one, or what a known one calls themselves from here on. */
export function saveAuthorStatement(
	db: Database,
	author: {
		id: string;
		siteId: string;
		name: string;
		website: string | null;
		emailSealed: string | null;
		/** Of the same e-mail, by which its other authors on the site are found. */
		emailIndex: string | null;
		avatar: number;
		/** Where they write from, as a keyed hash; null where that is not to be known. */
		addressHash?: string | null;
		now: number;
	},
): D1PreparedStatement {
	return db.prepare(
		`INSERT INTO authors (id, site_id, name, website, email_sealed, avatar, created_at, address_hash, address_seen_at,
			email_index, name_words)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, iif(?8 IS NULL, NULL, ?7), ?9, ?10)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, website = excluded.website, name_words = excluded.name_words,
			email_sealed = coalesce(excluded.email_sealed, email_sealed),
			email_index = coalesce(excluded.email_index, email_index), avatar = excluded.avatar,
			address_hash = excluded.address_hash, address_seen_at = excluded.address_seen_at`,
		author.id,
		author.siteId,
		author.name,
		author.website,
		author.emailSealed,
		author.avatar,
		author.now,
		author.addressHash ?? null,
		author.emailIndex,
		JSON.stringify(searchWords(author.name)),
	);
}
