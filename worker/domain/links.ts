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

/** A whole text, or a part of one that says so itself, that reads as an address: its host. */
const HOST_SHOWN = /(?:^(?=\S+$)|:\/\/|www\.)(?:[^\s/@]*@)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})/iu;

/** Where a link really leads, if its words read as an address of some other host; else null. @param href a `linkHref` */
export function hiddenHost(words: string, href: string): string | null {
	const shown = HOST_SHOWN.exec(words.trim())?.[1];
	if (!shown) return null;
	const { protocol, hostname, pathname } = new URL(href);
	const real = protocol === "mailto:" ? pathname.split("@").at(-1)! : hostname;
	const named = linkHref(`https://${shown.replace(/^www\./i, "")}`);
	if (!named) return null;
	const host = new URL(named).hostname;
	return real === host || real.endsWith(`.${host}`) ? null : real;
}

/** Where a body links to, in its order. */
export function linksOf(nodes: MarkupNode[]): string[] {
	return nodes.flatMap((node) => {
		if (typeof node === "string") return [];
		return [...(node[0] === "a" ? [node[2] ?? ""] : []), ...linksOf(node[1])];
	});
}

/** The host an address leads to, or that of a mailbox; null where there is none. */
export function hostOf(address: string): string | null {
	try {
		const url = new URL(address);
		return (url.protocol === "mailto:" ? url.pathname.split("@").at(-1) : url.hostname)?.toLowerCase() || null;
	} catch {
		return null;
	}
}
