// The origins a site's pages may write from: exact, by parsed equality (R-CORS-1).

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

/** Whether a page's address is on one of the site's origins: only then it may become the thread's link (R-TH-3). */
export function isOnOrigins(address: string, origins: string[]): boolean {
	try {
		return origins.includes(new URL(address).origin);
	} catch {
		return false;
	}
}
