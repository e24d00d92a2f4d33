// Names the page a thread belongs to. Both sides call it: what differs only by chance (scheme, www, a trailing slash,
// tracking parameters, a fragment) must be one thread, or comments are lost to readers (R-TH-1).

const TRACKING =
	/^(utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mc_cid|mc_eid|igshid|yclid|_hsenc|_hsmi|ref_src|amp)$/i;
const INDEX_FILE = /\/(index|default)\.(html?|php|aspx?)$/i;

/**
 * The key of a page given by its URL or by the owner's own name for it. Total and idempotent.
 * An http(s) URL becomes `https://host/path?query`; anything else is kept as the owner wrote it, trimmed.
 */
export function pageKey(page: string): string {
	const name = page.trim().normalize("NFC");
	if (!/^https?:\/\//i.test(name)) return name;
	let url: URL;
	try {
		url = new URL(name);
	} catch {
		return name;
	}
	const host = url.host.replace(/^www\.(?=[^.]+\.)/, "").replace(/\.(?=:|$)/, "");
	const path = url.pathname
		.replace(INDEX_FILE, "/")
		.replace(/\/{2,}/g, "/")
		.replace(/(.)\/+$/, "$1");
	const query = [...url.searchParams]
		.filter(([key]) => !TRACKING.test(key))
		.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
	const search = new URLSearchParams(query).toString();
	return `https://${host}${path}${search && `?${search}`}`;
}
