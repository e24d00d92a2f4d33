// What Akismet takes comments for, on each comment: as it answered, or as it was told since.

import type { Label } from "../domain/filter.ts";
import { settingsOf } from "../domain/settings.ts";
import type { Database } from "./database.ts";
import { DECIDED_LABEL } from "./filters.ts";

/** A comment that Akismet takes for the opposite of `label`. */
export type Mistaken = {
	id: string;
	label: Label;
	text: string;
	name: string;
	emailSealed: string | null;
	website: string | null;
	isReply: boolean;
	pageUrl: string | null;
	origins: string[];
	lang: string;
};
type MistakenRow = {
	id: string;
	label: Label;
	text: string;
	author_name: string;
	email_sealed: string | null;
	author_website: string | null;
	parent_id: string | null;
	url: string | null;
	origins: string;
	settings: string;
};

/** What is decided on it; where nothing is, or no longer, what Akismet said by itself. */
const LABEL = `coalesce(${DECIDED_LABEL}, iif(EXISTS (
	SELECT 1 FROM json_each(comments.reasons) WHERE value ->> 'check' = 'akismet'
), 'spam', 'ham'))`;

/** Those of the comments Akismet is wrong about, of sites that ask it. */
export async function readMistaken(db: Database, commentIds: string[], limit: number): Promise<Mistaken[]> {
	const rows = await db.all<MistakenRow>(
		db.prepare(
			`SELECT comments.id, ${LABEL} AS label, comments.text, author_name, email_sealed, author_website, parent_id,
				threads.url, origins, settings
			FROM comments JOIN threads ON threads.id = thread_id JOIN sites ON sites.id = comments.site_id
			JOIN authors ON authors.id = author_id
			WHERE comments.id IN (SELECT value FROM json_each(?1)) AND status <> 'deleted' AND settings ->> 'akismet' = 1
				AND akismet <> label
			LIMIT ?2`,
			JSON.stringify(commentIds),
			limit,
		),
	);
	return rows.map((row) => ({
		id: row.id,
		label: row.label,
		text: row.text,
		name: row.author_name,
		emailSealed: row.email_sealed,
		website: row.author_website,
		isReply: row.parent_id !== null,
		pageUrl: row.url,
		origins: JSON.parse(row.origins),
		lang: settingsOf(JSON.parse(row.settings)).lang,
	}));
}

/** Notes what Akismet was told. */
export async function saveTold(db: Database, told: Pick<Mistaken, "id" | "label">[]): Promise<void> {
	await db.run(
		db.prepare(
			"UPDATE comments SET akismet = value ->> 'label' FROM json_each(?1) WHERE comments.id = value ->> 'id'",
			JSON.stringify(told.map(({ id, label }) => ({ id, label }))),
		),
	);
}
