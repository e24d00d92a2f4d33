// Deciding on a comment from a mail or a message: a link, the page it opens, and the form on that page.

import { Hono } from "hono";
import { isAble, roleOn } from "../contract/roles.ts";
import * as q from "../contract/schemas-queue.ts";
import type { Action, ModerationLink, QueueItem } from "../contract/wire.ts";
import { type Account, readPerson } from "../db/accounts.ts";
import { findApiToken } from "../db/api-tokens.ts";
import { insertDecision, readLastDecision } from "../db/decisions.ts";
import { readQueueItem } from "../db/queue.ts";
import { ProblemError } from "../domain/problem.ts";
import { statusAfterDecision } from "../domain/status.ts";
import type { AppContext, AppEnv } from "../http/context.ts";
import { readFields } from "../http/input.ts";
import { learnLater } from "../http/learn.ts";
import { newModerationLink, readModerationLink as readLink } from "../http/moderation-link.ts";
import { requireOwnOrigin } from "../http/origin.ts";
import { answerPage } from "../http/page-answer.ts";
import { requireItem } from "../http/require-item.ts";
import { showChange } from "../http/show-change.ts";
import { readModeratorsWords } from "../http/words.ts";
import { linkPageHtml } from "../pages/link-page.ts";

export const moderationLinks = new Hono<AppEnv>();

moderationLinks.post("/v1/moderation/comments/:id/link", async function createModerationLink(c) {
	const { account, item } = await requireItem(c, "createModerationLink");
	const tokenPrefix = c.get("token")?.prefix ?? null;
	const claims = { commentId: item.id, version: item.version, accountId: account.id, tokenPrefix, now: Date.now() };
	const { token, expiresAt } = await newModerationLink(c, claims);
	const link = `${new URL(c.req.url).origin}/v1/moderation/links/${token}`;
	return c.json<ModerationLink>({ link, expiresAt }, 201);
});

moderationLinks.get("/v1/moderation/links/:token", async function readModerationLink(c) {
	return answerLink(c, await requireLink(c), null);
});

moderationLinks.post("/v1/moderation/links/:token", async function postModerationLink(c) {
	requireOwnOrigin(c);
	const link = await requireLink(c);
	const { action } = await readFields(c, q.postModerationLink);
	const asked = link.actions.find((one) => one === action);
	if (asked === undefined) return answerLink(c, link, null);
	const { item, account } = link;
	const last = asked === "undo" ? await readLastDecision(c.get("db"), item.id) : null;
	const isReported = item.reports.length > 0;
	const to = asked === "undo" ? last!.from_status : statusAfterDecision({ status: item.status, isReported }, asked);
	const decision = { commentId: item.id, version: item.version, accountId: account.id, action: asked, to: to! };
	const decided = await insertDecision(c.get("db"), { ...decision, undoes: last?.id ?? null, now: Date.now() });
	if (!decided) throw new ProblemError("already-decided");
	learnLater(c, [item.id]);
	if (decided.item.status !== item.status) await showChange(c, decided.change, item.status);
	return answerLink(c, { ...link, item: decided.item, actions: asked === "undo" ? [] : ["undo"] }, asked);
});

type Link = { item: QueueItem; account: Account; actions: Action[]; expiresAt: number };

/** What the link of the path leads to, while its maker may still decide there. @throws ProblemError */
async function requireLink(c: AppContext): Promise<Link> {
	const now = Date.now();
	const link = await readLink(c, c.req.param("token") ?? "", now);
	const { commentId, version, accountId, tokenPrefix: prefix, expiresAt } = link;
	const db = c.get("db");
	if (prefix !== null) {
		db.token = await findApiToken(db, { accountId, prefix, now });
		if (!db.token) throw new ProblemError("link-spent");
	}
	const [item, account] = [await readQueueItem(db, commentId), await readPerson(db, accountId)];
	const role = item && account && roleOn(account.grants, item.site.id);
	if (!role || !isAble(role, "moderate")) throw new ProblemError("not-found");
	return { item, account, actions: await actionsOf(c, { item, version, accountId }), expiresAt };
}

/** On the version it was made for: whatever changes something. On the next, where that came by its own decision: undoing. */
async function actionsOf(
	c: AppContext,
	{ item, version, accountId }: { item: QueueItem; version: number; accountId: string },
): Promise<Action[]> {
	const now = { status: item.status, isReported: item.reports.length > 0 };
	if (item.version === version)
		return (["approve", "spam", "remove"] as const).filter((action) => statusAfterDecision(now, action) !== null);
	if (item.version !== version + 1) return [];
	const last = await readLastDecision(c.get("db"), item.id);
	const isOwn = last?.version === version && last.account_id === accountId && last.to_status === item.status;
	return isOwn && last.action !== "undo" ? ["undo"] : [];
}

async function answerLink(c: AppContext, { item, account, actions, expiresAt }: Link, done: Action | null) {
	const words = await readModeratorsWords(c);
	return answerPage(c, linkPageHtml({ words, item, by: account.name, actions, done, expiresAt }), { isIndexed: false });
}
