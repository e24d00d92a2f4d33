// Table comment_reactions: what visitors gave comments beside words. Triggers keep the counts on the comment.

import type { Settings } from "../contract/wire.ts";
import { orderReactions } from "../domain/reactions.ts";
import { type AuthorRow, readAuthorStatement } from "./authors.ts";
import type { Database } from "./database.ts";
import { type Ceiling, countStatement } from "./rates.ts";
import { readSiteStatement, type Site, type SiteRow, toSite } from "./sites.ts";
import { PAGE_KEYS, toPageKeys } from "./thread-keys.ts";

type CommentRow = { page_keys: string; reactions: string };
type OwnRow = { kind: string };

export type InSight = {
	site: Site | null;
	author: AuthorRow | null;
	/** In sight. */
	comment: { pageKeys: string[]; reactions: Record<string, number> } | null;
	/** The author's own kinds on it. */
	own: string[];
};

/** What an act upon somebody's visible comment rests on, in one round trip. */
export async function readInSight(
	db: Database,
	ask: { siteId: string; commentId: string; tokenHash: string; now: number },
): Promise<InSight> {
	const { rows } = await db.batch<[SiteRow[], AuthorRow[], CommentRow[], OwnRow[]]>([
		readSiteStatement(db, ask.siteId),
		readAuthorStatement(db, { hash: ask.tokenHash, siteId: ask.siteId, now: ask.now }),
		db.prepare(
			`SELECT reactions, ${PAGE_KEYS} FROM comments JOIN threads ON threads.id = thread_id
			WHERE comments.id = ?1 AND comments.site_id = ?2 AND status = 'visible' AND deleted_at IS NULL`,
			ask.commentId,
			ask.siteId,
		),
		db.prepare(
			`SELECT kind FROM comment_reactions
			WHERE comment_id = ?1 AND author_id = (SELECT author_id FROM viewer_tokens WHERE token_hash = ?2)`,
			ask.commentId,
			ask.tokenHash,
		),
	]);
	const [[site], [author], [comment], own] = rows;
	return {
		site: site ? toSite(site) : null,
		author: author ?? null,
		comment: comment ? { pageKeys: toPageKeys(comment.page_keys), reactions: JSON.parse(comment.reactions) } : null,
		own: own.map(({ kind }) => kind),
	};
}

/**
 * Gives a visible comment a reaction, or takes it back, with what makes the author known. A repeat changes nothing.
 * Answers what the comment has then, and what of it is the author's.
 */
export async function writeReaction(
	db: Database,
	reaction: {
		commentId: string;
		authorId: string;
		kind: string;
		isOn: boolean;
		acting: D1PreparedStatement[];
		ceilings: Ceiling[];
		settings: Pick<Settings, "reactions">;
		now: number;
	},
): Promise<{ reactions: [string, number][]; own: string[] }> {
	const { commentId, authorId, kind, isOn, settings } = reaction;
	const written = isOn
		? db.prepare(
				`INSERT INTO comment_reactions (comment_id, author_id, kind, thread_id, created_at)
				SELECT id, ?2, ?3, thread_id, ?4 FROM comments WHERE id = ?1 AND status = 'visible' ON CONFLICT DO NOTHING`,
				commentId,
				authorId,
				kind,
				reaction.now,
			)
		: db.prepare(
				"DELETE FROM comment_reactions WHERE comment_id = ?1 AND author_id = ?2 AND kind = ?3",
				commentId,
				authorId,
				kind,
			);
	const { rows } = await db.batch<unknown[][]>([
		countStatement(db, reaction.ceilings),
		...reaction.acting,
		written,
		db.prepare("SELECT reactions FROM comments WHERE id = ?1", commentId),
		db.prepare("SELECT kind FROM comment_reactions WHERE comment_id = ?1 AND author_id = ?2", commentId, authorId),
	]);
	const [[comment], own] = rows.slice(-2) as [{ reactions: string }[], OwnRow[]];
	return {
		reactions: orderReactions(JSON.parse(comment!.reactions), settings.reactions),
		own: own.map((row) => row.kind),
	};
}
