// Signing in to the dashboard: a one-time link, made by whoever holds the Cloudflare account, becomes a session cookie.
// There is no password and no first-comer (R-SES-6).

import { Hono } from "hono";
import { highest } from "../contract/roles.ts";
import * as s from "../contract/schemas-moderation.ts";
import type { SessionView } from "../contract/wire.ts";
import { type Account, deleteSession as endSession, startSession } from "../db/accounts.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppEnv } from "../http/context.ts";
import { readBody } from "../http/input.ts";
import { newToken, sha256 } from "../http/keys.ts";
import { requireOwnOrigin } from "../http/origin.ts";
import { ceilingsFor, requireBelow } from "../http/rate-limit.ts";
import { dropSessionCookie, readCookieSession, sessionHash, setSessionCookie } from "../http/session.ts";

export const session = new Hono<AppEnv>();

session.post("/v1/moderation/session", async function createSession(c) {
	requireOwnOrigin(c);
	const now = Date.now();
	const { link } = await readBody(c, s.createSession);
	await requireBelow(c, await ceilingsFor(c, "sign-in", now));
	const token = newToken();
	const ask = { linkHash: await sha256(link), sessionHash: await sha256(token), now };
	const account = await startSession(c.get("db"), ask);
	if (!account) throw new ProblemError("link-spent");
	setSessionCookie(c, token);
	return c.json<SessionView>(viewOf(account), 201);
});

session.get("/v1/moderation/session", async function readSession(c) {
	const account = await readCookieSession(c);
	if (!account) throw new ProblemError("signed-out");
	return c.json<SessionView>(viewOf(account));
});

session.delete("/v1/moderation/session", async function deleteSession(c) {
	requireOwnOrigin(c);
	const hash = await sessionHash(c);
	if (hash) await endSession(c.get("db"), hash);
	dropSessionCookie(c);
	return c.body(null, 204);
});

function viewOf({ name, grants }: Account): SessionView {
	return { account: { name, role: highest(grants), grants } };
}
