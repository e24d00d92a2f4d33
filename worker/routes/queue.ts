// The queue and what moderators decide on it.

import { Hono } from "hono";
import * as s from "../contract/schemas-moderation.ts";
import * as q from "../contract/schemas-queue.ts";
import type { Action, Decided, QueueCounts, QueueItem, QueueView, RevisionsView, Status } from "../contract/wire.ts";
import { readQueueCounts } from "../db/counts.ts";
import { insertDecision, readLastDecision } from "../db/decisions.ts";
import { readQueue } from "../db/queue.ts";
import { readRevisions } from "../db/revisions.ts";
import { ProblemError } from "../domain/problem.ts";
import { statusAfterDecision } from "../domain/status.ts";
import type { AppContext, AppEnv } from "../http/context.ts";
import { readBody, readQuery } from "../http/input.ts";
import { learnLater } from "../http/learn.ts";
import { filterFor } from "../http/queue-filter.ts";
import { requireItem } from "../http/require-item.ts";
import { requireAccount } from "../http/session.ts";
import { showChange } from "../http/show-change.ts";

export const queue = new Hono<AppEnv>();

queue.get("/v1/moderation/queue", async function listQueue(c) {
	const account = await requireAccount(c, "listQueue");
	const { after, ...asked } = readQuery(c, q.listQueueQuery);
	const filter = filterFor(account, "listQueue", asked);
	return c.json<QueueView>(await readQueue(c.get("db"), { filter, after }));
});

queue.get("/v1/moderation/queue/counts", async function countQueue(c) {
	const account = await requireAccount(c, "countQueue");
	const filter = filterFor(account, "countQueue", readQuery(c, q.countQueueQuery));
	return c.json<QueueCounts>(await readQueueCounts(c.get("db"), filter));
});

queue.get("/v1/moderation/comments/:id", async function readQueueItem(c) {
	return c.json<QueueItem>((await requireItem(c, "readQueueItem")).item);
});

queue.post("/v1/moderation/comments/:id/decisions", async function decide(c) {
	const { account, item } = await requireItem(c, "decide");
	const { action, version, why } = await readBody(c, s.decide);
	if (item.version !== version) throw new ProblemError(item.decision ? "already-decided" : "changed-meanwhile");
	const { to, undoes } = await outcome(c, item, action);
	const decision = { commentId: item.id, version, accountId: account.id, action, to, undoes, why, now: Date.now() };
	const decided = await insertDecision(c.get("db"), decision);
	if (!decided) throw new ProblemError("already-decided");
	learnLater(c, [item.id]);
	// What was reported and is approved stays as it was.
	if (decided.item.status !== item.status) await showChange(c, decided.change, item.status);
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
