// Table page_reactions: who likes a page. A trigger keeps the count on the thread.

import { LIKES_SHOWN } from "../contract/limits.ts";
import type { LikesView } from "../contract/wire.ts";
import { type AuthorRow, readAuthorStatement } from "./authors.ts";
import type { Database } from "./database.ts";
import { insertThreadStatement, type NewThread } from "./new-thread.ts";
import { type Ceiling, countStatement } from "./rates.ts";
import { readSiteStatement, type Site, type SiteRow, toSite } from "./sites.ts";
import { pageKeysStatement, THREAD, toPageKeys } from "./thread-keys.ts";

type Page = { siteId: string; pageKey: string };
export type Face = LikesView["recent"][number];

/** The newest likes by people readers know, under the name they were last seen by. */
export function facesStatement(db: Database, { siteId, pageKey }: Page): D1PreparedStatement {
	return db.prepare(
		`SELECT shown_name AS name, shown_avatar AS avatar FROM page_reactions JOIN authors ON authors.id = author_id
		WHERE thread_id = ${THREAD} AND is_named = 1
		ORDER BY page_reactions.created_at DESC LIMIT ${LIKES_SHOWN}`,
		siteId,
		pageKey,
	);
}

function countLikesStatement(db: Database, { siteId, pageKey }: Page): D1PreparedStatement {
	return db.prepare(`SELECT like_count FROM threads WHERE threads.id = ${THREAD}`, siteId, pageKey);
}

type LikesRows = [{ like_count: number }[], Face[]];
const likesOf = ([[thread], recent]: LikesRows): LikesView => ({ count: thread?.like_count ?? 0, recent });

export type LikeBackground = { site: Site | null; author: AuthorRow | null; likes: LikesView };

/** What liking a page rests on, in one round trip. */
export async function readLikeBackground(
	db: Database,
	ask: Page & { tokenHash: string; now: number },
): Promise<LikeBackground> {
	const { rows } = await db.batch<[SiteRow[], AuthorRow[], ...LikesRows]>([
		readSiteStatement(db, ask.siteId),
		readAuthorStatement(db, { hash: ask.tokenHash, siteId: ask.siteId, now: ask.now }),
		countLikesStatement(db, ask),
		facesStatement(db, ask),
	]);
	const [[site], [author], ...likes] = rows;
	return { site: site ? toSite(site) : null, author: author ?? null, likes: likesOf(likes) };
}

/**
 * Likes a page, or takes it back: with it goes what makes the author known, and the thread if this is its first write.
 * A repeat changes nothing. Answers the likes as they are then,
 * and all keys of the page.
 */
export async function writeLike(
	db: Database,
	like: { thread: NewThread; authorId: string; isOn: boolean; acting: D1PreparedStatement[]; ceilings: Ceiling[] },
): Promise<{ likes: LikesView; pageKeys: string[] }> {
	const { thread, authorId, isOn, acting, ceilings } = like;
	const { siteId, pageKey, now } = thread;
	const written = isOn
		? [
				insertThreadStatement(db, thread),
				db.prepare(
					`INSERT INTO page_reactions (thread_id, author_id, is_named, created_at)
					SELECT threads.id, authors.id, shown_name IS NOT NULL, ?4 FROM threads JOIN authors ON authors.id = ?3
					WHERE threads.id = ${THREAD} ON CONFLICT DO NOTHING`,
					siteId,
					pageKey,
					authorId,
					now,
				),
			]
		: [
				db.prepare(
					`DELETE FROM page_reactions
					WHERE thread_id = ${THREAD} AND author_id = ?3`,
					siteId,
					pageKey,
					authorId,
				),
			];
	const { rows } = await db.batch<unknown[][]>([
		countStatement(db, ceilings),
		...acting,
		...written,
		countLikesStatement(db, thread),
		facesStatement(db, thread),
		pageKeysStatement(db, thread),
	]);
	const [count, faces, [found]] = rows.slice(-3) as [...LikesRows, { page_keys: string }[]];
	// Nobody's like taken back makes no thread.
	return { likes: likesOf([count, faces]), pageKeys: found ? toPageKeys(found.page_keys) : [pageKey] };
}
