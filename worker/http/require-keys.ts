// Opens the installation's keys for a request, or refuses to write without them.

import type { MiddlewareHandler } from "hono";
import { ProblemError } from "../domain/problem.ts";
import type { AppEnv } from "./context.ts";
import { isConfigured, openKeys } from "./keys.ts";

/** Reading needs no key, so a page is readable before the installation is finished. */
export const requireKeys: MiddlewareHandler<AppEnv> = async function requireKeys(c, next) {
	const secret = c.env.SECRET;
	if (isConfigured(secret)) c.set("keys", openKeys(secret));
	else if (c.req.method !== "GET") throw new ProblemError("not-configured");
	await next();
};
