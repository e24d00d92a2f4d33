// createComment: a comment as JSON, from a page of the site.

import { Hono } from "hono";
import { createComment as schema } from "../contract/schemas.ts";
import type { Created } from "../contract/wire.ts";
import { acceptComment } from "../http/accept-comment.ts";
import type { AppEnv } from "../http/context.ts";
import { readBody } from "../http/input.ts";

export const createComment = new Hono<AppEnv>();

createComment.post("/v1/sites/:site/comments", async function createComment(c) {
	const input = await readBody(c, schema);
	const { isReplay, ...created } = await acceptComment(c, input, { alsoFrom: [], takesToken: true });
	if (isReplay) c.header("Idempotent-Replay", "true");
	return c.json<Created>({ ...created, now: Date.now() }, isReplay ? 200 : 201);
});
