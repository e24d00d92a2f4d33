// Who is asking on a moderator's route: the dashboard by its cookie, a script by an API token.

import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { FRESH_MS } from "../contract/limits.ts";
import { operations, type StaffOperation } from "../contract/operations.ts";
import { asToken, type Grant, highest, isAble, isGuarded, roleOn, type Scope } from "../contract/roles.ts";
import type { SessionView } from "../contract/wire.ts";
import type { Account } from "../db/accounts.ts";
import { readApiToken } from "../db/api-tokens.ts";
import { hasPasskey } from "../db/passkeys.ts";
import { type NewSession, readSession, type Session } from "../db/sessions.ts";
import { browserLabel } from "../domain/browser-label.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext, AppEnv } from "./context.ts";
import { readSiteId } from "./input.ts";
import { newToken, sha256 } from "./keys.ts";
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
		const found = await readApiToken(c.get("db"), { hash: await sha256(bearer), now: Date.now() });
		if (!found) throw new ProblemError("signed-out");
		if (!found.token.scopes.includes(scope)) throw new ProblemError("not-permitted");
		// A script cannot sign in anew: what asks that of a person is a token's only by a scope that stands for just that.
		c.set("isFresh", isGuarded(scope));
		c.set("token", found.token);
		c.get("db").token = found.token;
		return found.account;
	}
	return (await requireSession(c)).account;
}

/**
 * Whoever is signed in to the dashboard, whatever they may do there: for what is about themselves. No token is one.
 * @throws ProblemError `signed-out` or one of the Origin
 */
export async function requireSession(c: AppContext): Promise<Session> {
	if (c.req.method !== "GET" && c.req.method !== "HEAD") requireOwnOrigin(c);
	const session = await readCookieSession(c);
	if (!session) throw new ProblemError("signed-out");
	c.set("isFresh", session.freshAt > Date.now() - FRESH_MS);
	return session;
}

/**
 * Before what cannot be taken back, what shows secrets and what lets people in, after `requireAccount` or
 * `requireSession`: whoever left their browser open did not leave this open too. The dashboard asks and then repeats the act.
 * @throws ProblemError `sign-in-again`, or `not-permitted` to a token
 */
export function requireFresh(c: AppContext): void {
	const isFresh = c.get("isFresh");
	if (isFresh === undefined) throw new Error("Nobody was asked who they are");
	if (!isFresh) throw new ProblemError(c.get("token") ? "not-permitted" : "sign-in-again");
}

/** What somebody gives roles by: a token by less than its account. */
export function givingGrants(c: AppContext, { grants }: Account): Grant[] {
	return c.get("token") ? asToken(grants) : grants;
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

/**
 * What stands against whoever asks doing as an operation does, where this is not the operation they called: to take an act
 * back takes what the act took. What is of no one site is its owners'.
 */
export function refusalOf(
	c: AppContext,
	account: Account,
	name: StaffOperation,
	site: string | null,
): "not-found" | "not-permitted" | null {
	const { scope, needs } = operations[name];
	const role = site === null ? ownerOf(account) : roleOn(account.grants, site);
	if (role === null) return "not-found";
	const isInScope = c.get("token")?.scopes.includes(scope) ?? true;
	return isInScope && isAble(role, needs) ? null : "not-permitted";
}

function ownerOf({ grants }: Account): "owner" | null {
	return highest(grants) === "owner" ? "owner" : null;
}

/** Who asks about a site, and which, before anything of the request is read. @throws ProblemError as the two above */
export async function requireOnSite(
	c: AppContext,
	name: StaffOperation,
): Promise<{ account: Account; siteId: string }> {
	const account = await requireAccount(c, name);
	const siteId = readSiteId(c);
	requireAbility(account, name, { site: siteId, missing: "unknown-site" });
	return { account, siteId };
}

export async function readCookieSession(c: AppContext): Promise<Session | null> {
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

/** A session to be: its secret, and what is kept of it. */
export async function newSession(c: AppContext): Promise<NewSession & { token: string }> {
	const token = newToken();
	const label = browserLabel(c.req.header("User-Agent") ?? "");
	return { token, sessionHash: await sha256(token), label, now: Date.now() };
}

/** What somebody signed in is told of themselves. */
export async function viewOf(c: AppContext, { id, name, grants }: Account): Promise<SessionView> {
	return { account: { id, name, role: highest(grants), grants, hasPasskey: await hasPasskey(c.get("db"), id) } };
}
