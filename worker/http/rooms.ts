// The way from a request to a thread's room (worker/live): a reader goes in, a write tells those who are there.

import type { ProblemCode } from "../contract/problems.ts";
import type { ThreadEvent } from "../contract/wire.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext } from "./context.ts";
import { addressHash } from "./rate-limit.ts";

/** How long somebody waits who found a room full, in seconds. */
const FULL_SECONDS = 60;

type Thread = { siteId: string; pageKey: string };
/** A thread's rooms: one for each key it is asked by. */
type Rooms = { siteId: string; pageKeys: string[] };

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
	throw new ProblemError(code, code === "too-many" ? { retryAfter: FULL_SECONDS } : {});
}

/**
 * Tells those who look at the thread. It delays nothing, and what goes wrong is only logged: the next event shows the room
 * that one is missing.
 */
export function tellReaders(c: AppContext, thread: Rooms, event: ThreadEvent): void {
	c.executionCtx.waitUntil(publish(c, thread, event));
}

/** Tells those who look at a thread to read it anew, where more happened than one comment. Nothing of it is kept. */
export function refreshReaders(c: AppContext, thread: Rooms & { version: number }): void {
	const { siteId, pageKeys, version } = thread;
	const told = Promise.all(pageKeys.map((pageKey) => roomOf(c, { siteId, pageKey }).refresh(version)));
	c.executionCtx.waitUntil(told.catch((error) => log(c, error)));
}

/** Readers who asked by a former key sit in its room. */
async function publish(c: AppContext, { siteId, pageKeys }: Rooms, event: ThreadEvent): Promise<void> {
	try {
		await Promise.all(pageKeys.map((pageKey) => roomOf(c, { siteId, pageKey }).publish(event)));
	} catch (error) {
		log(c, error);
	}
}

function log(c: AppContext, error: unknown): void {
	console.error(JSON.stringify({ requestId: c.get("requestId"), path: c.req.path, error: String(error) }));
}
