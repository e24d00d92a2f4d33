// `afterword-count`: how many comments a page has, as text. All counts on a page are asked for in one request per site.

import { COUNT_PAGES_MAX } from "../worker/contract/limits.ts";
import { translator } from "../worker/contract/translate.ts";
import { connect, countThreads } from "./api.ts";
import { enEmbed } from "./i18n/en-embed.ts";
import { threadOptions } from "./options.ts";

type Waiting = { element: HTMLElement; site: string; page: string; lang: string };

export function countElement(origin: string): CustomElementConstructor {
	/** What the next requests will ask for. */
	let waiting: Waiting[] = [];

	function ask(element: HTMLElement): void {
		const { site, query, lang } = threadOptions(element);
		if (!site) return;
		if (!waiting.length) setTimeout(send);
		waiting.push({ element, site, page: query.page, lang });
	}

	function send(): void {
		const all = waiting;
		waiting = [];
		for (const site of new Set(all.map((one) => one.site))) {
			const asked = all.filter((one) => one.site === site);
			const pages = [...new Set(asked.map(({ page }) => page))];
			for (let start = 0; start < pages.length; start += COUNT_PAGES_MAX) {
				fill(site, pages.slice(start, start + COUNT_PAGES_MAX), asked);
			}
		}
	}

	async function fill(site: string, pages: string[], asked: Waiting[]): Promise<void> {
		try {
			const { counts } = await countThreads(connect(origin, site), pages);
			for (const { element, page, lang } of asked) {
				const n = counts[page];
				if (n !== undefined) element.textContent = translator(lang, enEmbed)("count", { n });
			}
		} catch {
			// Without an answer the page keeps whatever it wrote between the tags.
		}
	}

	return class extends HTMLElement {
		static get observedAttributes() {
			return ["site", "page", "lang"];
		}
		connectedCallback() {
			ask(this);
		}
		attributeChangedCallback(_name: string, before: string | null) {
			if (before !== null && this.isConnected) ask(this);
		}
	};
}
