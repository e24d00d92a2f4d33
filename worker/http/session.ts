// Who is asking on a moderator's route: the dashboard by its cookie, a script by an API token.

import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { operations, type StaffOperation } from "../contract/operations.ts";
import { highest, isAble, roleOn, type Scope } from "../contract/roles.ts";
import { type Account, readApiToken, readSession } from "../db/accounts.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext, AppEnv } from "./context.ts";
import { sha256 } from "./keys.ts";
import { requireOwnOrigin } from "./origin.ts";

const COOKIE = "afterword";
const OPTIONS = { prefix: "host", path: "/", secure: true, httpOnly: true, sameSite: "Lax" } as const;

/**
 * The account behind the request, which may do what the operation needs on some site at least. A cookie's write must come
 * from the dashboard's own origin; a token must have the operation's scope. What is one site's goes through
 * `requireAbility` as well.
 * @throws ProblemError `signed-out`, `not-permitted` or one of the Origin
 */
export async function requireAccount(c: AppContext, name: StaffOperation): Promise<Account> {
	const { scope, needs } = operations[name];
	const account = await readAccount(c, scope);
	const role = highest(account.grants);
	if (role === null || !isAble(role, needs)) throw new ProblemError("not-permitted");
	return account;
}

async function readAccount(c: AppContext, scope: Scope): Promise<Account> {
	const bearer = /^Bearer (aw_[A-Za-z0-9_-]{43})$/.exec(c.req.header("Authorization") ?? "")?.[1];
	if (bearer) {
		const token = await readApiToken(c.get("db"), { hash: await sha256(bearer), now: Date.now() });
		if (!token) throw new ProblemError("signed-out");
		if (!token.scopes.includes(scope)) throw new ProblemError("not-permitted");
		return token.account;
	}
	if (c.req.method !== "GET" && c.req.method !== "HEAD") requireOwnOrigin(c);
	const account = await readCookieSession(c);
	if (!account) throw new ProblemError("signed-out");
	return account;
}

/**
 * Holds an account to what an operation needs on one site. Of a site where it is nobody it learns nothing, not even that
 * there is one.
 * @throws ProblemError `missing` or `not-permitted`
 */
export function requireAbility(
	account: Account,
	name: StaffOperation,
	{ site, missing }: { site: string; missing: "not-found" | "unknown-site" },
): void {
	const role = roleOn(account.grants, site);
	if (role === null) throw new ProblemError(missing);
	if (!isAble(role, operations[name].needs)) throw new ProblemError("not-permitted");
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
