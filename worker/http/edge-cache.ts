// Keeps public answers in the edge's cache for a few seconds, so that a post on a front page costs D1 a handful of
// reads. A write clears them where it happens; elsewhere they die by age, before a removal is 30 s old.

import type { MiddlewareHandler } from "hono";
import { EDGE_CACHE_SECONDS, SHARED_CACHE_SECONDS } from "../contract/limits.ts";
import { type OperationName, operations } from "../contract/operations.ts";
import { pageKey } from "../contract/page-key.ts";
import { sorts } from "../contract/settings.ts";
import type { AppContext, AppEnv } from "./context.ts";

/** For public reads: the same to everybody, named by the address alone. Readers' browsers ask again each time (ETag). */
export const edgeCache: MiddlewareHandler<AppEnv> = async function edgeCache(c, next): Promise<Response | undefined> {
	if (c.env.EDGE_CACHE === "off") {
		await next();
		return undefined;
	}
	const key = cacheKey(c.req.url);
	const kept = await caches.default.match(key);
	if (kept) {
		const answer = new Response(kept.body, kept);
		answer.headers.set(
			"Server-Timing",
			"cache;desc=hit, db;dur=0, round-trips;desc=0, statements;desc=0, rows-read;desc=0, rows-written;desc=0",
		);
		answer.headers.set("Cache-Control", PUBLIC);
		return answer;
	}
	await next();
	if (c.res.status !== 200) return undefined;
	c.header("Cache-Control", PUBLIC);
	const copy = new Response(c.res.clone().body, c.res);
	copy.headers.set("Cache-Control", `public, s-maxage=${EDGE_CACHE_SECONDS}`);
	c.executionCtx.waitUntil(caches.default.put(key, copy));
	return undefined;
};

const PUBLIC = `public, max-age=0, s-maxage=${SHARED_CACHE_SECONDS}`;

/** Clears a thread's first pages and feeds under all of its keys, and the site's newest comments, from this location's cache. */
export async function clearThread(c: AppContext, thread: { siteId: string; pageKeys: string[] }): Promise<void> {
	const origin = new URL(c.req.url).origin;
	const ofPages = (query: string) => thread.pageKeys.map((key) => `?page=${encodeURIComponent(key)}${query}`);
	const firstPages = ["", ...sorts.map((sort) => `&sort=${sort}`)].flatMap(ofPages);
	const stale: [OperationName, string[]][] = [
		["listThread", firstPages],
		["readThreadPage", [...firstPages, ...ofPages("&fragment=1")]],
		["readAtomFeed", [...ofPages(""), ""]],
		["readJsonFeed", [...ofPages(""), ""]],
		["listRecent", [""]],
	];
	const addresses = stale.flatMap(([name, queries]) => {
		const path = operations[name].path.replace(":site", thread.siteId);
		return queries.map((query) => origin + path + query);
	});
	const keys = addresses.map(cacheKey);
	await Promise.all(keys.map((key) => caches.default.delete(key)));
}

/** What an answer may depend on. */
const PARAMETERS = ["page", "sort", "after", "before", "focus", "limit"].concat(
	["title", "lang", "root", "replyTo", "posted", "fragment"], // of pages
);

/** One spelling for one answer: the page by its key, parameters in order, nothing that was not asked for (R-RL-5). */
function cacheKey(address: string): string {
	const url = new URL(address);
	// Counts are answered under the names asked for.
	const isAnsweredByName = url.pathname.endsWith("/counts");
	const known = PARAMETERS.flatMap((name) => url.searchParams.getAll(name).map((value) => [name, value]));
	url.search = new URLSearchParams(
		known.map(([name, value]) => [name!, name === "page" && !isAnsweredByName ? pageKey(value!) : value!]),
	).toString();
	return url.href;
}
