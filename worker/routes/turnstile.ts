// The page that a composer shows in a frame where a site asks Turnstile, so that the page around it need allow nothing but
// this installation (R-CSP-1).

import { Hono } from "hono";
import { readTurnstilePageQuery } from "../contract/schemas-page.ts";
import { readSite } from "../db/sites.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppEnv } from "../http/context.ts";
import { readQuery, readSiteId } from "../http/input.ts";
import { boundTo, turnstileKeys } from "../http/turnstile.ts";
import { turnstilePageHtml } from "../pages/turnstile-page.ts";

export const turnstile = new Hono<AppEnv>();

const CLOUDFLARE = "https://challenges.cloudflare.com";

turnstile.get("/v1/sites/:site/turnstile.html", async function readTurnstilePage(c) {
	const { form, ...query } = readQuery(c, readTurnstilePageQuery);
	const site = await readSite(c.get("db"), readSiteId(c));
	if (!site) throw new ProblemError("unknown-site");
	if (!site.origins.includes(query.origin)) throw new ProblemError("origin-not-allowed");
	const keys = turnstileKeys(c);
	if (!keys) throw new ProblemError("not-configured");
	c.header("Content-Security-Policy", policyFor(site.origins));
	// Whose page it is in is nobody's business; which installation's it is, Turnstile checks.
	c.header("Referrer-Policy", "strict-origin");
	return c.html(turnstilePageHtml({ ...query, siteKey: keys.siteKey, ...(await boundTo(form)) }));
});

/**
 * Framed by the site's pages alone (R-CJ-2), it runs its own script and Turnstile's. It can fetch nothing: its origin is the
 * dashboard's too, and Cloudflare's script is not to act for whoever is signed in there.
 */
function policyFor(origins: string[]): string {
	return [
		"default-src 'none'",
		`script-src 'self' ${CLOUDFLARE}`,
		`frame-src ${CLOUDFLARE}`,
		"form-action 'none'",
		"base-uri 'none'",
		`frame-ancestors ${origins.join(" ")}`,
	].join("; ");
}
