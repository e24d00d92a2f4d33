// Deciding on many comments, a page of them a request.

import { Hono } from "hono";
import { sitesOf } from "../contract/roles.ts";
import * as q from "../contract/schemas-queue.ts";
import type { BulkView } from "../contract/wire.ts";
import type { Account } from "../db/accounts.ts";
import { type Bulk, type Candidate, readBulk, readMatching, readNamed, startBulk } from "../db/bulk.ts";
import { decideBatch } from "../db/bulk-steps.ts";
import { ProblemError } from "../domain/problem.ts";
import { statusAfterDecision } from "../domain/status.ts";
import type { AppContext, AppEnv } from "../http/context.ts";
import { readBody } from "../http/input.ts";
import { learnLater } from "../http/learn.ts";
import { filterFor } from "../http/queue-filter.ts";
import { requireAccount } from "../http/session.ts";
import { showThreads } from "../http/show-change.ts";

export const bulk = new Hono<AppEnv>();

type Asked = Awaited<ReturnType<typeof readAsked>>;
const readAsked = (c: AppContext) => readBody(c, q.decideMany);

bulk.post("/v1/moderation/decisions", async function decideMany(c) {
	const account = await requireAccount(c, "decideMany");
	const asked = await readAsked(c);
	const found = await candidates(c, account, asked);
	const { known, comments, cursor } = found;
	if (known && comments === null) return c.json<BulkView>(viewOf(known));
	const run = known ?? (await start(c, account, asked, comments!));
	const outcomes = comments!.map((comment) => ({ comment, to: statusAfterDecision(comment, asked.action) }));
	const wanted = outcomes.flatMap(({ comment, to }) => (to === null ? [] : [comment]));
	const to = outcomes.find((outcome) => outcome.to !== null)?.to ?? "visible";
	const step = { bulk: run, to, comments: wanted, cursor, why: asked.why, now: Date.now() };
	const threads = await decideBatch(c.get("db"), step);
	if (threads) {
		const ids = wanted.map(({ id }) => id);
		learnLater(c, ids);
		await showThreads(c, threads);
	}
	return c.json<BulkView>(viewOf((await readBulk(c.get("db"), asked.id))!));
});

type Found = { known: Bulk | null; comments: Candidate[] | null; cursor: string | null };

/** What this request is to work off; `comments` null where it has nothing to do. @throws ProblemError */
async function candidates(c: AppContext, account: Account, asked: Asked): Promise<Found> {
	const db = c.get("db");
	const known = await readBulk(db, asked.id);
	if (known && known.accountId !== account.id) throw new ProblemError("not-found");
	const filter = asked.by === "filter" ? filterFor(account, "decideMany", asked.filter, "moderate") : null;
	const isStale = known && (known.isOver || (asked.by === "filter" && known.cursor !== asked.after));
	if (isStale) return { known, comments: null, cursor: null };
	if (asked.by === "ids")
		return { known, comments: await readNamed(db, asked.comments, sitesOf(account.grants, "moderate")), cursor: null };
	const until = Math.min(filter!.to ?? Number.POSITIVE_INFINITY, (known?.createdAt ?? Date.now()) + 1);
	const { candidates: comments, cursor } = await readMatching(db, {
		filter: { ...filter!, to: until },
		after: asked.after,
	});
	return { known, comments, cursor };
}

/** Two first requests at once are one bulk: the second finds what the first has made. */
async function start(c: AppContext, account: Account, asked: Asked, comments: Candidate[]): Promise<Bulk> {
	const site = siteOf(account, asked, comments);
	const what = asked.by === "filter" ? { filter: asked.filter } : { comments: asked.comments.length };
	const { id, action, why } = asked;
	const begun = { id, action, accountId: account.id, siteId: site, what, why: why || undefined, now: Date.now() };
	try {
		return await startBulk(c.get("db"), begun);
	} catch (error) {
		const other = await readBulk(c.get("db"), id);
		if (!other) throw error;
		return other;
	}
}

/** The one site it concerns; null where it may be several. */
function siteOf(account: Account, asked: Asked, comments: Candidate[]): string | null {
	const named = asked.by === "filter" ? asked.filter.site : undefined;
	const able = named === undefined ? sitesOf(account.grants, "moderate") : [named];
	const sites = asked.by === "ids" ? [...new Set(comments.map(({ siteId }) => siteId))] : able;
	return sites?.length === 1 ? sites[0]! : null;
}

function viewOf({ id, actId, action, done, isOver, cursor }: Bulk): BulkView {
	return { id, act: actId, action, done, isOver, cursor };
}
