// The origins a site's pages may write from, exact, by parsed equality (R-CORS-1); and which addresses are on them.

import { pageKey } from "../contract/page-key.ts";

/** `scheme://host[:port]` as browsers send it, or null where the text is not just an origin. */
export function parseOrigin(text: string): string | null {
	if (!/^https?:\/\/[^/?#\\*]+\/?$/i.test(text)) return null;
	try {
		const url = new URL(text);
		return url.username || url.password || url.hostname.endsWith(".") ? null : url.origin;
	} catch {
		return null;
	}
}

/**
 * A page's address as the URL parser understood it, without what it says of the reader or of a place on the page; null
 * where it is not on one of the site's origins: only then it may become the thread's link (R-TH-3).
 */
export function siteAddress(address: string, origins: string[]): string | null {
	try {
		const { protocol, origin, pathname, search } = new URL(address);
		// A `blob:` has the origin of the page that made it.
		return /^https?:$/.test(protocol) && origins.includes(origin) ? origin + pathname + search : null;
	} catch {
		return null;
	}
}

/** The address that a page's key says, where that is on the site; any other key is a name and leads nowhere. */
export function keyAddress(key: string, origins: string[]): string | null {
	const path = /^https:\/\/[^/]+(.*)$/.exec(key)?.[1];
	if (path === undefined) return null;
	// The key leaves out the scheme and www.
	return origins.map((origin) => origin + path).find((address) => pageKey(address) === key) ?? null;
}
