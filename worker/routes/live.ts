// Looking at a thread while it changes.

import { Hono } from "hono";
import { pageKey } from "../contract/page-key.ts";
import { listenThreadQuery } from "../contract/schemas.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppEnv } from "../http/context.ts";
import { readQuery, readSiteId } from "../http/input.ts";
import { isConfigured } from "../http/keys.ts";
import { enterRoom } from "../http/rooms.ts";

export const live = new Hono<AppEnv>();

// From any page, as every read: what is told here is what `listThread` answers to anybody. No cookie is looked at and
// nothing a reader says is taken, so a page that opens a socket in somebody's browser gains nothing by it.
live.get("/v1/sites/:site/live", async function listenThread(c) {
	if (c.req.header("Upgrade")?.toLowerCase() !== "websocket") {
		c.header("Upgrade", "websocket");
		throw new ProblemError("upgrade-required");
	}
	// Without the secret nobody can write here, so there is nothing to hear.
	if (!isConfigured(c.env.SECRET)) throw new ProblemError("not-configured");
	const { page, since } = readQuery(c, listenThreadQuery);
	return enterRoom(c, { siteId: readSiteId(c), pageKey: pageKey(page) }, since);
});
