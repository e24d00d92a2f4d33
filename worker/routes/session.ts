// Signing in to the dashboard: a one-time link or a passkey becomes a session cookie. There is no password and no
// first-comer (R-SES-6).

import { Hono } from "hono";
import { PASSKEYS_MAX } from "../contract/limits.ts";
import * as a from "../contract/schemas-accounts.ts";
import * as s from "../contract/schemas-moderation.ts";
import type { ChallengeView, SessionView } from "../contract/wire.ts";
import { listPasskeys, refreshByPasskey, startSessionByPasskey } from "../db/passkeys.ts";
import { deleteSession as endSession, refreshByLink, startSession } from "../db/sessions.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppEnv } from "../http/context.ts";
import { readBody } from "../http/input.ts";
import { sha256 } from "../http/keys.ts";
import { requireOwnOrigin } from "../http/origin.ts";
import { askForNewPasskey, askForPasskey, checkPasskey } from "../http/passkeys.ts";
import { ceilingsFor, requireBelow } from "../http/rate-limit.ts";
import {
	dropSessionCookie,
	newSession,
	readCookieSession,
	requireFresh,
	requireSession,
	sessionHash,
	setSessionCookie,
	viewOf,
} from "../http/session.ts";

export const session = new Hono<AppEnv>();

session.post("/v1/moderation/session", async function createSession(c) {
	requireOwnOrigin(c);
	const { link } = await readBody(c, s.createSession);
	await requireBelow(c, await ceilingsFor(c, "sign-in", Date.now()));
	const { token, ...session } = await newSession(c);
	const account = await startSession(c.get("db"), { ...session, linkHash: await sha256(link) });
	if (!account) throw new ProblemError("link-spent");
	setSessionCookie(c, token);
	return c.json<SessionView>(await viewOf(c, account), 201);
});

session.get("/v1/moderation/session", async function readSession(c) {
	const session = await readCookieSession(c);
	if (!session) throw new ProblemError("signed-out");
	return c.json<SessionView>(await viewOf(c, session.account));
});

session.delete("/v1/moderation/session", async function deleteSession(c) {
	requireOwnOrigin(c);
	const hash = await sessionHash(c);
	if (hash) await endSession(c.get("db"), hash);
	dropSessionCookie(c);
	return c.body(null, 204);
});

session.post("/v1/moderation/session/challenges", async function createChallenge(c) {
	requireOwnOrigin(c);
	const { purpose } = await readBody(c, a.createChallenge);
	if (purpose === "sign-in")
		return c.json<ChallengeView>(answer(await askForPasskey(c, { purpose, accountId: null })), 201);
	const { account } = await requireSession(c);
	if (purpose === "verify")
		return c.json<ChallengeView>(answer(await askForPasskey(c, { purpose, accountId: account.id })), 201);
	requireFresh(c);
	const known = await listPasskeys(c.get("db"), account.id);
	if (known.length >= PASSKEYS_MAX) throw new ProblemError("limit-reached");
	return c.json<ChallengeView>(answer(await askForNewPasskey(c, account)), 201);
});

session.post("/v1/moderation/session/passkey", async function signInByPasskey(c) {
	requireOwnOrigin(c);
	const { passkey } = await readBody(c, a.signInByPasskey);
	await requireBelow(c, await ceilingsFor(c, "sign-in", Date.now()));
	const signed = await checkPasskey(c, passkey, { purpose: "sign-in", accountId: null });
	const { token, ...session } = await newSession(c);
	const account = await startSessionByPasskey(c.get("db"), signed, session);
	if (!account) throw new ProblemError("passkey-refused");
	setSessionCookie(c, token);
	return c.json<SessionView>(await viewOf(c, account), 201);
});

session.post("/v1/moderation/session/refresh", async function refreshSession(c) {
	const session = await requireSession(c);
	const proof = await readBody(c, a.refreshSession);
	await requireBelow(c, await ceilingsFor(c, "sign-in", Date.now()));
	if ("link" in proof) {
		const linkHash = await sha256(proof.link);
		const isGood = await refreshByLink(c.get("db"), { linkHash, session, now: Date.now() });
		if (!isGood) throw new ProblemError("link-spent");
		return c.body(null, 204);
	}
	const signed = await checkPasskey(c, proof.passkey, { purpose: "verify", accountId: session.account.id });
	await refreshByPasskey(c.get("db"), signed, session.hash);
	return c.body(null, 204);
});

const answer = (options: object): ChallengeView => ({ options: options as ChallengeView["options"] });
