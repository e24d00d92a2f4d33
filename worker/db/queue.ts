// The moderators' side of comments: what is shown of each, and lists of them.

import { QUEUE_PAGE, REPORT_NOTES_SHOWN } from "../contract/limits.ts";
import type { Action, QueueItem, QueueView, ReportReason } from "../contract/wire.ts";
import { timeOfId } from "../domain/ids.ts";
import { authorOf, FULL_COLUMNS, type FullRow, verdictOf } from "./comment-rows.ts";
import type { Database } from "./database.ts";
import {
	type Asked,
	IS_STANDING,
	isByWaiting,
	openWalk,
	type QueueFilter,
	SCAN_MAX,
	straightOf,
} from "./queue-filter.ts";
import { isAged } from "./thread-list.ts";

export type ItemRow = FullRow & {
	site_id: string;
	moderated_at: number | null;
	is_closed: number;
	stays_open: number;
	close_after_days: number | null;
	thread_created_at: number;
	site_name: string;
	page_key: string;
	title: string;
	url: string | null;
	last_action: Action | null;
	last_by: string | null;
	last_at: number | null;
	/** JSON: how many open ones of each reason. */
	reports: string;
	/** JSON: reason and note of the newest open ones that have a note. */
	notes: string;
};

const COLUMNS = FULL_COLUMNS.split(", ").map((name) => `comments.${name}`);
const SHOWN_SQL = `${COLUMNS.join(", ")}, comments.moderated_at, comments.reports,
		sites.id AS site_id, sites.name AS site_name, threads.page_key, threads.title, threads.url, threads.is_closed,
		threads.stays_open, threads.created_at AS thread_created_at,
		sites.settings ->> 'closeAfterDays' AS close_after_days,
		decisions.action AS last_action, accounts.name AS last_by, decisions.created_at AS last_at, (
			SELECT json_group_array(json_array(reason, note)) FROM (
				SELECT reason, note FROM reports WHERE comment_id = comments.id AND decision_id IS NULL AND note IS NOT NULL
				ORDER BY created_at DESC LIMIT ${REPORT_NOTES_SHOWN}
			)
		) AS notes`;
const JOINED_SQL = `CROSS JOIN threads ON threads.id = comments.thread_id
	CROSS JOIN sites ON sites.id = comments.site_id
	LEFT JOIN decisions ON decisions.id =
		(SELECT id FROM decisions WHERE comment_id = comments.id ORDER BY version DESC LIMIT 1)
	LEFT JOIN accounts ON accounts.id = decisions.account_id`;

export function toItem(row: ItemRow): QueueItem {
	return {
		id: row.id,
		site: { id: row.site_id, name: row.site_name },
		page: { key: row.page_key, title: row.title, url: row.url },
		thread: {
			id: row.thread_id,
			isClosed: row.is_closed === 1 || isAged({ ...row, created_at: row.thread_created_at }),
		},
		author: authorOf(row),
		authorId: row.author_id,
		replyTo: row.reply_to,
		body: JSON.parse(row.body),
		createdAt: row.created_at,
		...(row.edited_at !== null && { editedAt: row.edited_at }),
		...(row.moderated_at !== null && { moderatedAt: row.moderated_at }),
		...(row.pinned_at !== null && { isPinned: true as const }),
		verdict: verdictOf(row),
		reasons: JSON.parse(row.reasons),
		status: row.status,
		version: row.version,
		reports: reportsOf(row),
		decision: row.last_action && { action: row.last_action, by: row.last_by!, at: row.last_at! },
	};
}

/** The commonest reason first. */
function reportsOf({ reports, notes }: ItemRow): QueueItem["reports"] {
	const noted = JSON.parse(notes) as [string, string][];
	return Object.entries(JSON.parse(reports) as Record<ReportReason, number>)
		.toSorted(([, one], [, other]) => other - one)
		.map(([reason, count]) => ({
			reason: reason as ReportReason,
			count,
			notes: noted.filter(([of]) => of === reason).map(([, note]) => note),
		}));
}

/** Rows of a walk but its last. */
const BEFORE_END = SCAN_MAX - 1;
type WalkedRow = ItemRow & { holds: number; n: number };

/** A page of what a filter lets through, in its order. `after` is the cursor of an earlier answer. */
export async function readQueue(db: Database, { filter, after }: Asked): Promise<QueueView> {
	const { statement, endsAt } = await statementOf(db, { filter, after });
	const rows = await db.all<WalkedRow>(statement);
	const endIndex = rows.findIndex(({ n }) => n === endsAt);
	// Beyond where one site's walk ended, what is of others is not the next.
	const found = (endIndex < 0 ? rows : rows.slice(0, endIndex + 1)).filter(({ holds }) => holds);
	const shown = found.slice(0, QUEUE_PAGE);
	const last = shown.at(-1);
	const end = found.length > shown.length ? undefined : rows[endIndex];
	const place = end ?? last;
	const cursor = place && (isByWaiting(filter) ? `${place.held_at}-${place.id}` : place.id);
	return {
		items: shown.map(toItem),
		cursor: cursor ?? after ?? null,
		hasMore: end !== undefined || found.length > shown.length,
		...(end && { lookedBackTo: isByWaiting(filter) ? end.held_at! : timeOfId(end.id) }),
	};
}

async function statementOf(db: Database, asked: Asked): Promise<{ statement: D1PreparedStatement; endsAt: number }> {
	if (isOfSeveralSites(asked.filter)) return { statement: ofSeveralSites(db, asked), endsAt: SCAN_MAX };
	const straight = straightOf(asked);
	if (straight) {
		// One index has the order, and the join keeps it: nothing is sorted, so that no more is read than is shown. Where the walk
		// ended is asked only when it has not filled the page.
		const { rowsSql, values } = straight;
		const endSql = `SELECT row FROM (${rowsSql}) LIMIT 1 OFFSET ${BEFORE_END}`;
		const shownSql = (walkSql: string) =>
			`FROM (${walkSql}) AS walked CROSS JOIN comments ON comments.rowid = walked.row ${JOINED_SQL}`;
		const sql = `SELECT ${SHOWN_SQL}, 1 AS holds, 0 AS n ${shownSql(rowsSql)} WHERE threads.deleted_at IS NULL
			UNION ALL SELECT ${SHOWN_SQL}, 0 AS holds, ${SCAN_MAX} AS n ${shownSql(endSql)} LIMIT ${QUEUE_PAGE + 1}`;
		return { statement: db.prepare(sql, ...values), endsAt: SCAN_MAX };
	}
	const { walkSql, values, endsAt } = await openWalk(db, asked, QUEUE_PAGE + 1);
	const sql = `SELECT ${SHOWN_SQL}, walked.holds, walked.n FROM (${walkSql}) AS walked
		CROSS JOIN comments ON comments.rowid = walked.row ${JOINED_SQL} ORDER BY walked.n`;
	return { statement: db.prepare(sql, ...values), endsAt };
}

/** What waits on several sites, and nothing else is asked for. */
function isOfSeveralSites({ sites, reason, from, to, hasLinks, ...filter }: QueueFilter): boolean {
	const isPlain = [reason, from, to, hasLinks].every((part) => part === undefined);
	return (sites?.length ?? 0) > 1 && isPlain && isByWaiting({ sites, ...filter });
}

/** The first of each site by that site's index, then of those the first: it costs nothing that more waits elsewhere. */
function ofSeveralSites(db: Database, { filter, after }: Asked): D1PreparedStatement {
	const [beyond, direction] = filter.isNewestFirst ? ["<", "DESC"] : [">", "ASC"];
	const [firstHeldAt, firstId] = filter.isNewestFirst ? [9e15, "~"] : [0, ""];
	const [id = firstId, heldAt = firstHeldAt] = after?.split("-").reverse() ?? [];
	const placeSql = `held_at ${direction}, id ${direction}`;
	return db.prepare(
		`SELECT ${SHOWN_SQL}, threads.deleted_at IS NULL AS holds, firsts.value ->> 1 AS n
		FROM json_each(?3) AS asked, json_each((
			SELECT json_group_array(json_array(row, n)) FROM (
				SELECT row, n FROM (
					SELECT row, thread_id, row_number() OVER () AS n FROM (
						SELECT rowid AS row, thread_id FROM comments INDEXED BY comments_waiting_by_site
						WHERE site_id = asked.value AND is_waiting = 1 AND (held_at, id) ${beyond} (?1, ?2)
						ORDER BY ${placeSql} LIMIT ${SCAN_MAX}
					)
				) WHERE n = ${SCAN_MAX} OR ${IS_STANDING} LIMIT ${QUEUE_PAGE + 1}
			)
		)) AS firsts
		CROSS JOIN comments ON comments.rowid = firsts.value ->> 0 ${JOINED_SQL}
		ORDER BY comments.held_at ${direction}, comments.id ${direction} LIMIT ${QUEUE_PAGE + 1}`,
		Number(heldAt),
		id,
		JSON.stringify(filter.sites),
	);
}

export async function readQueueItem(db: Database, id: string): Promise<QueueItem | null> {
	const [row] = await db.all<ItemRow>(readItemStatement(db, id));
	return row ? toItem(row) : null;
}

export function readItemStatement(db: Database, id: string): D1PreparedStatement {
	const sql = `SELECT ${SHOWN_SQL} FROM comments ${JOINED_SQL} WHERE comments.id = ?1 AND threads.deleted_at IS NULL`;
	return db.prepare(sql, id);
}
