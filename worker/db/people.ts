// Authors as those see them who look after a site: found by name, the newest or those who wrote most, each with what they
// wrote. Who has given no name has only reacted, and is nobody to look after.

import { PEOPLE_PAGE, SEARCHED_MAX } from "../contract/limits.ts";
import type { PersonHistory, PersonItem, PersonList, Status } from "../contract/wire.ts";
import type { Database } from "./database.ts";
import { STANDING_COLUMNS, type StandingColumns, toStanding } from "./standing.ts";
import { readRarestFirst } from "./words.ts";

const PERSON_COLUMNS = `authors.id, authors.name, authors.website, authors.avatar, authors.visible_count, authors.created_at,
	authors.email_sealed IS NOT NULL AS has_email, ${STANDING_COLUMNS}`;
type PersonRow = {
	id: string;
	name: string;
	website: string | null;
	avatar: number;
	visible_count: number;
	created_at: number;
	has_email: number;
} & StandingColumns;

function toPersonItem(row: PersonRow): PersonItem {
	return {
		...toStanding(row, Date.now()),
		id: row.id,
		name: row.name,
		website: row.website,
		avatar: row.avatar,
		visibleCount: row.visible_count,
		createdAt: row.created_at,
		hasEmail: row.has_email === 1,
	};
}

export type PeopleOrder = "newest" | "comments";
const ORDER = { newest: "created_at", comments: "visible_count" } as const;

const listSql = (orderSql: string) => `SELECT ${PERSON_COLUMNS} FROM authors
	WHERE site_id = ?1 AND name <> '' AND (authors.${orderSql}, authors.id) < (?2, ?3)
	ORDER BY authors.${orderSql} DESC, authors.id DESC LIMIT ${PEOPLE_PAGE + 1}`;

/** Rows read: those shown and a few. @param ask `after` is the cursor of an earlier answer */
export async function readPeople(
	db: Database,
	ask: { siteId: string; order: PeopleOrder; after: string | undefined },
): Promise<PersonList> {
	const [, place = "9e15", id = "~"] = /^(\d+)-(.*)$/.exec(ask.after ?? "") ?? [];
	const order = ORDER[ask.order];
	const rows = await db.all<PersonRow>(db.prepare(listSql(order), ask.siteId, Number(place), id));
	const shown = rows.slice(0, PEOPLE_PAGE);
	const last = shown.at(-1);
	return {
		people: shown.map(toPersonItem),
		next: last && rows.length > shown.length ? `${last[order]}-${last.id}` : null,
		isCut: false,
	};
}

const FOUND_MAX = 2 * PEOPLE_PAGE;

/** Those whose names have words that begin so; null where there is no word in the text. */
export async function searchPeople(
	db: Database,
	ask: { siteId: string; order: PeopleOrder; text: string },
): Promise<PersonList | null> {
	const [first, ...others] = await readRarestFirst(db, { table: "author_words", siteId: ask.siteId, text: ask.text });
	if (!first) return null;
	const rows = await db.all<PersonRow>(
		db.prepare(
			`SELECT ${PERSON_COLUMNS} FROM authors WHERE id IN (
				SELECT author_id FROM (
					SELECT DISTINCT author_id FROM author_words WHERE site_id = ?1 AND word >= ?2 AND word < ?3 LIMIT ${SEARCHED_MAX}
				) AS candidates
				WHERE NOT EXISTS (
					SELECT 1 FROM json_each(?4) AS other WHERE NOT EXISTS (
						SELECT 1 FROM author_words AS found WHERE found.author_id = candidates.author_id
							AND found.word >= other.value ->> 0 AND found.word < other.value ->> 1
					)
				)
			) ORDER BY iif(?5 = 'newest', created_at, visible_count) DESC LIMIT ${FOUND_MAX + 1}`,
			ask.siteId,
			...first.range,
			JSON.stringify(others.map(({ range }) => range)),
			ask.order,
		),
	);
	return {
		people: rows.slice(0, FOUND_MAX).map(toPersonItem),
		next: null,
		isCut: rows.length > FOUND_MAX || first.count > SEARCHED_MAX,
	};
}

/** Null where the site has no such person. */
export async function readPerson(db: Database, ask: { siteId: string; id: string }): Promise<PersonItem | null> {
	const [row] = await db.all<PersonRow>(
		db.prepare(`SELECT ${PERSON_COLUMNS} FROM authors WHERE id = ?2 AND site_id = ?1`, ask.siteId, ask.id),
	);
	return row ? toPersonItem(row) : null;
}

type HistoryRow = {
	id: string;
	status: Status;
	body: string;
	created_at: number;
	page_key: string;
	title: string;
	url: string | null;
};

const STATUSES: Status[] = ["visible", "pending", "spam", "removed"];

/** What somebody wrote, the newest first, of one status or of all that still have words. */
export async function readHistory(
	db: Database,
	ask: { authorId: string; status: Status | undefined; after: string | undefined },
): Promise<PersonHistory> {
	const statuses = JSON.stringify(ask.status ? [ask.status] : STATUSES);
	const rows = await db.all<HistoryRow>(
		db.prepare(
			`SELECT comments.id, status, body, comments.created_at, page_key, title, url
			FROM comments JOIN threads ON threads.id = thread_id WHERE comments.id IN (
				SELECT newest.id FROM json_each(?2) AS asked, comments AS newest WHERE newest.id IN (
					SELECT id FROM comments WHERE author_id = ?1 AND status = asked.value AND id < ?3
					ORDER BY id DESC LIMIT ${PEOPLE_PAGE + 1}
				)
			) ORDER BY comments.id DESC LIMIT ${PEOPLE_PAGE + 1}`,
			ask.authorId,
			statuses,
			ask.after ?? "~",
		),
	);
	const shown = rows.slice(0, PEOPLE_PAGE);
	return {
		comments: shown.map((row) => ({
			id: row.id,
			status: row.status,
			body: JSON.parse(row.body),
			createdAt: row.created_at,
			page: { key: row.page_key, title: row.title, url: row.url },
		})),
		next: rows.length > shown.length ? shown.at(-1)!.id : null,
	};
}

/** The sealed e-mail; null where none was given. */
export async function readSealedEmail(db: Database, authorId: string): Promise<string | null> {
	const sql = "SELECT email_sealed FROM authors WHERE id = ?1";
	const [row] = await db.all<{ email_sealed: string | null }>(db.prepare(sql, authorId));
	return row?.email_sealed ?? null;
}

/** Everybody on the site who gave the same e-mail as this person, who is among them. */
export async function readNamesakes(db: Database, ask: { siteId: string; id: string }): Promise<string[]> {
	const rows = await db.all<{ id: string }>(
		db.prepare(
			`SELECT id FROM authors WHERE site_id = ?1 AND email_index = (SELECT email_index FROM authors WHERE id = ?2) AND email_index <> ''
			UNION SELECT ?2 LIMIT ${SEARCHED_MAX}`,
			ask.siteId,
			ask.id,
		),
	);
	return rows.map(({ id }) => id);
}
