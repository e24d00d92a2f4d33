// Table acts: what people did beside deciding on a comment. Append-only; an undoing is an act of its own.

import type { ActKind } from "../contract/acts.ts";
import type { Database } from "./database.ts";

export type Act = {
	kind: ActKind;
	/** Null where the installation itself did it. */
	accountId: string | null;
	/** Null where it concerns the whole installation. */
	siteId: string | null;
	/** The id of what it was done to, and what a person calls that. */
	subject: string;
	label?: string;
	why?: string | undefined;
	/** Of what it changed: as it was, and as it is since. */
	before?: object;
	after?: object;
	/** The act this one undoes; of two who undo one, the second violates a UNIQUE index. */
	undoes?: number;
	/** Only noted where the statement before it in the batch changed something. */
	ifChanged?: true;
	now: number;
};

/** To stand in the batch of what was done. */
export function insertActStatement(db: Database, act: Act): D1PreparedStatement {
	return db.prepare(
		`INSERT INTO acts (kind, account_id, site_id, subject, label, why, before, after, undoes, created_at,
			token_prefix, token_name)
		SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?12, ?13 WHERE ?11 = 0 OR changes() > 0`,
		act.kind,
		act.accountId,
		act.siteId,
		act.subject,
		act.label ?? "",
		act.why ?? null,
		JSON.stringify(act.before ?? {}),
		JSON.stringify(act.after ?? {}),
		act.undoes ?? null,
		act.now,
		Number(act.ifChanged ?? false),
		...tokenValues(db),
	);
}

/** The columns token_prefix and token_name of what is done. */
export function tokenValues({ token }: Database): [string | null, string | null] {
	return [token?.prefix ?? null, token?.name ?? null];
}

/**
 * To stand in a batch before what rests on it: where the query finds nothing, the whole batch is undone with an error that
 * names acts.subject.
 */
export function guardStatement(db: Database, existsSql: string, ...values: unknown[]): D1PreparedStatement {
	return db.prepare(
		`INSERT INTO acts (kind, subject, created_at) SELECT 'guard', NULL, 0 WHERE NOT EXISTS (${existsSql})`,
		...values,
	);
}
