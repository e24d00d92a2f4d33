// What people did, decisions and acts together, the newest first.

import { type ActKind, UNDO_MS } from "../contract/acts.ts";
import { LOG_PAGE } from "../contract/limits.ts";
import type { Action, LogEntry, LogView, RuleView, Status } from "../contract/wire.ts";
import type { Database } from "./database.ts";

/** Rows of each table that one request looks at. */
const SCAN_MAX = 300;

export type AskedLog = {
	/** Null: all, and what concerns the whole installation. */
	sites: string[] | null;
	account: string | undefined;
	/** Of an API token, by its prefix. */
	token: string | undefined;
	/** An action of decisions, a kind of acts, or the beginning of kinds with its dot. */
	kind: string | undefined;
	after: string | undefined;
	/** Whether who asks may take back acts of a kind on a site; null stands for none in particular. */
	mayUndo: (act: { kind: ActKind; siteId: string | null; accountId: string | null }) => boolean;
	now: number;
};

type ActRow = {
	id: number;
	kind: ActKind;
	account_id: string | null;
	by_name: string | null;
	token_prefix: string | null;
	token_name: string | null;
	site_id: string | null;
	subject: string;
	label: string;
	why: string | null;
	created_at: number;
	undoes: number | null;
	undone_by: number | null;
	done: number | null;
	/** JSON, of some kinds: before and after. */
	changed: string | null;
};
type DecisionRow = {
	id: number;
	action: Action;
	account_id: string;
	by_name: string;
	token_prefix: string | null;
	token_name: string | null;
	site_id: string | null;
	comment_id: string;
	author_name: string;
	why: string | null;
	created_at: number;
	version: number;
	now_version: number;
	to_status: Status;
	now_status: Status;
};

/** Where one index leads to what is asked: ?1 the id before which to look, ?2 whose, ?3 the sites, ?4 by which token. */
function placeSqlOf({ sites, account, token }: AskedLog, table: "acts" | "decisions"): string {
	const all = [`${table}.id < ?1`];
	if (account !== undefined) all.push(`${table}.account_id = ?2`);
	if (token !== undefined) all.push(`${table}.token_prefix = ?4`);
	if (sites?.length === 1) all.push(`${table}.site_id = ?3 ->> 0`);
	else if (sites !== null) all.push(`${table}.site_id IN (SELECT value FROM json_each(?3))`);
	return all.join(" AND ");
}

/** A page of the log; `next` goes on where it ended. */
export async function readLog(db: Database, asked: AskedLog): Promise<LogView> {
	const [actsAfter, decisionsAfter] = asked.after?.split("-").map(Number) ?? [9e15, 9e15];
	const scanned = asked.kind === undefined ? LOG_PAGE + 1 : SCAN_MAX;
	const common = [asked.account ?? null, asked.sites && JSON.stringify(asked.sites), asked.token ?? null, scanned];
	const [actPlaceSql, decisionPlaceSql] = [placeSqlOf(asked, "acts"), placeSqlOf(asked, "decisions")];
	const actsSql = `SELECT id FROM acts WHERE ${actPlaceSql} ORDER BY id DESC LIMIT ?5`;
	const decisionsSql = `SELECT id FROM decisions WHERE bulk_id IS NULL AND ${decisionPlaceSql}
		ORDER BY id DESC LIMIT ?5`;
	const { rows } = await db.batch<[ActRow[], DecisionRow[], EndRow[], EndRow[]]>([
		db.prepare(
			`SELECT acts.id, acts.kind, acts.account_id, accounts.name AS by_name, acts.token_prefix,
				acts.token_name, acts.site_id, acts.subject, acts.label, acts.why,
				acts.created_at, acts.undoes, undoing.id AS undone_by, bulks.done,
				iif(acts.kind = 'thread.merge' OR substr(acts.kind, 1, 5) = 'rule.',
					json_array(json(acts.before), json(acts.after)), NULL) AS changed
			FROM (${actsSql}) AS walked
			CROSS JOIN acts ON acts.id = walked.id
			LEFT JOIN accounts ON accounts.id = acts.account_id
			LEFT JOIN acts AS undoing ON undoing.undoes = acts.id
			LEFT JOIN bulks ON bulks.act_id = coalesce(acts.undoes, acts.id)
			WHERE ?6 IS NULL OR acts.kind = ?6 OR (substr(?6, -1) = '.' AND substr(acts.kind, 1, length(?6)) = ?6)
			ORDER BY walked.id DESC LIMIT ${LOG_PAGE + 1}`,
			actsAfter,
			...common,
			asked.kind ?? null,
		),
		db.prepare(
			`SELECT decisions.id, decisions.action, decisions.account_id, accounts.name AS by_name,
				decisions.token_prefix, decisions.token_name, decisions.site_id, comment_id,
				author_name, decisions.why, decisions.created_at, decisions.version, comments.version AS now_version,
				decisions.to_status, comments.status AS now_status
			FROM (${decisionsSql}) AS walked
			CROSS JOIN decisions ON decisions.id = walked.id
			JOIN accounts ON accounts.id = decisions.account_id
			JOIN comments ON comments.id = comment_id
			WHERE ?6 IS NULL OR decisions.action = ?6
			ORDER BY walked.id DESC LIMIT ${LOG_PAGE + 1}`,
			decisionsAfter,
			...common,
			asked.kind ?? null,
		),
		db.prepare(`SELECT min(id) AS id, count(*) AS n FROM (${actsSql})`, actsAfter, ...common),
		db.prepare(`SELECT min(id) AS id, count(*) AS n FROM (${decisionsSql})`, decisionsAfter, ...common),
	]);
	const acts = rows[0].map((row) => ({ id: row.id, entry: toActEntry(row, asked) }));
	const decisions = rows[1].map((row) => ({ id: row.id, entry: toDecisionEntry(row, asked.now) }));
	const shown = [...acts, ...decisions].toSorted((one, other) => other.entry.at - one.entry.at).slice(0, LOG_PAGE);
	const ends = [endOf(acts, shown, rows[2][0]!, scanned), endOf(decisions, shown, rows[3][0]!, scanned)];
	const places = ends.map(({ id }, table) => id ?? (table === 0 ? actsAfter : decisionsAfter));
	return {
		entries: shown.map(({ entry }) => entry),
		next: ends.some(({ isMore }) => isMore) ? places.join("-") : null,
	};
}

type Placed = { id: number; entry: LogEntry };
type EndRow = { id: number | null; n: number };

/** Where one table's walk goes on: after the last that was shown or, with all of it shown, after the last looked at. */
function endOf(
	found: Placed[],
	shown: Placed[],
	end: EndRow,
	scanned: number,
): { id: number | undefined; isMore: boolean } {
	const isAllShown = found.every((one) => shown.includes(one));
	if (isAllShown) return { id: end.id ?? undefined, isMore: end.n === scanned };
	return { id: found.findLast((one) => shown.includes(one))?.id, isMore: true };
}

function toActEntry(row: ActRow, { mayUndo, now }: AskedLog): LogEntry {
	const isKnown = mayUndo({ kind: row.kind, siteId: row.site_id, accountId: row.account_id });
	const isRecent = row.created_at > now - UNDO_MS;
	return {
		act: row.id,
		kind: row.kind,
		by: row.account_id === null ? null : byOf(row),
		at: row.created_at,
		site: row.site_id,
		subject: row.subject,
		label: row.label,
		...saidOf(row),
		...(row.why !== null && { why: row.why }),
		...(row.undoes !== null && { undoes: row.undoes }),
		...(row.done !== null && { count: row.done }),
		isUndone: row.undone_by !== null,
		canUndo: isKnown && isRecent && row.undoes === null && row.undone_by === null,
	};
}

/** Terms of a rule that its sentence may name. */
const TERMS_SAID = 5;

/** What an act says beside its label: the rule as it was then, or the other thread. */
function saidOf({ kind, changed }: ActRow): Pick<LogEntry, "rule" | "from"> {
	if (changed === null) return {};
	const [before, after] = JSON.parse(changed) as [Said, Said];
	if (kind === "thread.merge") return before.label === undefined ? {} : { from: before.label };
	const rule = [after, before].find((side): side is RuleSaid => side.terms !== undefined);
	if (!rule) return {};
	const { terms, figure, outcome } = rule;
	return { rule: { kind: rule.kind, terms: terms.slice(0, TERMS_SAID), termCount: terms.length, figure, outcome } };
}

type RuleSaid = Pick<RuleView, "kind" | "terms" | "figure" | "outcome">;
type Said = Partial<RuleSaid> & { label?: string };

function toDecisionEntry(row: DecisionRow, now: number): LogEntry {
	const isLast = row.now_version === row.version + 1 && row.now_status === row.to_status;
	return {
		kind: row.action,
		by: byOf(row),
		at: row.created_at,
		site: row.site_id,
		subject: row.comment_id,
		label: row.author_name,
		...(row.why !== null && { why: row.why }),
		version: row.now_version,
		isUndone: false,
		canUndo: isLast && row.action !== "undo" && row.created_at > now - UNDO_MS,
	};
}

type ByRow = Pick<ActRow, "account_id" | "by_name" | "token_prefix" | "token_name">;

function byOf({ account_id, by_name, token_prefix, token_name }: ByRow): NonNullable<LogEntry["by"]> {
	const token = token_prefix !== null && { token: { prefix: token_prefix, name: token_name ?? "" } };
	return { id: account_id ?? "", name: by_name ?? "", ...token };
}
