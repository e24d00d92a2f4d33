// What fills `afterword-count` and `afterword-recent`: for a page that has them, apart from the thread.

import { COUNT_PAGES_MAX } from "../worker/contract/limits.ts";
import type { translator } from "../worker/contract/translate.ts";
import type { OwnWords } from "../worker/contract/wire.ts";
import { type connect, countThreads } from "./api.ts";
import { listRecent } from "./api-recent.ts";
import type { enEmbed } from "./i18n/en-embed.ts";
import { enLists } from "./i18n/en-lists.ts";
import { enTime } from "./i18n/en-time.ts";
import type { ReadWords } from "./locale.ts";
import type { threadOptions } from "./options.ts";
import { ago } from "./ui/relative-time.ts";

/** What embed.js has already, so that this file need not bring it again. */
export type ListTools = {
	origin: string;
	connect: typeof connect;
	translator: typeof translator;
	threadOptions: typeof threadOptions;
	readWords: ReadWords;
	words: typeof enEmbed;
};

type Asked = { element: HTMLElement; site: string; page: string; lang: string };

export function createLists({ origin, connect, translator, threadOptions, readWords, words: enEmbed }: ListTools) {
	const english = { ...enEmbed, ...enTime, ...enLists };
	/** What the next requests will ask for: all counts of a page are one request. */
	let waiting: Asked[] = [];

	async function wordsFor(wanted: string, own?: OwnWords, isAll?: boolean) {
		const { lang, words } = await readWords(wanted, isAll, own);
		return translator(lang, { ...english, ...words } as typeof english);
	}

	function fillCount(element: HTMLElement): void {
		const { site, query, lang } = threadOptions(element);
		if (!site) return;
		if (!waiting.length) setTimeout(send);
		waiting.push({ element, site, page: query.page, lang: lang ?? "en" });
	}

	function send(): void {
		const all = waiting;
		waiting = [];
		for (const site of new Set(all.map((one) => one.site))) {
			const asked = all.filter((one) => one.site === site);
			const pages = [...new Set(asked.map(({ page }) => page))];
			for (let start = 0; start < pages.length; start += COUNT_PAGES_MAX) {
				writeCounts(site, pages.slice(start, start + COUNT_PAGES_MAX), asked);
			}
		}
	}

	async function writeCounts(site: string, pages: string[], asked: Asked[]): Promise<void> {
		try {
			const { counts, settings } = await countThreads(connect(origin, site), pages);
			for (const { element, page, lang } of asked) {
				const n = counts[page];
				if (n !== undefined) element.textContent = (await wordsFor(lang, settings))("count", { n });
			}
		} catch {
			// Without an answer the page keeps whatever it wrote between the tags.
		}
	}

	/** A plain list in the page's own styles: who, on which page, what and when. */
	async function fillRecent(element: HTMLElement): Promise<void> {
		const { site, lang: wanted } = threadOptions(element);
		if (!site) return;
		try {
			const { comments, settings } = await listRecent(connect(origin, site), element.getAttribute("limit"));
			const t = await wordsFor(wanted ?? "en", settings, true);
			const list = document.createElement("ul");
			for (const { url, page, author, excerpt, createdAt } of comments) {
				const item = document.createElement("li");
				const link = document.createElement("a");
				// Whoever answers in the API's place must not run a script here.
				if (/^https?:/i.test(url)) link.href = url;
				link.textContent = t("recent", { name: author.name, title: page.title || page.key });
				const when = document.createElement("time");
				when.dateTime = new Date(createdAt).toISOString();
				when.textContent = ago(t, createdAt, Date.now());
				const words = document.createElement("p");
				words.dir = "auto";
				words.textContent = excerpt;
				// No sign, however tall, reaches over what stands around.
				words.style.cssText = "overflow:hidden;display:-webkit-box;-webkit-line-clamp:4;-webkit-box-orient:vertical";
				item.append(link, " ", when, words);
				list.append(item);
			}
			element.replaceChildren(list);
		} catch {
			// As with counts.
		}
	}

	return { "afterword-count": fillCount, "afterword-recent": fillRecent };
}
