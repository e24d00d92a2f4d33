// The queue and what moderators decide on it.

import { Hono } from "hono";
import type { StaffOperation } from "../contract/operations.ts";
import { sitesOf } from "../contract/roles.ts";
import { commentId } from "../contract/schemas.ts";
import * as s from "../contract/schemas-moderation.ts";
import type { Action, Decided, QueueItem, QueueView, RevisionsView, Status } from "../contract/wire.ts";
import type { Account } from "../db/accounts.ts";
import { insertDecision, readQueueItem as readItem, readLastDecision, readQueue } from "../db/queue.ts";
import { readRevisions } from "../db/revisions.ts";
import { ProblemError } from "../domain/problem.ts";
import { statusAfterDecision } from "../domain/status.ts";
import type { AppContext, AppEnv } from "../http/context.ts";
import { clearThread } from "../http/edge-cache.ts";
import { readBody, readId, readQuery } from "../http/input.ts";
import { learnLater } from "../http/learn.ts";
import { tellReaders } from "../http/rooms.ts";
import { requireAbility, requireAccount } from "../http/session.ts";

export const queue = new Hono<AppEnv>();

queue.get("/v1/moderation/queue", async function listQueue(c) {
	const account = await requireAccount(c, "listQueue");
	const { site, after } = readQuery(c, s.listQueueQuery);
	if (site !== undefined) requireAbility(account, "listQueue", { site, missing: "unknown-site" });
	const sites = site === undefined ? sitesOf(account.grants, "read") : [site];
	return c.json<QueueView>(await readQueue(c.get("db"), { sites, after }));
});

queue.get("/v1/moderation/comments/:id", async function readQueueItem(c) {
	return c.json<QueueItem>((await requireItem(c, "readQueueItem")).item);
});

queue.post("/v1/moderation/comments/:id/decisions", async function decide(c) {
	const { account, item } = await requireItem(c, "decide");
	const { action, version } = await readBody(c, s.decide);
	if (item.version !== version) throw new ProblemError(item.decision ? "already-decided" : "changed-meanwhile");
	const { to, undoes } = await outcome(c, item, action);
	const decision = { commentId: item.id, version, accountId: account.id, action, to, undoes, now: Date.now() };
	const decided = await insertDecision(c.get("db"), decision);
	if (!decided) throw new ProblemError("already-decided");
	learnLater(c, [item.id]);
	await clearThread(c, decided.change);
	// What was reported and is approved stays as it was.
	if (decided.item.status !== item.status) tellReaders(c, decided.change, item.status);
	return c.json<Decided>({ item: decided.item });
});

queue.get("/v1/moderation/comments/:id/revisions", async function listRevisions(c) {
	const { item } = await requireItem(c, "listRevisions");
	const revisions = await readRevisions(c.get("db"), item.id);
	if (!revisions) throw new ProblemError("not-found");
	return c.json<RevisionsView>(revisions);
});

/** What the action makes of the comment. @throws ProblemError where it makes nothing */
async function outcome(c: AppContext, item: QueueItem, action: Action): Promise<{ to: Status; undoes: number | null }> {
	if (action !== "undo") {
		const to = statusAfterDecision({ status: item.status, isReported: item.reports.length > 0 }, action);
		if (!to) throw new ProblemError("already-decided");
		return { to, undoes: null };
	}
	const last = await readLastDecision(c.get("db"), item.id);
	if (!last || last.action === "undo" || last.to_status !== item.status) throw new ProblemError("nothing-to-undo");
	return { to: last.from_status, undoes: last.id };
}

/** Who asks, and the comment they ask about. @throws ProblemError where they may not do to it what the operation does */
async function requireItem(c: AppContext, name: StaffOperation): Promise<{ account: Account; item: QueueItem }> {
	const account = await requireAccount(c, name);
	const item = await readItem(c.get("db"), readId(commentId, c.req.param("id") ?? ""));
	if (!item) throw new ProblemError("not-found");
	requireAbility(account, name, { site: item.site.id, missing: "not-found" });
	return { account, item };
}
