// Sends HTML: under a policy by which nothing of it can run, load or be framed but its own stylesheet and form.

import { etag, RETAINED_304_HEADERS } from "hono/etag";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Html } from "../pages/markup-html.ts";
import type { AppContext } from "./context.ts";

const POLICY = [
	"default-src 'none'",
	"style-src 'self'",
	"form-action 'self'",
	"base-uri 'none'",
	"frame-ancestors 'none'",
].join("; ");

export function answerPage(
	c: AppContext,
	page: Html,
	{ status = 200, isIndexed }: { status?: ContentfulStatusCode; isIndexed: boolean },
): Response | Promise<Response> {
	c.header("Content-Security-Policy", POLICY);
	// A stricter one would make the browser send the form without its origin.
	c.header("Referrer-Policy", "same-origin");
	if (!isIndexed) c.header("X-Robots-Tag", "noindex");
	return c.html(page, status);
}

/** A browser takes the headers of a 304 for those of what it has: they are the page's own. */
export const revalidatedPage = etag({
	retainedHeaders: [
		"access-control-allow-origin",
		"content-security-policy",
		"referrer-policy",
		"x-robots-tag",
		...RETAINED_304_HEADERS,
	],
});
