// `afterword-count`: how many comments a page has, as text. All counts on a page are asked for in one request per site.

import { COUNT_PAGES_MAX } from "../worker/contract/limits.ts";
import { connect, countThreads } from "./api.ts";
import { enEmbed } from "./i18n/en-embed.ts";
import { translator } from "./i18n/translate.ts";
import { language, threadOptions } from "./options.ts";

type Waiting = { element: HTMLElement; page: string };

export function countElement(origin: string): CustomElementConstructor {
	/** What the next request of each site will ask for. */
	let waiting = new Map<string, Waiting[]>();

	function ask(element: HTMLElement): void {
		const { site, query } = threadOptions(element);
		const { page } = query;
		if (!site) return;
		if (!waiting.size) setTimeout(send);
		const sameSite = waiting.get(site);
		if (sameSite) sameSite.push({ element, page });
		else waiting.set(site, [{ element, page }]);
	}

	function send(): void {
		const bySite = waiting;
		waiting = new Map();
		for (const [site, asked] of bySite) {
			const pages = [...new Set(asked.map(({ page }) => page))];
			for (let start = 0; start < pages.length; start += COUNT_PAGES_MAX) {
				fill(site, pages.slice(start, start + COUNT_PAGES_MAX), asked);
			}
		}
	}

	async function fill(site: string, pages: string[], asked: Waiting[]): Promise<void> {
		try {
			const { counts } = await countThreads(connect(origin, site), pages);
			for (const { element, page } of asked) {
				const n = counts[page];
				if (n !== undefined) element.textContent = translator(language(element), enEmbed)("count", { n });
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
