// Somebody's own API tokens, for scripts. One may never do more than its account; it is shown when it is made and never
// again. What no other token can do an owner gives alone.

import { Hono } from "hono";
import { TOKENS_MAX } from "../contract/limits.ts";
import { highest, isGuarded, scopes } from "../contract/roles.ts";
import * as a from "../contract/schemas-accounts.ts";
import type { TokenCreated, TokensView } from "../contract/wire.ts";
import { type Act, insertActStatement } from "../db/acts.ts";
import { insertApiToken, listApiTokens, revokeApiToken } from "../db/api-tokens.ts";
import { cleanLine } from "../domain/clean.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppEnv } from "../http/context.ts";
import { readBody, readId } from "../http/input.ts";
import { newToken, sha256 } from "../http/keys.ts";
import { requireFresh, requireSession } from "../http/session.ts";

const DAY = 24 * 3_600_000;

export const apiTokens = new Hono<AppEnv>();

apiTokens.get("/v1/moderation/tokens", async function listTokens(c) {
	const { account } = await requireSession(c);
	return c.json<TokensView>({ tokens: await listApiTokens(c.get("db"), account.id) });
});

apiTokens.post("/v1/moderation/tokens", async function createToken(c) {
	const { account } = await requireSession(c);
	requireFresh(c);
	const asked = await readBody(c, a.createToken);
	const beyond = asked.scopes.findIndex((scope) => isGuarded(scope) && highest(account.grants) !== "owner");
	if (beyond >= 0)
		throw new ProblemError("not-permitted", { issues: [{ pointer: `/scopes/${beyond}`, code: "not-valid" }] });
	const db = c.get("db");
	const now = Date.now();
	const bare = newToken();
	const secret = `aw_${bare}`;
	const token = {
		prefix: bare.slice(0, 8),
		name: cleanLine(asked.name),
		scopes: scopes.filter((scope) => asked.scopes.includes(scope)),
		createdAt: now,
		expiresAt: now + asked.days * DAY,
	};
	const act = insertActStatement(db, { ...actOn(account.id, token), kind: "token.create", after: token, now });
	const made = { ...token, hash: await sha256(secret), accountId: account.id };
	if (!(await insertApiToken(db, made, { atMost: TOKENS_MAX, act }))) throw new ProblemError("limit-reached");
	return c.json<TokenCreated>({ token: { ...token, lastUsedAt: null }, secret }, 201);
});

apiTokens.delete("/v1/moderation/tokens/:token", async function revokeToken(c) {
	const { account } = await requireSession(c);
	const db = c.get("db");
	const prefix = readId(a.tokenPrefix, c.req.param("token"));
	const name = await revokeApiToken(db, { accountId: account.id, prefix });
	if (name === null) throw new ProblemError("not-found");
	await db.run(
		insertActStatement(db, { ...actOn(account.id, { prefix, name }), kind: "token.revoke", now: Date.now() }),
	);
	return c.body(null, 204);
});

function actOn(accountId: string, { prefix, name }: { prefix: string; name: string }): Omit<Act, "kind" | "now"> {
	return { accountId, siteId: null, subject: prefix, label: name };
}
