// The moderators' side of comments: the queue, and the append-only table decisions.

import { QUEUE_PAGE, REPORT_NOTES_SHOWN } from "../contract/limits.ts";
import type { Action, QueueItem, QueueView, ReportReason, Status } from "../contract/wire.ts";
import { type Change, type ChangeRow, readChangeStatement, toChange } from "./changes.ts";
import { authorOf, FULL_COLUMNS, type FullRow, verdictOf } from "./comment-rows.ts";
import type { Database } from "./database.ts";
import { settleReportsStatement } from "./reports.ts";

type ItemRow = FullRow & {
	site_id: string;
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
const ITEM_SQL = `SELECT ${COLUMNS.join(", ")}, sites.id AS site_id, sites.name AS site_name, threads.page_key, threads.title, threads.url,
		decisions.action AS last_action, accounts.name AS last_by, decisions.created_at AS last_at,
		comments.reports, (
			SELECT json_group_array(json_array(reason, note)) FROM (
				SELECT reason, note FROM reports WHERE comment_id = comments.id AND decision_id IS NULL AND note IS NOT NULL
				ORDER BY created_at DESC LIMIT ${REPORT_NOTES_SHOWN}
			)
		) AS notes
	FROM comments
	JOIN sites ON sites.id = comments.site_id
	JOIN threads ON threads.id = comments.thread_id AND threads.deleted_at IS NULL
	LEFT JOIN decisions ON decisions.id =
		(SELECT id FROM decisions WHERE comment_id = comments.id ORDER BY version DESC LIMIT 1)
	LEFT JOIN accounts ON accounts.id = decisions.account_id`;

function toItem(row: ItemRow): QueueItem {
	return {
		id: row.id,
		site: { id: row.site_id, name: row.site_name },
		page: { key: row.page_key, title: row.title, url: row.url },
		author: authorOf(row),
		replyTo: row.reply_to,
		body: JSON.parse(row.body),
		createdAt: row.created_at,
		...(row.edited_at !== null && { editedAt: row.edited_at }),
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

/**
 * Comments that wait, held or reported, in the order they began to; of the sites named, or of all where that is null.
 * `after` is the cursor of an earlier answer.
 */
export async function readQueue(
	db: Database,
	ask: { sites: string[] | null; after: string | undefined },
): Promise<QueueView> {
	const [heldAt = "0", id = ""] = ask.after?.split("-") ?? [];
	const [site, ...others] = ask.sites ?? [];
	const order = `ORDER BY comments.held_at, comments.id LIMIT ${QUEUE_PAGE + 1}`;
	const waiting = "comments.is_waiting = 1 AND (comments.held_at, comments.id) > (?1, ?2)";
	const statement = () => {
		if (ask.sites === null) return db.prepare(`${ITEM_SQL} WHERE ${waiting} ${order}`, Number(heldAt), id);
		if (others.length > 0) return ofSeveralSites(db, { heldAt: Number(heldAt), id, sites: ask.sites });
		const ofSite = `${ITEM_SQL} WHERE comments.site_id = ?3 AND ${waiting} ${order}`;
		return db.prepare(ofSite, Number(heldAt), id, site ?? "");
	};
	const rows = await db.all<ItemRow>(statement());
	const shown = rows.slice(0, QUEUE_PAGE);
	const last = shown.at(-1);
	return {
		items: shown.map(toItem),
		cursor: last ? `${last.held_at}-${last.id}` : (ask.after ?? null),
		hasMore: rows.length > shown.length,
	};
}

/** The first of each site by that site's index, then of those the first: it costs nothing that more waits elsewhere. */
function ofSeveralSites(db: Database, ask: { heldAt: number; id: string; sites: string[] }): D1PreparedStatement {
	return db.prepare(
		`${ITEM_SQL} WHERE comments.id IN (
			SELECT first.id FROM json_each(?3) AS asked, comments AS first WHERE first.id IN (
				SELECT id FROM comments WHERE site_id = asked.value AND is_waiting = 1 AND (held_at, id) > (?1, ?2)
				ORDER BY held_at, id LIMIT ${QUEUE_PAGE + 1}
			)
		) ORDER BY comments.held_at, comments.id LIMIT ${QUEUE_PAGE + 1}`,
		ask.heldAt,
		ask.id,
		JSON.stringify(ask.sites),
	);
}

export async function readQueueItem(db: Database, id: string): Promise<QueueItem | null> {
	const [row] = await db.all<ItemRow>(db.prepare(`${ITEM_SQL} WHERE comments.id = ?1`, id));
	return row ? toItem(row) : null;
}

type DecisionRow = { id: number; action: Action; from_status: Status; to_status: Status; version: number };

/** A comment's last decision, which is what an undo undoes. */
export async function readLastDecision(db: Database, commentId: string): Promise<DecisionRow | null> {
	const [row] = await db.all<DecisionRow>(
		db.prepare(
			"SELECT id, action, from_status, to_status, version FROM decisions WHERE comment_id = ?1 ORDER BY version DESC LIMIT 1",
			commentId,
		),
	);
	return row ?? null;
}

/**
 * Writes a decision and its status together, if the comment still has the version that was read. Answers the item and its
 * thread as they now are, or null where somebody was first.
 */
export async function insertDecision(
	db: Database,
	decision: {
		commentId: string;
		version: number;
		accountId: string;
		action: Action;
		to: Status;
		undoes: number | null;
		now: number;
	},
): Promise<{ item: QueueItem; change: Change } | null> {
	const { commentId, version, now } = decision;
	const { rows, changes } = await db.batch<[unknown[], unknown[], unknown[], ItemRow[], ChangeRow[]]>([
		db.prepare(
			`INSERT INTO decisions (comment_id, version, account_id, action, from_status, to_status, undoes, created_at)
			SELECT id, version, ?3, ?4, status, ?5, ?6, ?7 FROM comments WHERE id = ?1 AND version = ?2`,
			commentId,
			version,
			decision.accountId,
			decision.action,
			decision.to,
			decision.undoes,
			now,
		),
		settleReportsStatement(db, decision),
		db.prepare(
			`UPDATE comments SET status = ?3, version = version + 1, held_at = iif(?5 IS NULL AND ?3 <> 'pending', held_at, ?4)
			WHERE id = ?1 AND version = ?2`,
			commentId,
			version,
			decision.to,
			now,
			decision.undoes,
		),
		db.prepare(`${ITEM_SQL} WHERE comments.id = ?1`, commentId),
		readChangeStatement(db, commentId),
	]);
	const [row] = rows[3];
	return changes[2] && row ? { item: toItem(row), change: toChange(rows[4][0]!) } : null;
}
