// The queue's filters as SQL: of each, an index along which to walk in the order shown, and what else must hold. A walk
// looks at so many rows at most; where it ends without having filled a page, the answer says how far it came.

import type { Status } from "../contract/wire.ts";
import type { AskedWords } from "../domain/comment-words.ts";
import { firstIdAt } from "../domain/ids.ts";
import type { Database } from "./database.ts";
import { type Found, findByWords } from "./search.ts";

/** Rows that one request looks at. */
export const SCAN_MAX = 500;

export type QueueFilter = {
	/** Those that may be shown; null for all. */
	sites: string[] | null;
	/** `waiting`: held, or visible and reported. */
	status: Status | "waiting" | "any";
	isNewestFirst: boolean;
	/** Key of a page of the one site asked for. */
	page?: string | undefined;
	author?: string | undefined;
	/** A check that had a say, by its name. */
	reason?: string | undefined;
	/** Written at that time (ms) or later, and before that. */
	from?: number | undefined;
	to?: number | undefined;
	hasLinks?: boolean | undefined;
	isReported?: boolean | undefined;
	words?: AskedWords | undefined;
};

/** Those a filter is asked for, from a cursor of an earlier answer on. */
export type Asked = { filter: QueueFilter; after: string | undefined };

export type Walk = {
	/** Answers row (a rowid), id, held_at, n (from 1) and whether everything holds; at most `limit`, the one it ended at included. */
	walkSql: string;
	values: unknown[];
	/** The n at which there may be more to look at; 0 where the walk has no such end. */
	endsAt: number;
};

const ALL: Status[] = ["visible", "pending", "spam", "removed", "deleted"];

/** Whether the order is that in which comments began to wait, not that in which they were written. */
export function isByWaiting({ status, author, page, isReported, words }: QueueFilter): boolean {
	return status === "waiting" && !author && !page && !isReported && !words;
}

/** Words are looked up first, in a round trip of their own or two. */
export async function openWalk(db: Database, { filter, after }: Asked, limit: number): Promise<Walk> {
	const { words, isNewestFirst } = filter;
	const found = words && (await findByWords(db, { words, isNewestFirst, after: after?.split("-").at(-1) ?? "" }));
	return walkOf(filter, { after, limit, ...(found && { found }) });
}

/** @param found what a search found, where words are asked for */
function walkOf(filter: QueueFilter, ask: { after: string | undefined; limit: number; found?: Found }): Walk {
	const values: unknown[] = [];
	const bind = (value: unknown) => `?${values.push(value)}`;
	const holdsSql = [...conditions(filter, bind), IS_STANDING].join(" AND ");
	const endsAt = ask.found ? (ask.found.isCut ? ask.found.ids.length : 0) : SCAN_MAX;
	const rowsSql = ask.found
		? `SELECT comments.rowid AS row, comments.id, held_at, (${holdsSql}) AS holds
			FROM json_each(${bind(JSON.stringify(ask.found.ids))}) AS found CROSS JOIN comments ON comments.id = found.value`
		: `${streams(filter, ask.after, bind)
				.map(
					({ fromSql, whereSql }) =>
						`SELECT rowid AS row, id, held_at, (${holdsSql}) AS holds FROM ${fromSql} WHERE ${whereSql}`,
				)
				.join(" UNION ALL ")} ORDER BY ${orderOf(filter)} LIMIT ${SCAN_MAX}`;
	return {
		walkSql: `SELECT row, id, held_at, holds, n FROM (
			SELECT row, id, held_at, holds, row_number() OVER () AS n FROM (${rowsSql})
		) WHERE holds OR n = ${bind(endsAt)} LIMIT ${bind(ask.limit)}`,
		values,
		endsAt,
	};
}

/**
 * Where one index alone says what a filter asks for: its rows, in their order. Null where more must be looked at, or
 * several walks joined.
 */
export function straightOf({ filter, after }: Asked): { rowsSql: string; values: unknown[] } | null {
	const { sites, status, page, author, reason, from, to, hasLinks, isReported, words } = filter;
	if ([reason, from, to, hasLinks, words].some((part) => part !== undefined) || (sites?.length ?? 1) !== 1) return null;
	const isNarrowed = page !== undefined || author !== undefined || isReported;
	if (isNarrowed && (page === undefined || author !== undefined || isReported)) return null;
	if (sites === null && status === "visible") return null;
	const values: unknown[] = [];
	const found = streams(filter, after, (value) => `?${values.push(value)}`);
	if (found.length !== 1) return null;
	const { fromSql, whereSql } = found[0]!;
	const orderSql = orderOf(filter);
	const rowsSql = `SELECT rowid AS row FROM ${fromSql} WHERE ${whereSql} ORDER BY ${orderSql} LIMIT ${SCAN_MAX}`;
	return { rowsSql, values };
}

function orderOf(filter: QueueFilter): string {
	const direction = filter.isNewestFirst ? "DESC" : "ASC";
	return isByWaiting(filter) ? `held_at ${direction}, id ${direction}` : `id ${direction}`;
}

/** Readers have its thread, which is looked up last: only for what is shown otherwise. */
export const IS_STANDING = "EXISTS (SELECT 1 FROM threads WHERE threads.id = thread_id AND deleted_at IS NULL)";

/** What each row is held against, whatever the walk: a site it may not show, a status it does not ask for. */
function conditions(filter: QueueFilter, bind: (value: unknown) => string): string[] {
	const { sites, status, page, author, reason, from, to, hasLinks, isReported, words } = filter;
	const all: string[] = [];
	if (sites !== null) all.push(`site_id IN (SELECT value FROM json_each(${bind(JSON.stringify(sites))}))`);
	if (status === "waiting") all.push("is_waiting = 1");
	else if (status !== "any") all.push(`status = ${bind(status)}`);
	if (page !== undefined) all.push(`thread_id = ${threadOf(filter, bind)}`);
	if (author !== undefined) all.push(`author_id = ${bind(author)}`);
	if (reason !== undefined) all.push(`instr(reasons, ${bind(`"check":"${reason}"`)}) > 0`);
	if (from !== undefined) all.push(`created_at >= ${bind(from)}`);
	if (to !== undefined) all.push(`created_at < ${bind(to)}`);
	if (hasLinks) all.push(`instr(body, ${bind('["a",')}) > 0`);
	if (isReported) all.push("status = 'visible' AND reports <> '{}'");
	for (const word of words?.whole ?? []) all.push(`instr(words, ${bind(`"${word}"`)}) > 0`);
	if (words) all.push(`instr(words, ${bind(`"${words.start}`)}) > 0`);
	return all;
}

type Stream = { fromSql: string; whereSql: string };

/** The index is named where several would do and only one of them has few rows to pass over. */
function along(index: string, whereSql: string): Stream {
	return { fromSql: `comments INDEXED BY ${index}`, whereSql };
}

/** One or several walks along an index each, that merge into one order; D1 takes five in one statement. */
function streams(filter: QueueFilter, after: string | undefined, bind: (value: unknown) => string): Stream[] {
	const { sites, status, author, page, isReported } = filter;
	const site = sites?.length === 1 ? sites[0] : undefined;
	const place = placeOf(filter, after, bind);
	const ofSite = site === undefined ? "" : `comments.site_id = ${bind(site)} AND `;
	const suffix = site === undefined ? "" : "_by_site";
	const reported = along(
		`comments_reported${suffix}`,
		`${ofSite}comments.status = 'visible' AND comments.reports <> '{}' AND ${place}`,
	);
	if (author !== undefined) return [along("comments_by_writer", `comments.author_id = ${bind(author)} AND ${place}`)];
	if (isReported) return [reported];
	if (isByWaiting(filter)) return [along(`comments_waiting${suffix}`, `${ofSite}comments.is_waiting = 1 AND ${place}`)];
	const isOfPage = page !== undefined;
	const scope = isOfPage ? `comments.thread_id = ${threadOf(filter, bind)} AND ` : ofSite;
	const ofStatus = (one: Status) => {
		if (one === "visible") {
			return along(
				isOfPage ? "comments_of_feed" : "comments_recent",
				`${scope}comments.status = 'visible' AND ${place}`,
			);
		}
		const whereSql = `${scope}comments.status = '${one}' AND comments.status <> 'visible' AND ${place}`;
		return along(`comments_aside${isOfPage ? "_by_thread" : suffix}`, whereSql);
	};
	// What waits on a page: held there, or reported anywhere on the site, of which there are few.
	if (status === "waiting") return [ofStatus("pending"), reported];
	// Across sites the order of ids is an index of its own, and most comments are visible.
	if (scope === "" && (status === "any" || status === "visible")) return [{ fromSql: "comments", whereSql: place }];
	return status === "any" ? ALL.map(ofStatus) : [ofStatus(status)];
}

function threadOf({ sites, page }: QueueFilter, bind: (value: unknown) => string): string {
	return `(SELECT threads.id FROM threads WHERE threads.site_id = ${bind(sites?.[0] ?? "")} AND page_key = ${bind(page)})`;
}

/** Beyond the cursor, and within the time asked for: ids are ordered by it, so a walk begins and ends there. */
function placeOf(filter: QueueFilter, after: string | undefined, bind: (value: unknown) => string): string {
	const beyond = filter.isNewestFirst ? "<" : ">";
	const [firstHeldAt, firstId] = filter.isNewestFirst ? [9e15, "~"] : [0, ""];
	const [id = firstId, heldAt = firstHeldAt] = after?.split("-").reverse() ?? [];
	if (isByWaiting(filter)) return `(comments.held_at, comments.id) ${beyond} (${bind(Number(heldAt))}, ${bind(id)})`;
	const bounds = [`comments.id ${beyond} ${bind(id)}`];
	if (filter.from !== undefined) bounds.push(`comments.id >= ${bind(firstIdAt(filter.from))}`);
	// A reply to a comment of a faster clock is named a moment later than it was written.
	if (filter.to !== undefined) bounds.push(`comments.id < ${bind(firstIdAt(filter.to + SKEW_MS))}`);
	return bounds.join(" AND ");
}

const SKEW_MS = 60_000;
