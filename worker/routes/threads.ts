// What anybody may read, from anywhere: threads, replies and counts. Nothing here writes, and no answer differs by who asks.

import { Hono } from "hono";
import { etag, RETAINED_304_HEADERS } from "hono/etag";
import { RECENT_DEFAULT } from "../contract/limits.ts";
import { pageKey } from "../contract/page-key.ts";
import {
	commentId,
	countThreadsQuery,
	listRecentQuery,
	listRepliesQuery,
	listThreadQuery,
} from "../contract/schemas.ts";
import type { CountsView, RecentView, RepliesView, ThreadView } from "../contract/wire.ts";
import { readRecent } from "../db/recent.ts";
import { readCounts, readReplies, readThreadPage } from "../db/threads.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppEnv } from "../http/context.ts";
import { edgeCache } from "../http/edge-cache.ts";
import { readId, readQuery, readSiteId } from "../http/input.ts";
import { commentAddress, pageAddress } from "../pages/addresses.ts";

export const threads = new Hono<AppEnv>();

/** A 304 is read across origins too. */
const revalidated = etag({
	retainedHeaders: ["access-control-allow-origin", "access-control-expose-headers", ...RETAINED_304_HEADERS],
});

threads.get("/v1/sites/:site/thread", revalidated, edgeCache, async function listThread(c) {
	const { page, ...asked } = readQuery(c, listThreadQuery);
	const key = pageKey(page);
	const found = await readThreadPage(c.get("db"), { siteId: readSiteId(c), pageKey: key, ...asked, now: Date.now() });
	if (!found) throw new ProblemError("unknown-site");
	const { settings, ...thread } = found;
	return c.json<ThreadView>({
		page: key,
		...thread,
		settings: {
			mode: settings.mode,
			email: settings.email,
			website: settings.website,
			sort: asked.sort ?? settings.sort,
			textMax: settings.textMax,
			lang: settings.lang,
			live: settings.live,
			pageReaction: settings.pageReaction,
			reactions: settings.reactions,
			words: settings.words,
		},
	});
});

threads.get("/v1/sites/:site/comments/:id/replies", revalidated, edgeCache, async function listReplies(c) {
	const { after } = readQuery(c, listRepliesQuery);
	const rootId = readId(commentId, c.req.param("id"));
	const replies = await readReplies(c.get("db"), { siteId: readSiteId(c), rootId, after });
	if (!replies) throw new ProblemError("not-found");
	return c.json<RepliesView>(replies);
});

threads.get("/v1/sites/:site/counts", revalidated, edgeCache, async function countThreads(c) {
	const { page: pages } = readQuery(c, countThreadsQuery);
	const keys = pages.map(pageKey);
	const found = await readCounts(c.get("db"), { siteId: readSiteId(c), pageKeys: keys });
	if (!found) throw new ProblemError("unknown-site");
	const { counts, ...words } = found;
	const named = pages.map((page, index) => [page, counts.get(keys[index]!) ?? 0]);
	return c.json<CountsView>({ counts: Object.fromEntries(named), ...words });
});

threads.get("/v1/sites/:site/recent", revalidated, edgeCache, async function listRecent(c) {
	const { limit = RECENT_DEFAULT } = readQuery(c, listRecentQuery);
	const found = await readRecent(c.get("db"), { siteId: readSiteId(c), limit });
	if (!found) throw new ProblemError("unknown-site");
	const api = new URL(c.req.url).origin;
	const siteId = readSiteId(c);
	const { origins, ...recent } = found;
	const comments = recent.comments.map((comment) => {
		const url = pageAddress(comment.page, origins);
		const at = { api, siteId, pageKey: comment.page.key, url };
		return { ...comment, page: { ...comment.page, url }, url: commentAddress(comment.id, at) };
	});
	return c.json<RecentView>({ ...recent, comments });
});
