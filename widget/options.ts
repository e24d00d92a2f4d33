// What an owner may say on an element or its script tag, and what holds where they say nothing.

import { pageKey } from "../worker/contract/page-key.ts";
import { sorts } from "../worker/contract/settings.ts";
import type { ListThread, Sort } from "../worker/contract/wire.ts";

/** On `afterword-thread`; each also as `data-*` on the script tag. */
export const attributes = ["site", "page", "page-title", "page-url", "lang", "theme", "preset", "sort", "load"];

export type ThreadOptions = {
	site: string;
	/** What `listThread` is asked; `page` is the page's key: all spellings of one address are one thread. */
	query: ListThread;
	/** Where the page is, for whoever comes to it from elsewhere. */
	pageUrl: string;
	/** The language the page declares around the thread, as a BCP 47 tag; null where it declares none. */
	lang: string | null;
	load: string | null;
};

export function threadOptions(element: Element): ThreadOptions {
	const read = (name: string) => element.getAttribute(name)?.trim() || null;
	const site = read("site") ?? "";
	// What a reader chose on one page holds for the site's others while the visit lasts.
	const sort = [chosenSort(site), read("sort")].find((one) => sorts.includes(one as Sort)) as Sort | undefined;
	return {
		site,
		query: { page: pageKey(read("page") ?? ownAddress()), ...(sort && { sort }) },
		pageUrl: new URL(read("page-url") ?? ownAddress(), location.href).href,
		lang: language(element),
		load: read("load"),
	};
}

function chosenSort(site: string): string | null {
	try {
		return sessionStorage.getItem(`afterword:${site}:sort`);
	} catch {
		return null;
	}
}

/** The page's canonical address where it names this host, else the address bar's. */
function ownAddress(): string {
	const link = document.querySelector<HTMLLinkElement>("link[rel=canonical]");
	if (link?.href && new URL(link.href).host === location.host) return link.href;
	return location.href.replace(/#.*/, "");
}

/** The nearest language the page declares, never the reader's browser's: the words must fit the page around them. */
function language(element: Element): string | null {
	try {
		return Intl.getCanonicalLocales(element.closest("[lang]")?.getAttribute("lang") || [])[0] ?? null;
	} catch {
		return null;
	}
}
