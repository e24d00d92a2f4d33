// Table filters, and on each comment what its site's filter has learned of it.

import { emptyFilter, type Filter, filterBytes, filterOf, type Label } from "../domain/filter.ts";
import type { Database } from "./database.ts";

export type FilterRow = { spam: number; ham: number; model: string; version: number };

export function readFilterStatement(db: Database, siteId: string): D1PreparedStatement {
	return db.prepare("SELECT spam, ham, model, version FROM filters WHERE site_id = ?1", siteId);
}

/** A site where nothing was decided yet has an empty one. */
export function toFilter(row: FilterRow | undefined): Filter {
	return row ? filterOf({ spam: row.spam, ham: row.ham }, Uint8Array.fromBase64(row.model)) : emptyFilter;
}

/** What people decided a comment is, last and not undone. To remove one is not to call it spam: it is neither then. */
export const DECIDED_LABEL = `(
	SELECT iif(action = 'spam', 'spam', iif(action = 'remove', NULL, 'ham')) FROM decisions
	WHERE comment_id = comments.id AND undoes IS NULL AND NOT EXISTS (
		SELECT 1 FROM decisions AS later WHERE later.comment_id = comments.id AND later.undoes = decisions.id
	)
	ORDER BY version DESC LIMIT 1
)`;

/** A comment people decided on: what the filter has learned of it, and what it should have. */
export type Learnable = {
	id: string;
	site_id: string;
	text: string;
	author_website: string | null;
	learned: Label | null;
	label: Label | null;
};

/** Those of the comments of which the filter knows something else than was decided. */
export async function readLearnable(db: Database, commentIds: string[]): Promise<Learnable[]> {
	return db.all<Learnable>(
		db.prepare(
			`SELECT * FROM (
				SELECT id, site_id, text, author_website, learned, ${DECIDED_LABEL} AS label
				FROM comments WHERE id IN (SELECT value FROM json_each(?1)) AND status <> 'deleted'
			) WHERE learned IS NOT label`,
			JSON.stringify(commentIds),
		),
	);
}

export async function readFilter(db: Database, siteId: string): Promise<{ filter: Filter; version: number }> {
	const [row] = await db.all<FilterRow>(readFilterStatement(db, siteId));
	return { filter: toFilter(row), version: row?.version ?? 0 };
}

/** Writes the filter and what it has learned of which comment; false where somebody else wrote since it was read. */
export async function saveFilter(
	db: Database,
	save: {
		siteId: string;
		version: number;
		filter: Filter;
		learned: Pick<Learnable, "id" | "label">[];
		writer: string;
		now: number;
	},
): Promise<boolean> {
	const { siteId, version, filter, writer } = save;
	const { changes } = await db.batch([
		db.prepare(
			`INSERT INTO filters (site_id, spam, ham, model, version, writer, updated_at) VALUES (?1, ?2, ?3, ?4, ?5 + 1, ?6, ?7)
			ON CONFLICT (site_id) DO UPDATE SET spam = excluded.spam, ham = excluded.ham, model = excluded.model,
				version = excluded.version, writer = excluded.writer, updated_at = excluded.updated_at WHERE version = ?5`,
			siteId,
			filter.lessons.spam,
			filter.lessons.ham,
			filterBytes(filter).toBase64(),
			version,
			writer,
			save.now,
		),
		db.prepare(
			`UPDATE comments SET learned = value ->> 'label' FROM json_each(?2)
			WHERE comments.id = value ->> 'id' AND (SELECT writer FROM filters WHERE site_id = ?1) = ?3`,
			siteId,
			JSON.stringify(save.learned.map(({ id, label }) => ({ id, label }))),
			writer,
		),
	]);
	return changes[0] === 1;
}
