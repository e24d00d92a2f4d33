// Where things are: the pages and feeds of a thread, and a comment on the page it was written on.

import { operations } from "../contract/operations.ts";
import { keyAddress } from "../domain/origins.ts";

type OfSite = "readThreadPage" | "readAtomFeed" | "readJsonFeed" | "readRepliesAtomFeed" | "readRepliesJsonFeed";

/** The absolute address of a page or feed. @param api the installation's origin @param query what is undefined is left out */
export function addressOf(
	operation: OfSite,
	{ api, siteId, secret = "" }: { api: string; siteId: string; secret?: string },
	query: Record<string, string | undefined> = {},
): string {
	const path = operations[operation].path.replace(":site", siteId).replace(":secret", secret);
	const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
	const search = new URLSearchParams(given).toString();
	return `${api}${path}${search && `?${search}`}`;
}

/** A page's own address: the one told with its first comment, else what its key says, where that is on the site. */
export function pageAddress(page: { key: string; url: string | null }, origins: string[]): string | null {
	// What was told is on the site; a database may be older than that rule.
	return page.url !== null && /^https?:/i.test(page.url) ? page.url : keyAddress(page.key, origins);
}

/** Where a comment is read: on its page, or where nobody told us of that, in the thread's page here. @param at `url` is a `pageAddress` */
export function commentAddress(
	id: string,
	at: { api: string; siteId: string; pageKey: string; url: string | null },
): string {
	const page = at.url?.replace(/#.*/, "") ?? addressOf("readThreadPage", at, { page: at.pageKey, focus: id });
	return `${page}#comment-${id}`;
}
