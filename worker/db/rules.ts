// Table rules: an owner's rules of a site, in their order. Each change notes the act that undoes it.

import type { ActKind } from "../contract/acts.ts";
import { RULES_MAX, SITE_TERMS_MAX } from "../contract/rules.ts";
import type { RuleDraft, RuleView } from "../contract/wire.ts";
import { insertActStatement } from "./acts.ts";
import type { Database } from "./database.ts";

export type RuleRow = {
	id: string;
	kind: RuleView["kind"];
	terms: string;
	figure: number | null;
	outcome: RuleView["outcome"];
	message: string | null;
	label: string;
	version: number;
	created_at: number;
};

export function readRulesStatement(db: Database, siteId: string): D1PreparedStatement {
	return db.prepare(
		`SELECT id, kind, terms, figure, outcome, message, label, version, created_at FROM rules
		WHERE site_id = ?1 ORDER BY place, id LIMIT ${RULES_MAX}`,
		siteId,
	);
}

export function toRule({ terms, created_at, ...row }: RuleRow): RuleView {
	return { ...row, terms: JSON.parse(terms), createdAt: created_at };
}

export async function readRules(db: Database, siteId: string): Promise<RuleView[]> {
	return (await db.all<RuleRow>(readRulesStatement(db, siteId))).map(toRule);
}

/** Who changes the rules of which site, and when. */
export type Changing = { siteId: string; accountId: string; now: number };

/** Behind the others. Null where the site has as many rules or as many words in them as it may. */
export async function insertRule(db: Database, by: Changing, id: string, draft: RuleDraft): Promise<number | null> {
	return change(db, by, {
		kind: "rule.create",
		id,
		label: draft.label,
		after: { ...draft },
		statement: db.prepare(
			`INSERT INTO rules (id, site_id, place, kind, terms, figure, outcome, message, label, created_at)
			SELECT ?1, ?2, ifnull(max(place), 0) + 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM rules WHERE site_id = ?2
			HAVING count(*) < ${RULES_MAX} AND ifnull(sum(length(terms)), 0) + length(?4) <= ${SITE_TERMS_MAX}`,
			id,
			by.siteId,
			...valuesOf(draft),
			by.now,
		),
	});
}

/** Null where somebody else changed it since it was read, or where its words would be too many. */
export async function updateRule(
	db: Database,
	by: Changing,
	rule: RuleView,
	{ version, ...draft }: RuleDraft & { version: number },
): Promise<number | null> {
	return change(db, by, {
		kind: "rule.edit",
		id: rule.id,
		label: draft.label,
		before: draftOf(rule),
		after: { ...draft },
		statement: db.prepare(
			`UPDATE rules SET kind = ?3, terms = ?4, figure = ?5, outcome = ?6, message = ?7, label = ?8, version = version + 1
			WHERE id = ?1 AND site_id = ?2 AND version = ?9
				AND (SELECT ifnull(sum(length(terms)), 0) FROM rules WHERE site_id = ?2 AND id <> ?1) + length(?4) <= ${SITE_TERMS_MAX}`,
			rule.id,
			by.siteId,
			...valuesOf(draft),
			version,
		),
	});
}

/** Puts the rules into the order of these ids. */
export async function placeRules(
	db: Database,
	by: Changing,
	rule: RuleView,
	order: { before: string[]; after: string[] },
) {
	return change(db, by, {
		kind: "rule.move",
		id: rule.id,
		label: rule.label,
		before: { ...draftOf(rule), order: order.before },
		after: { ...draftOf(rule), order: order.after },
		statement: placeStatement(db, by.siteId, order.after),
	});
}

/** Answers the act that brings it back, to where it was in the order. */
export async function deleteRule(db: Database, by: Changing, rule: RuleView, order: string[]): Promise<number | null> {
	return change(db, by, {
		kind: "rule.delete",
		id: rule.id,
		label: rule.label,
		before: { ...rule, order },
		statement: db.prepare("DELETE FROM rules WHERE id = ?1 AND site_id = ?2", rule.id, by.siteId),
	});
}

type RuleAct = {
	kind: ActKind;
	subject: string;
	site_id: string | null;
	before: Partial<RuleView> & { order?: string[] };
};

/** The statements that undo an act of the kinds `rule.…`. */
export function undoRuleAct(db: Database, act: RuleAct, now: number): D1PreparedStatement[] {
	const siteId = act.site_id ?? "";
	if (act.kind === "rule.create") {
		return [db.prepare("DELETE FROM rules WHERE id = ?1 AND site_id = ?2", act.subject, siteId)];
	}
	if (act.kind === "rule.move") return [placeStatement(db, siteId, act.before.order ?? [])];
	const { order = [], ...draft } = act.before;
	return [
		db.prepare(
			`INSERT INTO rules (id, site_id, place, kind, terms, figure, outcome, message, label, created_at)
			SELECT ?1, ?2, ifnull(max(place), 0) + 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM rules WHERE site_id = ?2
			ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, terms = excluded.terms, figure = excluded.figure,
				outcome = excluded.outcome, message = excluded.message, label = excluded.label, version = version + 1`,
			act.subject,
			siteId,
			...valuesOf(draft as RuleDraft),
			draft.createdAt ?? now,
		),
		placeStatement(db, siteId, order),
	];
}

function placeStatement(db: Database, siteId: string, order: string[]): D1PreparedStatement {
	return db.prepare(
		`UPDATE rules SET place = (SELECT key FROM json_each(?2) WHERE value = rules.id)
		WHERE site_id = ?1 AND id IN (SELECT value FROM json_each(?2))`,
		siteId,
		JSON.stringify(order),
	);
}

function valuesOf({ kind, terms, figure, outcome, message, label }: RuleDraft): unknown[] {
	return [kind, JSON.stringify(terms), figure, outcome, message, label];
}

function draftOf({ kind, terms, figure, outcome, message, label }: RuleView): RuleDraft {
	return { kind, terms, figure, outcome, message, label };
}

/** A change and its act in one batch; null, and no act, where the change found nothing to change. */
async function change(
	db: Database,
	{ siteId, accountId, now }: Changing,
	act: { kind: ActKind; id: string; label: string; before?: object; after?: object; statement: D1PreparedStatement },
): Promise<number | null> {
	const { kind, id: subject, label, before = {}, after = {} } = act;
	const { rows, changes } = await db.batch<[unknown[], unknown[], { id: number }[]]>([
		act.statement,
		insertActStatement(db, { kind, accountId, siteId, subject, label, before, after, ifChanged: true, now }),
		db.prepare("SELECT last_insert_rowid() AS id"),
	]);
	return changes[0] ? rows[2][0]!.id : null;
}
