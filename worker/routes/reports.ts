// What readers say against a comment. It stays where it is; moderators are told.

import { Hono } from "hono";
import * as s from "../contract/schemas.ts";
import { readInSight } from "../db/comment-reactions.ts";
import { insertReport } from "../db/reports.ts";
import { cleanText } from "../domain/clean.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppEnv } from "../http/context.ts";
import { readBody, readId, readSiteId } from "../http/input.ts";
import { sha256 } from "../http/keys.ts";
import { addressHash, ceilingsFor, withinCeilings } from "../http/rate-limit.ts";
import { viewerTokenHash } from "../http/viewer-token.ts";
import { admitVisitor } from "../http/visitor.ts";

export const reports = new Hono<AppEnv>();

reports.post("/v1/sites/:site/comments/:id/reports", async function reportComment(c) {
	const now = Date.now();
	const { reason, note } = await readBody(c, s.reportComment);
	const commentId = readId(s.commentId, c.req.param("id"));
	const ask = { siteId: readSiteId(c), commentId, tokenHash: await viewerTokenHash(c), now };
	const { author, comment, ...found } = await readInSight(c.get("db"), ask);
	admitVisitor(c, { ...found, author });
	if (!comment) throw new ProblemError("not-found");
	// Of somebody without a token; bound to the comment, so that it joins no two reports.
	const reporter = author?.id ?? (await sha256(`${await addressHash(c, now)}|${commentId}`));
	const report = { commentId, reporter, reason, note: cleanText(note ?? "") || null, now };
	const ceilings = await ceilingsFor(c, "report", now);
	await withinCeilings(c, ceilings, () => insertReport(c.get("db"), report, ceilings));
	return c.body(null, 204);
});
