// What an owner may say on an element or its script tag, and what holds where they say nothing.

import { PAGE_TITLE_MAX } from "../worker/contract/limits.ts";
import { pageKey } from "../worker/contract/page-key.ts";
import type { ListThread } from "../worker/contract/wire.ts";

/** On `afterword-thread`; each also as `data-*` on the script tag. */
export const attributes = ["site", "page", "page-title", "page-url", "lang", "theme", "sort", "load"];

/** Those the widget's words are in. */
const languages = ["en"];
const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

export type ThreadOptions = {
	site: string;
	/** What `listThread` is asked; `page` is the page's key: all spellings of one address are one thread. */
	query: ListThread;
	pageTitle: string;
	pageUrl: string;
	/** Of the widget's words: what the page asks for, where they are in it. */
	lang: string;
	/** Of the layout, which is the page's whatever the words are in. */
	dir: "ltr" | "rtl";
	load: string | null;
	/** Whether the page's address points into the thread. */
	fragment: boolean;
};

export function threadOptions(element: Element): ThreadOptions {
	const read = (name: string) => element.getAttribute(name)?.trim() || null;
	const sort = read("sort");
	const wanted = language(element);
	return {
		site: read("site") ?? "",
		query: {
			page: pageKey(read("page") ?? ownAddress()),
			...(sort === "newest" || sort === "oldest" ? { sort } : {}),
		},
		pageTitle: (read("page-title") ?? document.title).slice(0, PAGE_TITLE_MAX),
		pageUrl: new URL(read("page-url") ?? ownAddress(), location.href).href,
		lang: languages.find((lang) => wanted.split("-")[0] === lang) ?? "en",
		dir: RIGHT_TO_LEFT.test(wanted) ? "rtl" : "ltr",
		load: read("load"),
		fragment: /^#(comment-|afterword-check=)/.test(location.hash),
	};
}

/** The page's canonical address where it names this host, else the address bar's. */
function ownAddress(): string {
	const link = document.querySelector<HTMLLinkElement>("link[rel=canonical]");
	if (link?.href && new URL(link.href).host === location.host) return link.href;
	return location.href.replace(/#.*/, "");
}

/** The nearest language the page declares, never the reader's browser's: the words must fit the page around them. */
function language(element: Element): string {
	const lang = element.closest("[lang]")?.getAttribute("lang") || "en";
	try {
		return Intl.getCanonicalLocales(lang)[0] ?? "en";
	} catch {
		return "en";
	}
}
