// The visitor's bearer token: bound to one site, allowed to touch only its author's own comments. No cookie is read on
// a visitor's route, so no page can act through somebody's browser (R-CSRF-1).

import type { AppContext } from "./context.ts";
import { sha256 } from "./keys.ts";

/** The SHA-256 of the request's bearer token; "" where it carries none, which is no token's hash. */
export async function viewerTokenHash(c: AppContext): Promise<string> {
	const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(c.req.header("Authorization") ?? "")?.[1];
	return token ? sha256(token) : "";
}

/** Whether the request claims to be somebody, so that a token that opens nothing is an error and not a guest. */
export function claimsToken(c: AppContext): boolean {
	return c.req.header("Authorization") !== undefined;
}
