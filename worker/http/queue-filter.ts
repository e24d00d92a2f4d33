// From what the queue is asked to be narrowed to, as it stands in an address, to what the database is asked.

import type { StaffOperation } from "../contract/operations.ts";
import { pageKey } from "../contract/page-key.ts";
import { type Ability, sitesOf } from "../contract/roles.ts";
import type { QueueFilterAsked } from "../contract/wire.ts";
import type { Account } from "../db/accounts.ts";
import type { QueueFilter } from "../db/queue-filter.ts";
import { askedWords } from "../domain/comment-words.ts";
import { ProblemError } from "../domain/problem.ts";
import { requireAbility } from "./session.ts";

const DAY = 24 * 3_600_000;

/**
 * Of the sites on which the account has the ability, or of the one asked for.
 * @throws ProblemError `unknown-site`; `invalid` where a search has no word to look for
 */
export function filterFor(
	account: Account,
	operation: StaffOperation,
	asked: QueueFilterAsked,
	ability: Ability = "read",
): QueueFilter {
	const { site, status = "waiting", page, author, reason, from, to } = asked;
	if (site !== undefined) requireAbility(account, operation, { site, missing: "unknown-site" });
	const words = asked.text ? askedWords(asked.text) : undefined;
	if (words === null) throw new ProblemError("invalid", { issues: [{ pointer: "?text", code: "not-valid" }] });
	return {
		sites: site === undefined ? sitesOf(account.grants, ability) : [site],
		status,
		isNewestFirst: (asked.order ?? (status === "waiting" ? "oldest" : "newest")) === "newest",
		page: page && pageKey(page),
		author,
		reason,
		from: from === undefined ? undefined : Date.parse(from),
		to: to === undefined ? undefined : Date.parse(to) + DAY,
		hasLinks: asked.hasLinks && true,
		isReported: asked.reported && true,
		words,
	};
}
