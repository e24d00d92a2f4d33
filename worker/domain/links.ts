// Decides which addresses a stranger may have us link to (R-XSS-3).

import type { MarkupNode } from "../contract/markup.ts";

const SCHEMES = new Set(["http:", "https:", "mailto:"]);
const HREF_MAX = 2_000;

/** The address as the URL parser understood it, or null where it must not become a link. */
export function linkHref(address: string): string | null {
	let url: URL;
	try {
		url = new URL(address);
	} catch {
		return null;
	}
	if (!SCHEMES.has(url.protocol) || url.username || url.password || url.href.length > HREF_MAX) return null;
	return url.href;
}

/**
 * A person's website from what they typed: `example.com` is taken as https. Null where it is no address of a website.
 */
export function websiteHref(typed: string): string | null {
	const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
	if (/[\s\p{Cc}]/u.test(address) || /^https?:\/\/[^/?#]*:(?!\d+([/?#]|$))/i.test(address)) return null;
	const href = linkHref(address);
	return href && new URL(href).hostname.includes(".") ? href : null;
}

/** How many links a body holds. */
export function countLinks(nodes: MarkupNode[]): number {
	let links = 0;
	for (const node of nodes) {
		if (typeof node === "string") continue;
		links += countLinks(node[1]) + (node[0] === "a" ? 1 : 0);
	}
	return links;
}
