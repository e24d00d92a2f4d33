// What the installation says of itself: its API as OpenAPI 3.1, and whether it is well.

import { Hono } from "hono";
import type { HealthView } from "../contract/wire.ts";
import { isReachable } from "../db/sites.ts";
import type { AppEnv } from "../http/context.ts";
import { isConfigured } from "../http/keys.ts";
import { openapi } from "../http/openapi.ts";

export const about = new Hono<AppEnv>();

about.get("/openapi.json", function readOpenapi(c) {
	c.header("Cache-Control", "public, max-age=300");
	return c.json(openapi(new URL(c.req.url).origin));
});

about.get("/healthz", async function readHealth(c) {
	const database = await isReachable(c.get("db")).catch(() => false);
	const health: HealthView = {
		ok: database && isConfigured(c.env.SECRET),
		database,
		configured: isConfigured(c.env.SECRET),
	};
	return c.json<HealthView>(health, health.ok ? 200 : 503);
});
