// Feeds of the newest comments, for feed readers: of a page, of a site, and of what is answered to one visitor.

import { Hono } from "hono";
import type { Operation } from "../contract/operations.ts";
import { pageKey } from "../contract/page-key.ts";
import { readFeedQuery } from "../contract/schemas-page.ts";
import { type FeedComment, readFeed, readRepliesFeed } from "../db/feeds.ts";
import type { Site } from "../db/sites.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext, AppEnv } from "../http/context.ts";
import { edgeCache } from "../http/edge-cache.ts";
import { readQuery, readSiteId } from "../http/input.ts";
import { revalidatedPage } from "../http/page-answer.ts";
import { tokenHashOf } from "../http/replies-feed.ts";
import { readWords } from "../http/words.ts";
import { addressOf, pageAddress } from "../pages/addresses.ts";
import { atomFeed } from "../pages/atom.ts";
import { entryOf, type FeedView, tagOf } from "../pages/feed-view.ts";
import { jsonFeed } from "../pages/json-feed.ts";
import type { Words } from "../pages/words.ts";

export const feeds = new Hono<AppEnv>();

feeds.get("/v1/sites/:site/feed.atom", revalidatedPage, edgeCache, async function readAtomFeed(c) {
	return answerFeed(c, "application/atom+xml", atomFeed(await readPublic(c, "readAtomFeed")));
});

feeds.get("/v1/sites/:site/feed.json", revalidatedPage, edgeCache, async function readJsonFeed(c) {
	return answerFeed(c, "application/feed+json", jsonFeed(await readPublic(c, "readJsonFeed")));
});

feeds.get("/v1/sites/:site/replies/:secret/feed.atom", revalidatedPage, async function readRepliesAtomFeed(c) {
	return answerFeed(c, "application/atom+xml", atomFeed(await readReplies(c, "readRepliesAtomFeed")));
});

feeds.get("/v1/sites/:site/replies/:secret/feed.json", revalidatedPage, async function readRepliesJsonFeed(c) {
	return answerFeed(c, "application/feed+json", jsonFeed(await readReplies(c, "readRepliesJsonFeed")));
});

function answerFeed(c: AppContext, type: NonNullable<Operation["type"]>, feed: string): Response {
	return c.body(feed, 200, { "Content-Type": `${type}; charset=utf-8` });
}

/** @throws ProblemError `unknown-site` */
async function readPublic(c: AppContext, operation: "readAtomFeed" | "readJsonFeed"): Promise<FeedView> {
	const { page } = readQuery(c, readFeedQuery);
	const key = page === undefined ? undefined : pageKey(page);
	const found = await readFeed(c.get("db"), { siteId: readSiteId(c), pageKey: key });
	if (!found) throw new ProblemError("unknown-site");
	const { site, comments } = found;
	const words = await readWords(c, site.settings.lang, site.settings);
	const api = new URL(c.req.url).origin;
	const at = { api, siteId: site.id };
	const self = addressOf(operation, at, { page: key });
	if (key === undefined) {
		const title = words.t("feed.site", { site: site.name });
		return feedOf({ api, site, comments, words, name: `site/${site.id}`, title, self, home: site.origins[0] ?? api });
	}
	const url = pageAddress({ key, url: comments[0]?.page.url ?? null }, site.origins);
	const title = comments[0]
		? words.t("feed.thread", { title: comments[0].page.title || url || key })
		: words.t("feed.site", { site: site.name });
	const home = url ?? addressOf("readThreadPage", at, { page: key });
	const name = `site/${site.id}/${encodeURIComponent(key)}`;
	return feedOf({ api, site, comments, words, name, title, self, home });
}

/** Told to one person: no cache on the way may keep it, no page it leads to is told its address. @throws ProblemError */
async function readReplies(c: AppContext, operation: "readRepliesAtomFeed" | "readRepliesJsonFeed"): Promise<FeedView> {
	const siteId = readSiteId(c);
	if (!c.get("keys")) throw new ProblemError("not-configured");
	const secret = c.req.param("secret") ?? "";
	const hash = await tokenHashOf(c, siteId, secret);
	if (!hash) throw new ProblemError("not-found");
	const { site, isKnown, comments } = await readRepliesFeed(c.get("db"), { hash, siteId, now: Date.now() });
	if (!site) throw new ProblemError("unknown-site");
	if (!isKnown) throw new ProblemError("not-found");
	c.header("Cache-Control", "private, no-cache");
	c.header("Referrer-Policy", "no-referrer");
	c.header("X-Robots-Tag", "noindex");
	const words = await readWords(c, site.settings.lang, site.settings);
	const title = words.t("feed.replies", { site: site.name });
	const api = new URL(c.req.url).origin;
	const self = addressOf(operation, { api, siteId, secret });
	// Named by a part of the hash, which opens nothing.
	const name = `replies/${hash.slice(0, 32)}`;
	return feedOf({ api, site, comments, words, name, title, self, home: site.origins[0] ?? api });
}

type Parts = Pick<FeedView, "title" | "self" | "home"> & {
	api: string;
	site: Site;
	comments: FeedComment[];
	words: Words;
	/** The same for ever. */
	name: string;
};

function feedOf({ api, site, comments, words, name, title, self, home }: Parts): FeedView {
	const entries = comments.map((comment) => entryOf(comment, { api, site, words }));
	return {
		id: tagOf(api, name),
		title,
		lang: words.lang,
		self,
		home,
		updated: Math.max(site.createdAt, ...entries.map(({ updated }) => updated)),
		entries,
	};
}
