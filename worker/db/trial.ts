// The newest comments of a site as they were written, for holding a rule against them.

import type { MarkupNode } from "../contract/markup.ts";
import { TRIED_COMMENTS } from "../contract/rules.ts";
import type { Status, TriedView } from "../contract/wire.ts";
import { authorOf, type ViewRow } from "./comment-rows.ts";
import type { Database } from "./database.ts";

type TrialRow = Pick<ViewRow, "id" | "author_name" | "author_website" | "author_avatar" | "is_owner" | "body"> & {
	thread_id: number;
	status: Status;
	created_at: number;
};
export type TrialComment = {
	id: string;
	threadId: number;
	author: TriedView["comments"][number]["author"];
	body: MarkupNode[];
	status: Status;
	createdAt: number;
};

/** Whatever became of them, the newest first; what its author deleted has no words any more. */
export async function readNewestComments(db: Database, siteId: string): Promise<TrialComment[]> {
	const rows = await db.all<TrialRow>(
		db.prepare(
			`SELECT id, thread_id, author_name, author_website, author_avatar, is_owner, body, status, created_at FROM comments
			WHERE site_id = ?1 ORDER BY id DESC LIMIT ${TRIED_COMMENTS}`,
			siteId,
		),
	);
	return rows
		.filter(({ status }) => status !== "deleted")
		.map((row) => ({
			id: row.id,
			threadId: row.thread_id,
			author: authorOf(row),
			body: JSON.parse(row.body),
			status: row.status,
			createdAt: row.created_at,
		}));
}

export type TrialThread = { createdAt: number; page: TriedView["comments"][number]["page"] };

export async function readThreads(db: Database, ids: number[]): Promise<Map<number, TrialThread>> {
	const rows = await db.all<{ id: number; created_at: number; page_key: string; title: string; url: string | null }>(
		db.prepare(
			"SELECT id, created_at, page_key, title, url FROM threads WHERE id IN (SELECT value FROM json_each(?1))",
			JSON.stringify([...new Set(ids)]),
		),
	);
	return new Map(
		rows.map(({ id, created_at, page_key: key, title, url }) => [
			id,
			{ createdAt: created_at, page: { key, title, url } },
		]),
	);
}
