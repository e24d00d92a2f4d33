// Who may write from where. It stops other sites' pages from acting through a visitor's browser; it is no proof of who
// is asking, so limits and tokens stand apart from it.

import { ProblemError } from "../domain/problem.ts";
import type { AppContext } from "./context.ts";

/** A write from a page: its Origin must be there and on the site's list, exactly. @throws ProblemError */
export function requireOrigin(c: AppContext, origins: string[]): void {
	const origin = c.req.header("Origin");
	if (origin === undefined) throw new ProblemError("origin-missing");
	if (origin === "null") throw new ProblemError("origin-null");
	if (!origins.includes(origin)) throw new ProblemError("origin-not-allowed");
}

/** A visitor's read with a token: browsers send no Origin when the page and the API are one. @throws ProblemError */
export function requireOriginIfSent(c: AppContext, origins: string[]): void {
	if (c.req.header("Origin") !== undefined) requireOrigin(c, origins);
}

/** A write of the dashboard's page: only from itself (R-CSRF-3). @throws ProblemError */
export function requireOwnOrigin(c: AppContext): void {
	requireOrigin(c, [new URL(c.req.url).origin]);
	if ((c.req.header("Sec-Fetch-Site") ?? "same-origin") !== "same-origin") throw new ProblemError("origin-not-allowed");
}
