// All that is kept of people, as they may have it.

import type { PersonExport } from "../contract/wire.ts";
import type { Database } from "./database.ts";

type Exported = PersonExport["people"][number];
/** The e-mail still sealed. */
export type SealedPerson = Omit<Exported, "email"> & { emailSealed: string | null };

const WHO = "(SELECT value FROM json_each(?1))";

type Row = Record<string, unknown> & { author_id: string };

/** In one round trip, however many they are. */
export async function readPersonExport(db: Database, authorIds: string[]): Promise<SealedPerson[]> {
	const who = JSON.stringify(authorIds);
	const { rows } = await db.batch<Row[][]>([
		db.prepare(
			`SELECT id AS author_id, id, name, website, email_sealed AS emailSealed, created_at AS createdAt
			FROM authors WHERE id IN ${WHO}`,
			who,
		),
		db.prepare(
			`SELECT author_id, comments.id, page_key AS page, parent_id AS parentId, author_name AS name,
				author_website AS website, text, status, comments.created_at AS createdAt, edited_at AS editedAt, (
					SELECT json_group_array(json_object('text', revisions.text, 'writtenAt', written_at))
					FROM revisions WHERE comment_id = comments.id
				) AS revisions
			FROM comments JOIN threads ON threads.id = thread_id WHERE author_id IN ${WHO} ORDER BY comments.id`,
			who,
		),
		db.prepare(
			`SELECT author_id, comment_id AS commentId, kind, created_at AS createdAt FROM comment_reactions
			WHERE author_id IN ${WHO}`,
			who,
		),
		db.prepare(
			`SELECT author_id, page_key AS page, page_reactions.created_at AS createdAt
			FROM page_reactions JOIN threads ON threads.id = thread_id WHERE author_id IN ${WHO} AND merged_into IS NULL`,
			who,
		),
		db.prepare(
			`SELECT reporter AS author_id, comment_id AS commentId, reason, note, created_at AS createdAt FROM reports
			WHERE reporter IN ${WHO}`,
			who,
		),
	]);
	const [authors, comments, reactions, likes, reports] = rows.map((found) =>
		Map.groupBy(found, (row) => row.author_id),
	);
	const of = (id: string, found: Map<string, Row[]> | undefined) =>
		(found?.get(id) ?? []).map(({ author_id, ...row }) => row) as never[];
	return [...authors!.values()].map(([author]) => {
		const { author_id: id, ...profile } = author!;
		return {
			...(profile as Pick<SealedPerson, "id" | "name" | "website" | "createdAt" | "emailSealed">),
			comments: of(id, comments).map((row: { revisions: string }) => ({
				...row,
				revisions: JSON.parse(row.revisions),
			})) as never[],
			reactions: of(id, reactions),
			likes: of(id, likes),
			reports: of(id, reports),
		};
	});
}
