// Who is asking on a moderator's route: the dashboard by its cookie, a script by an API token.

import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { type Account, readApiToken, readSession, type Scope } from "../db/accounts.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext, AppEnv } from "./context.ts";
import { sha256 } from "./keys.ts";
import { requireOwnOrigin } from "./origin.ts";

const COOKIE = "afterword";
const OPTIONS = { prefix: "host", path: "/", secure: true, httpOnly: true, sameSite: "Lax" } as const;

/**
 * The account behind the request. A cookie's write must come from the dashboard's own origin; a token's needs its scope.
 * @throws ProblemError `signed-out`, `not-permitted` or one of the Origin
 */
export async function requireAccount(c: AppContext, scope: Scope): Promise<Account> {
	const now = Date.now();
	const bearer = /^Bearer (aw_[A-Za-z0-9_-]{43})$/.exec(c.req.header("Authorization") ?? "")?.[1];
	if (bearer) {
		const token = await readApiToken(c.get("db"), { hash: await sha256(bearer), now });
		if (!token) throw new ProblemError("signed-out");
		if (!token.scopes.includes(scope)) throw new ProblemError("not-permitted");
		return token.account;
	}
	if (c.req.method !== "GET" && c.req.method !== "HEAD") requireOwnOrigin(c);
	const account = await readCookieSession(c);
	if (!account) throw new ProblemError("signed-out");
	return account;
}

/** @throws ProblemError as `requireAccount`; `not-permitted` to a moderator */
export async function requireOwner(c: AppContext, scope: Scope): Promise<Account> {
	const account = await requireAccount(c, scope);
	if (account.role !== "owner") throw new ProblemError("not-permitted");
	return account;
}

export async function readCookieSession(c: AppContext): Promise<Account | null> {
	const hash = await sessionHash(c);
	return hash ? readSession(c.get("db"), { hash, now: Date.now() }) : null;
}

export async function sessionHash(c: AppContext): Promise<string | null> {
	const token = getCookie(c, COOKIE, "host");
	return token ? sha256(token) : null;
}

export function setSessionCookie(c: Context<AppEnv>, token: string): void {
	setCookie(c, COOKIE, token, { ...OPTIONS, maxAge: 30 * 24 * 3_600 });
}

export function dropSessionCookie(c: Context<AppEnv>): void {
	deleteCookie(c, COOKIE, OPTIONS);
}
