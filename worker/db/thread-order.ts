// The orders of a thread's top-level comments as SQL: walking after a place, before it, or beginning at a comment.
// Parameters: ?1 site, ?2 page, ?3 the order asked for or null, ?4 an id or null, ?5 the count beside it in a cursor.

import { PINS_MAX } from "../contract/limits.ts";
import { defaultSettings } from "../contract/settings.ts";
import type { Sort } from "../contract/wire.ts";
import { VIEW_COLUMNS } from "./comment-rows.ts";
import { THREAD } from "./thread-keys.ts";

/** What a page of comments is asked for by: what comes after or before a cursor, or a comment it begins with. */
export type Way = "after" | "before" | "focus";

/** A number among the site's settings as SQL, so that the first round trip need not wait to know it. */
const setting = (name: "rootsPerPage" | "repliesShown") =>
	`coalesce((SELECT settings ->> '${name}' FROM sites WHERE id = ?1), ${defaultSettings[name]})`;

/** The thread, where this order is the one asked for or, where none was, the site's. */
const threadSql = (sort: Sort) => `(
		SELECT ${THREAD} FROM sites
		WHERE sites.id = ?1 AND '${sort}' = coalesce(?3, sites.settings ->> 'sort', '${defaultSettings.sort}')
	)`;

/** Pinned ones stand first, apart from the others' order. */
const IS_PINNED = "pinned_at IS NOT NULL AND status = 'visible'";
const IN_ORDER = "(pinned_at IS NULL OR status <> 'visible')";

/** The top-level comment at or above ?4, where readers see that in this thread. */
const FOCUSED = `(
		SELECT coalesce(root_id, id) FROM comments WHERE id = ?4 AND is_listed = 1
			AND thread_id = ${THREAD}
	)`;
/** A pinned one is on the first page. */
const FOCUSED_ROOT = `(SELECT id FROM comments WHERE id = ${FOCUSED} AND ${IN_ORDER})`;

const REPLIES = `(
		SELECT json_group_array(json_array(${VIEW_COLUMNS})) FROM (
			SELECT ${VIEW_COLUMNS} FROM comments AS replies
			WHERE root_id = comments.id AND is_listed = 1 ORDER BY id LIMIT ${setting("repliesShown")}
		)
	)`;

/** What a page view begins with; where a comment is focused on, only if that is pinned or stands below a pinned one. */
export const PINNED_SQL = `SELECT ${VIEW_COLUMNS}, ${REPLIES} AS replies FROM comments
	WHERE thread_id = ${THREAD} AND ${IS_PINNED}
		AND (?4 IS NULL OR (SELECT pinned_at FROM comments AS focused WHERE focused.id = ${FOCUSED}) IS NOT NULL)
		AND ?3 IS NULL
	ORDER BY pinned_at LIMIT ${PINS_MAX}`;

/**
 * Where a walk stands, as SQL to compare a comment's place in the order with: a cursor's comment may be gone or have been
 * given reactions since, so a cursor of the top order brings its count along. Without a place it begins at the end it
 * comes from.
 */
function placeSql(sort: Sort, way: Way, isDown: boolean): string {
	const idSql = way === "focus" ? FOCUSED_ROOT : "?4";
	const [idEdge, countEdge] = isDown ? ["'~'", "9e15"] : ["''", "-1"];
	if (sort !== "top") return `coalesce(${idSql}, ${idEdge})`;
	const counted = `(SELECT reaction_count FROM comments WHERE id = ${idSql})`;
	const count = way === "focus" ? counted : `?5, ${counted}`;
	return `(coalesce(${count}, ${countEdge}), coalesce(${idSql}, ${idEdge}))`;
}

/**
 * Top-level comments from a place on, each with its first replies as JSON; those before a place come nearest first. One
 * row more than shown tells whether there are more; `has_previous` whether there are any before the one focused on. None
 * where the order is not the one. Rows read: one a comment, and a few for the site, the thread and the place.
 */
export function rootsSql(sort: Sort, way: Way): string {
	const isDown = (sort === "oldest") === (way === "before");
	const [beyond, direction] = isDown ? ["<", "DESC"] : [">", "ASC"];
	const backSql = isDown ? ">" : "<";
	const keySql = sort === "top" ? "(reaction_count, id)" : "id";
	const orderSql = sort === "top" ? `reaction_count ${direction}, id` : "id";
	const fromSql = placeSql(sort, way, isDown);
	const orEqualSql = way === "focus" ? "=" : "";
	const hasPreviousSql =
		way === "focus"
			? `EXISTS (SELECT 1 FROM comments
				WHERE thread_id = ${threadSql(sort)} AND parent_id IS NULL AND is_listed = 1 AND ${IN_ORDER}
					AND ${keySql} ${backSql} ${fromSql})`
			: "0";
	return `SELECT ${VIEW_COLUMNS}, reaction_count, ${hasPreviousSql} AS has_previous, ${REPLIES} AS replies
	FROM comments
	WHERE thread_id = ${threadSql(sort)} AND parent_id IS NULL AND is_listed = 1 AND ${IN_ORDER}
		AND ${keySql} ${beyond}${orEqualSql} ${fromSql}
	ORDER BY ${orderSql} ${direction} LIMIT 1 + ${setting("rootsPerPage")}`;
}

/** From the top-level comment down to ?3 itself, where readers see that on the page; in no order. */
export const PATH_SQL = `SELECT ${VIEW_COLUMNS} FROM comments WHERE id IN (
		SELECT value FROM comments AS focused, json_each(json_insert(focused.ancestors, '$[#]', focused.id))
		WHERE focused.id = ?3 AND focused.is_listed = 1
			AND focused.thread_id = ${THREAD}
	)`;
