// What visitors say without words: reactions to comments, and that they like a page. Guests may.

import { Hono } from "hono";
import type { Issue } from "../contract/problems.ts";
import * as s from "../contract/schemas.ts";
import type { PageReacted, Reacted } from "../contract/wire.ts";
import { readInSight, writeReaction } from "../db/comment-reactions.ts";
import { readLikeBackground, writeLike } from "../db/page-reactions.ts";
import { readPageKey } from "../domain/draft.ts";
import { ProblemError } from "../domain/problem.ts";
import { orderReactions } from "../domain/reactions.ts";
import type { AppEnv } from "../http/context.ts";
import { clearThread } from "../http/edge-cache.ts";
import { readBody, readId, readSiteId } from "../http/input.ts";
import { ceilingsFor, withinCeilings } from "../http/rate-limit.ts";
import { viewerTokenHash } from "../http/viewer-token.ts";
import { actorOf, admitVisitor } from "../http/visitor.ts";

export const reactions = new Hono<AppEnv>();

reactions.put("/v1/sites/:site/comments/:id/reaction", async function setReaction(c) {
	const now = Date.now();
	const { kind, isOn } = await readBody(c, s.setReaction);
	const commentId = readId(s.commentId, c.req.param("id"));
	const ask = { siteId: readSiteId(c), commentId, tokenHash: await viewerTokenHash(c), now };
	const { author, comment, own, ...found } = await readInSight(c.get("db"), ask);
	const { id: siteId, settings } = admitVisitor(c, { ...found, author });
	if (!comment) throw new ProblemError("not-found");
	if (isOn && !settings.reactions.includes(kind)) throw refusal("/kind", "not-valid");
	// Nobody has nothing to take back, and is not made somebody by trying.
	if (!author && !isOn)
		return c.json<Reacted>({ reactions: orderReactions(comment.reactions, settings.reactions), own });
	const { authorId, token, acting, ...actor } = await actorOf(c, { siteId, author, now });
	const ceilings = [...(await ceilingsFor(c, "reaction", now)), ...actor.ceilings];
	const reaction = { commentId, authorId, kind, isOn, acting, ceilings, settings, now };
	const reacted = await withinCeilings(c, ceilings, () => writeReaction(c.get("db"), reaction));
	await clearThread(c, { siteId, pageKeys: comment.pageKeys });
	return c.json<Reacted>({ ...reacted, ...(token && { token }) });
});

reactions.put("/v1/sites/:site/thread/reaction", async function setPageReaction(c) {
	const now = Date.now();
	const { isOn, page } = await readBody(c, s.setPageReaction);
	const issues: Issue[] = [];
	const pageKey = readPageKey(page, "/page", issues);
	const ask = { siteId: readSiteId(c), pageKey, tokenHash: await viewerTokenHash(c), now };
	const { author, likes, ...found } = await readLikeBackground(c.get("db"), ask);
	const { id: siteId, settings } = admitVisitor(c, { ...found, author });
	if (issues.length > 0) throw new ProblemError("invalid", { issues });
	if (isOn && !settings.pageReaction) throw refusal("/isOn", "not-wanted");
	if (!author && !isOn) return c.json<PageReacted>({ likes, isOn });
	const { authorId, token, acting, ...actor } = await actorOf(c, { siteId, author, now });
	const ceilings = [...(await ceilingsFor(c, "reaction", now)), ...actor.ceilings];
	const like = { thread: { siteId, pageKey, now }, authorId, isOn, acting, ceilings };
	const liked = await withinCeilings(c, ceilings, () => writeLike(c.get("db"), like));
	await clearThread(c, { siteId, pageKeys: liked.pageKeys });
	return c.json<PageReacted>({ likes: liked.likes, isOn, ...(token && { token }) });
});

function refusal(pointer: string, code: Issue["code"]): ProblemError {
	return new ProblemError("invalid", { issues: [{ pointer, code }] });
}
