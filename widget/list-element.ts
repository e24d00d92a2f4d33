// `afterword-count` and `afterword-recent`: text in the page's own styles, filled by code that only a page with them loads.

import type { createLists } from "./lists.ts";

type Lists = ReturnType<typeof createLists>;

export function listElement(name: keyof Lists, lists: () => Promise<Lists>): CustomElementConstructor {
	return class extends HTMLElement {
		static get observedAttributes() {
			return ["site", "page", "lang", "limit"];
		}
		connectedCallback() {
			lists().then(
				(fill) => fill[name](this),
				() => {},
			);
		}
		attributeChangedCallback(_name: string, before: string | null) {
			if (before !== null && this.isConnected) this.connectedCallback();
		}
	};
}
