// The comment of a moderator's route: it must be there, on a site where the account may do to it what the operation does.

import type { StaffOperation } from "../contract/operations.ts";
import { commentId } from "../contract/schemas.ts";
import type { QueueItem } from "../contract/wire.ts";
import type { Account } from "../db/accounts.ts";
import { readQueueItem } from "../db/queue.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext } from "./context.ts";
import { readId } from "./input.ts";
import { requireAbility, requireAccount } from "./session.ts";

/** Who asks, and the comment they ask about. @throws ProblemError */
export async function requireItem(c: AppContext, name: StaffOperation): Promise<{ account: Account; item: QueueItem }> {
	const account = await requireAccount(c, name);
	const item = await readQueueItem(c.get("db"), readId(commentId, c.req.param("id") ?? ""));
	if (!item) throw new ProblemError("not-found");
	requireAbility(account, name, { site: item.site.id, missing: "not-found" });
	return { account, item };
}
