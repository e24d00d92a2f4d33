// The way from a request to a thread's room (worker/live): a reader goes in, a write tells those who are there.

import type { ProblemCode } from "../contract/problems.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext } from "./context.ts";
import { addressHash } from "./rate-limit.ts";

type Thread = { siteId: string; pageKey: string };

/** A site's id has no space in it, so no two threads have one room. */
function roomOf(c: AppContext, { siteId, pageKey }: Thread) {
	return c.env.ROOMS.getByName(`${siteId} ${pageKey}`);
}

/** @param since the version of the thread the reader has. @throws ProblemError where the room lets nobody in */
export async function enterRoom(c: AppContext, thread: Thread, since: string | undefined): Promise<Response> {
	const from = await addressHash(c, Date.now());
	const asked = new URLSearchParams({ site: thread.siteId, from, ...(since && { since }) });
	const answer = await roomOf(c, thread).fetch(`https://room/?${asked}`, { headers: { Upgrade: "websocket" } });
	const timing = answer.headers.get("Server-Timing");
	if (timing) c.header("Server-Timing", timing);
	if (answer.webSocket) return new Response(null, { status: 101, webSocket: answer.webSocket });
	const code = (await answer.text()) as ProblemCode;
	throw new ProblemError(code, code === "too-many" ? { retryAfter: 60 } : {});
}
