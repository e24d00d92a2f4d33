// Links by which one version of one comment can be decided on without signing in, as whoever made them, until they expire.
// Signed, so that nothing of them is kept; spent by any decision, since that makes another version.

import { LINK_DAYS } from "../contract/limits.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext } from "./context.ts";
import { base64url, isEqual } from "./keys.ts";

export type LinkClaims = {
	commentId: string;
	version: number;
	accountId: string;
	/** Of the API token that made it, and with which it ends. */
	tokenPrefix: string | null;
	expiresAt: number;
};

export async function newModerationLink(
	c: AppContext,
	{ now, ...claims }: Omit<LinkClaims, "expiresAt"> & { now: number },
): Promise<{ token: string; expiresAt: number }> {
	const expiresAt = now + LINK_DAYS * 24 * 3_600_000;
	const maker = claims.tokenPrefix === null ? claims.accountId : `${claims.accountId}\n${claims.tokenPrefix}`;
	const account = base64url(new TextEncoder().encode(maker));
	const said = [claims.commentId, claims.version, expiresAt.toString(36), account].join(".");
	return { token: `${said}.${await signature(c, said)}`, expiresAt };
}

/** @throws ProblemError `not-found` where we never made it, `link-spent` where its time is over */
export async function readModerationLink(c: AppContext, token: string, now: number): Promise<LinkClaims> {
	const parts = /^([0-9A-Z]{26})\.(\d{1,9})\.([0-9a-z]{1,10})\.([A-Za-z0-9_-]{1,100})\.([A-Za-z0-9_-]{43})$/.exec(
		token,
	);
	if (!parts) throw new ProblemError("not-found");
	const [, commentId = "", version = "", expires = "", account = "", given = ""] = parts;
	const said = token.slice(0, -given.length - 1);
	if (!isEqual(given, await signature(c, said))) throw new ProblemError("not-found");
	const expiresAt = Number.parseInt(expires, 36);
	if (expiresAt < now) throw new ProblemError("link-spent");
	const maker = new TextDecoder().decode(Uint8Array.fromBase64(account, { alphabet: "base64url" }));
	const [accountId = "", tokenPrefix = null] = maker.split("\n");
	return { commentId, version: Number(version), accountId, tokenPrefix, expiresAt };
}

async function signature(c: AppContext, said: string): Promise<string> {
	return base64url(await c.get("keys").sign("link", said));
}
