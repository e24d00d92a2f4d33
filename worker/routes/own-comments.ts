// What an author may do with their own words afterwards: edit and delete, within the site's window.

import { Hono } from "hono";
import * as s from "../contract/schemas.ts";
import type { Deleted, Edited } from "../contract/wire.ts";
import { type FullRow, toOwnComment } from "../db/comment-rows.ts";
import { deleteWords, readOwnBackground, updateText } from "../db/own-comments.ts";
import type { Site } from "../db/sites.ts";
import { cleanText } from "../domain/clean.ts";
import { readText } from "../domain/draft.ts";
import { editableUntil } from "../domain/permissions.ts";
import { ProblemError } from "../domain/problem.ts";
import { stillAgainst, withOthers } from "../domain/screening.ts";
import { statusAfterEdit } from "../domain/status.ts";
import { banHash } from "../http/ban-hash.ts";
import type { AppContext, AppEnv } from "../http/context.ts";
import { readBody, readId, readSiteId } from "../http/input.ts";
import { requireOrigin } from "../http/origin.ts";
import { ceilingsFor, siteHour, withinCeilings } from "../http/rate-limit.ts";
import { screenWords } from "../http/screen-words.ts";
import { showChange } from "../http/show-change.ts";
import { viewerTokenHash } from "../http/viewer-token.ts";
import { hashWords } from "../http/words-hash.ts";

export const ownComments = new Hono<AppEnv>();

ownComments.patch("/v1/sites/:site/comments/:id", async function editComment(c) {
	const now = Date.now();
	const input = await readBody(c, s.editComment);
	const wordsHash = await hashWords(cleanText(input.text));
	const known = await requireOwn(c, { wordsHash, now });
	const { site, comment } = known;
	const words = readText(input.text, site.settings);
	const place = { isReply: comment.parent_id !== null, pageUrl: null, vouched: null };
	const screened = await screenWords(c, {
		words: { ...words, name: comment.author_name, website: comment.author_website },
		known,
		manner: { formAgeMs: "edit", honeypot: "", siteHourCount: 0, isFlooded: false, ...place },
		now,
	});
	const earlier = { status: comment.status, reasons: JSON.parse(comment.reasons) };
	const found = { ...screened, ...withOthers(screened, stillAgainst(earlier)) };
	const status = statusAfterEdit(comment.status, found.verdict);
	const ceilings = await ceilingsFor(c, "edit", now);
	const { id, author_name: name } = comment;
	const edit = { ...words, id, name, version: input.version, status, ...found, wordsHash, ceilings, now };
	const edited = await withinCeilings(c, ceilings, () => updateText(c.get("db"), edit));
	if (!edited) throw new ProblemError("changed-meanwhile");
	await showChange(c, edited.change, comment.status);
	return c.json<Edited>({ comment: toOwnComment(edited.row, site.settings, now) });
});

ownComments.delete("/v1/sites/:site/comments/:id", async function deleteComment(c) {
	const now = Date.now();
	const { comment } = await requireOwn(c, { wordsHash: "", now });
	const ceilings = await ceilingsFor(c, "edit", now);
	const gone = { id: comment.id, authorId: comment.author_id, ceilings };
	const deleted = await withinCeilings(c, ceilings, () => deleteWords(c.get("db"), gone));
	if (!deleted) throw new ProblemError("not-found");
	await showChange(c, deleted, comment.status);
	return c.json<Deleted>({ comment: deleted.comment.replyCount > 0 ? deleted.comment : null });
});

/** The bearer's own comment of the path, while it may still be changed. @throws ProblemError */
async function requireOwn(c: AppContext, { wordsHash, now }: { wordsHash: string; now: number }) {
	const siteId = readSiteId(c);
	const { site, author, comment, ...others } = await readOwnBackground(c.get("db"), {
		siteId,
		id: readId(s.commentId, c.req.param("id") ?? ""),
		tokenHash: await viewerTokenHash(c),
		addressHash: await banHash(c, siteId),
		siteHour: siteHour(siteId, now),
		wordsHash,
		now,
	});
	if (!site) throw new ProblemError("unknown-site");
	requireOrigin(c, site.origins);
	if (!author) throw new ProblemError("signed-out");
	if (!comment || comment.status === "deleted") throw new ProblemError("not-found");
	if (!mayChange(comment, site, now)) throw new ProblemError("edit-window-passed");
	return { site, author, comment, ...others };
}

function mayChange(comment: FullRow, site: Site, now: number): boolean {
	return editableUntil({ createdAt: comment.created_at, status: comment.status }, site.settings, now) !== null;
}
