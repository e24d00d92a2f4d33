// Who a visitor is here: for those with a token, beside the public thread and never in its way.

import { Hono } from "hono";
import { OWN_COMMENTS_MAX } from "../contract/limits.ts";
import { pageKey } from "../contract/page-key.ts";
import { readViewerQuery } from "../contract/schemas.ts";
import type { AuthorView, ViewerView } from "../contract/wire.ts";
import { type AuthorRow, deleteToken } from "../db/authors.ts";
import { toOwnComment } from "../db/comment-rows.ts";
import { readSite } from "../db/sites.ts";
import { readViewerRows, type ViewerRows } from "../db/viewer.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext, AppEnv } from "../http/context.ts";
import { readQuery, readSiteId } from "../http/input.ts";
import { requireOrigin, requireOriginIfSent } from "../http/origin.ts";
import { repliesSecret } from "../http/replies-feed.ts";
import { viewerTokenHash } from "../http/viewer-token.ts";
import { addressOf } from "../pages/addresses.ts";

export const viewer = new Hono<AppEnv>();

viewer.get("/v1/sites/:site/viewer", async function readViewer(c) {
	const { page } = readQuery(c, readViewerQuery);
	const siteId = readSiteId(c);
	const tokenHash = await viewerTokenHash(c);
	const now = Date.now();
	const { site, author, comments, reactions, likesPage } = await readViewerRows(c.get("db"), {
		siteId,
		pageKey: pageKey(page),
		tokenHash,
		limit: OWN_COMMENTS_MAX,
		now,
	});
	if (!site) throw new ProblemError("unknown-site");
	requireOriginIfSent(c, site.origins);
	if (!author) throw new ProblemError("signed-out");
	return c.json<ViewerView>({
		author: author.name === "" ? null : viewOf(author),
		comments: comments.map((row) => toOwnComment(row, site.settings, now)),
		reactions: kindsByComment(reactions),
		likesPage,
		now,
		...(c.get("keys") && { repliesFeed: await repliesFeedOf(c, { siteId, tokenHash }) }),
	});
});

/** The Atom feed's secret address; a reader of feeds finds the other format at its side. */
async function repliesFeedOf(c: AppContext, token: { siteId: string; tokenHash: string }): Promise<string> {
	const at = { api: new URL(c.req.url).origin, siteId: token.siteId, secret: await repliesSecret(c, token) };
	return addressOf("readRepliesAtomFeed", at);
}

function viewOf({ name, website, avatar }: AuthorRow): AuthorView {
	return { name, ...(website !== null && { website }), avatar };
}

function kindsByComment(rows: ViewerRows["reactions"]): ViewerView["reactions"] {
	const kinds: ViewerView["reactions"] = {};
	for (const { comment_id, kind } of rows) kinds[comment_id] = [...(kinds[comment_id] ?? []), kind];
	return kinds;
}

viewer.delete("/v1/sites/:site/viewer", async function forgetViewer(c) {
	const site = await readSite(c.get("db"), readSiteId(c));
	if (!site) throw new ProblemError("unknown-site");
	requireOrigin(c, site.origins);
	const wasThere = await deleteToken(c.get("db"), { hash: await viewerTokenHash(c), siteId: site.id });
	if (!wasThere) throw new ProblemError("signed-out");
	return c.body(null, 204);
});
