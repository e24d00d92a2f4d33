// The log of what people did, and taking it back.

import { Hono } from "hono";
import { UNDO_MS } from "../contract/acts.ts";
import { sitesOf } from "../contract/roles.ts";
import * as q from "../contract/schemas-queue.ts";
import type { LogView, Undone } from "../contract/wire.ts";
import type { Account } from "../db/accounts.ts";
import { insertActStatement } from "../db/acts.ts";
import { readBulkOfAct } from "../db/bulk.ts";
import { undoBatch } from "../db/bulk-steps.ts";
import { readChange } from "../db/changes.ts";
import { readLog } from "../db/log.ts";
import { readMergeOfAct } from "../db/merge-undo.ts";
import { listSites } from "../db/sites.ts";
import { readThread } from "../db/thread-edits.ts";
import { type DoneAct, readAct, runUndo, undoingOf, undos } from "../db/undo.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext, AppEnv } from "../http/context.ts";
import { clearThread } from "../http/edge-cache.ts";
import { readBody, readQuery } from "../http/input.ts";
import { learnLater } from "../http/learn.ts";
import { beginMergeUndo, proceedMerge } from "../http/merging.ts";
import { refreshReaders } from "../http/rooms.ts";
import { refusalOf, requireAbility, requireAccount, requireFresh } from "../http/session.ts";
import { showThreads } from "../http/show-change.ts";

export const acts = new Hono<AppEnv>();

acts.get("/v1/moderation/acts", async function listActs(c) {
	const account = await requireAccount(c, "listActs");
	const { site, account: of, token, kind, after } = readQuery(c, q.listActsQuery);
	if (site !== undefined) requireAbility(account, "listActs", { site, missing: "unknown-site" });
	const isOwner = account.grants.some(({ role }) => role === "owner");
	const all = sitesOf(account.grants, "moderate");
	// What concerns the whole installation is the owners' to see.
	const sites = site === undefined ? (isOwner ? null : (all ?? (await readSiteIds(c)))) : [site];
	const mayUndo = (act: ActOf) => refusalOfUndo(c, account, act) === null;
	return c.json<LogView>(
		await readLog(c.get("db"), { sites, account: of, token, kind, after, mayUndo, now: Date.now() }),
	);
});

acts.post("/v1/moderation/acts/:id/undo", async function undoAct(c) {
	const account = await requireAccount(c, "undoAct");
	const id = Number(c.req.param("id"));
	const act = Number.isSafeInteger(id) ? await readAct(c.get("db"), id) : null;
	if (!act) throw new ProblemError("not-found");
	const refusal = refusalOfUndo(c, account, act);
	if (refusal) throw new ProblemError(refusal);
	if (act.kind.startsWith("account.")) requireFresh(c);
	const { why } = await readBody(c, q.undoAct);
	const now = Date.now();
	if (act.createdAt < now - UNDO_MS || act.isUndoing) throw new ProblemError("nothing-to-undo");
	const by = { accountId: account.id, why: why || undefined, now };
	if (act.kind.startsWith("bulk.")) {
		const sites = sitesOf(account.grants, "moderate");
		return c.json<Undone>(await undoBulk(c, act, { ...by, sites }));
	}
	if (act.kind === "thread.merge") return c.json<Undone>(await undoMerge(c, act, by));
	if (act.isUndone || act.isOvertaken) throw new ProblemError("nothing-to-undo");
	await undoOne(c, act, by);
	return c.json<Undone>({ isOver: true, count: 1 });
});

type By = { accountId: string; why?: string | undefined; now: number };

type ActOf = Pick<DoneAct, "kind" | "siteId" | "accountId">;

/** What stands against taking an act back, whatever became of it since; `not-found` of what is another site's. */
function refusalOfUndo(c: AppContext, account: Account, { kind, siteId, accountId }: ActOf) {
	// A decision on comments of several sites is its maker's, too.
	if (kind.startsWith("bulk."))
		return siteId === null && accountId === account.id ? null : refusalOf(c, account, "decideMany", siteId);
	if (kind === "thread.merge") return refusalOf(c, account, "undoMerge", siteId);
	const undo = undos[kind];
	if (!undo) return refusalOf(c, account, "undoAct", siteId) ?? "nothing-to-undo";
	// What a person signs in anew for is no token's to take back, which may do some of it by a scope of its own.
	if (kind.startsWith("account.") && c.get("token")) return "not-permitted";
	const isOwners = undo.ofOwners && !account.grants.some(({ role }) => role === "owner");
	return refusalOf(c, account, undo.as, siteId) ?? (isOwners ? "not-permitted" : null);
}

async function undoOne(c: AppContext, act: DoneAct, by: By): Promise<void> {
	const db = c.get("db");
	const undoing = await undos[act.kind]!.statements(db, act, by.now);
	if (!undoing) throw new ProblemError("changed-meanwhile");
	const isDone = await runUndo(db, [insertActStatement(db, undoingOf(act, by)), ...undoing]).catch((error: unknown) => {
		throw /UNIQUE constraint failed: thread/.test(String(error)) ? new ProblemError("page-taken") : error;
	});
	if (!isDone) throw new ProblemError("nothing-to-undo");
	await forgetCopies(c, act);
}

/** Readers see what was undone at once. */
async function forgetCopies(c: AppContext, { kind, siteId, subject }: DoneAct): Promise<void> {
	const db = c.get("db");
	if (kind.startsWith("comment.")) {
		const change = await readChange(db, subject);
		if (change) await clearThread(c, change);
	}
	if (!kind.startsWith("thread.") || siteId === null) return;
	const thread = await readThread(db, { siteId, id: Number(subject) });
	if (!thread) return;
	await clearThread(c, { siteId, pageKeys: thread.pageKeys });
	refreshReaders(c, { siteId, ...thread });
}

/** A page of a bulk's decisions; whoever asks again goes on. */
async function undoBulk(c: AppContext, act: DoneAct, by: By & { sites: string[] | null }): Promise<Undone> {
	const db = c.get("db");
	const bulk = await readBulkOfAct(db, act.id);
	if (!bulk) throw new ProblemError("nothing-to-undo");
	const { sites, ...who } = by;
	const opening = act.isUndone ? [] : [insertActStatement(db, undoingOf(act, who))];
	const step = await undoBatch(db, { bulk, opening, sites, ...who });
	if (step === null) return { isOver: false, count: 0 };
	learnLater(c, step.commentIds);
	await showThreads(c, step.threads);
	return { isOver: step.isOver, count: step.undone };
}

/** A step of moving the comments back; whoever asks again goes on. */
async function undoMerge(c: AppContext, act: DoneAct, by: By): Promise<Undone> {
	const merge = await readMergeOfAct(c.get("db"), act);
	if (!merge || (act.isUndone && !merge.isRunning)) throw new ProblemError("nothing-to-undo");
	const step = act.isUndone ? await proceedMerge(c, merge) : await beginMergeUndo(c, merge, by);
	return { isOver: !step.isRunning, count: step.moved };
}

/** Of those who may moderate on every site without owning the installation. */
async function readSiteIds(c: AppContext): Promise<string[]> {
	return (await listSites(c.get("db"))).map(({ id }) => id);
}
