// The headers Cloudflare's static assets go out with (the `_headers` file of dist). The embed is loaded by pages of other
// origins; the dashboard is a page of our own and must be nobody else's (R-XSS-7, R-CJ-1, R-CORS-5).

const anywhere = [
	"Access-Control-Allow-Origin: *",
	"Cross-Origin-Resource-Policy: cross-origin",
	"X-Content-Type-Options: nosniff",
];

const dashboardPolicy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' data:",
	"connect-src 'self'",
	// The preview of a thread, a page of our own.
	"frame-src 'self'",
	"form-action 'self'",
	"base-uri 'none'",
	"frame-ancestors 'none'",
	"require-trusted-types-for 'script'",
	"trusted-types 'none'",
].join("; ");

/** The widget in a frame of the dashboard: it may do what it needs on any page, and is framed by nobody else. */
const previewPolicy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' data:",
	"connect-src 'self'",
	"form-action 'none'",
	"base-uri 'none'",
	"frame-ancestors 'self'",
	"require-trusted-types-for 'script'",
	"trusted-types 'none'",
].join("; ");

const rules: Record<string, string[]> = {
	"/embed.js": [...anywhere, "Cache-Control: public, max-age=300, stale-while-revalidate=86400"],
	"/chunks/*": [...anywhere, "Cache-Control: public, max-age=31536000, immutable"],
	// The Worker's pages and whatever else speaks the same words.
	"/locale/*": [...anywhere, "Cache-Control: public, max-age=300"],
	"/thread-page.css": [...anywhere, "Cache-Control: public, max-age=300, stale-while-revalidate=86400"],
	"/link-page.css": [...anywhere, "Cache-Control: public, max-age=300, stale-while-revalidate=86400"],
	// Without a hash in its name it is asked for again after a day, and serves meanwhile.
	"/emoji.json": [...anywhere, "Cache-Control: public, max-age=86400, stale-while-revalidate=604800"],
	// What runs in a composer's frame, on a page of the Worker's.
	"/turnstile/*": [
		"Cache-Control: public, max-age=300, stale-while-revalidate=86400",
		"X-Content-Type-Options: nosniff",
	],
	"/preview/*": [
		`Content-Security-Policy: ${previewPolicy}`,
		"X-Content-Type-Options: nosniff",
		"Referrer-Policy: no-referrer",
		"X-Frame-Options: SAMEORIGIN",
	],
	"/dashboard/*": [
		`Content-Security-Policy: ${dashboardPolicy}`,
		"X-Content-Type-Options: nosniff",
		"Referrer-Policy: no-referrer",
		"X-Frame-Options: DENY",
		// The dashboard opens a page of the owner's site to check it, and that page answers.
		"Cross-Origin-Opener-Policy: same-origin-allow-popups",
	],
};

export const headers = Object.entries(rules)
	.map(([path, lines]) => [path, ...lines.map((line) => `  ${line}`)].join("\n"))
	.join("\n\n")
	.concat("\n");
