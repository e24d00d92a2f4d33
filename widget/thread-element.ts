// `afterword-thread`: keeps a place for the thread, loads it when it nears the viewport, starts anew when an attribute
// changes and ends it when the element is gone.

import { translator } from "../worker/contract/translate.ts";
import { connect, listThread } from "./api.ts";
import { fragmentOf } from "./fragment.ts";
import { enEmbed } from "./i18n/en-embed.ts";
import type { ReadWords } from "./locale.ts";
import { attributes, threadOptions } from "./options.ts";
import reserve from "./reserve.css";
import { adopt } from "./styles.ts";
import type { Mounting } from "./thread/view.ts";

type Embed = {
	origin: string;
	/** This module's own address, to fetch a fresh copy from. */
	address: string;
	readWords: ReadWords;
	importThread: () => Promise<{ mountThread: (mounting: Mounting) => () => void }>;
};

/** Theme and preset are matters of the stylesheet alone. */
const restarting = attributes.filter((name) => !/^(theme|preset)$/.test(name));

export function threadElement(embed: Embed): CustomElementConstructor {
	return class extends HTMLElement {
		static get observedAttributes() {
			return restarting;
		}
		declare private end: (() => void) | null;
		declare private begun: string | null;

		constructor() {
			super();
			this.end = this.begun = null;
			adopt(this.attachShadow({ mode: "open" }), reserve);
		}
		connectedCallback() {
			this.renew();
		}
		disconnectedCallback() {
			this.renew();
		}
		attributeChangedCallback() {
			this.renew();
		}
		/** Moved in one piece: nothing to do, and nothing to lose. */
		connectedMoveCallback() {}

		/** Waits for the task's end, so that a move, or several changes at once, are one change or none. */
		private renew() {
			queueMicrotask(() => {
				const wanted = this.isConnected ? restarting.map((name) => this.getAttribute(name)).join("\n") : null;
				if (wanted === this.begun) return;
				this.begun = wanted;
				this.end?.();
				this.end = wanted === null ? null : begin(this, embed);
			});
		}
	};
}

/** Shows the thread once it is wanted; the answer undoes everything. */
function begin(host: HTMLElement, embed: Embed): () => void {
	const root = host.shadowRoot!;
	const options = threadOptions(host);
	const fragment = fragmentOf(location);
	const { focus } = fragment;
	const isPointedAt = Object.keys(fragment).length > 0;
	const place = document.createElement("div");
	const onUnreachable = () => offer("problem.offline", "retry");
	let unmount: (() => void) | null = null;
	let isWanted = false;
	let isOver = false;

	async function load(): Promise<void> {
		isWanted = true;
		place.className = "reserved";
		const api = connect(embed.origin, options.site);
		// Both at once: the answer travels while the code does.
		const answer = listThread(api, { ...options.query, ...(focus && { focus }) });
		answer.catch(() => {});
		try {
			const { mountThread } = await importFresh(embed);
			const mounting = { host, place, api, options, answer, isPointedAt, onUnreachable };
			if (!isOver) unmount = mountThread({ ...mounting, adopt: (css) => adopt(root, css) });
		} catch (error) {
			console.warn("afterword:", error);
			onUnreachable();
		}
	}

	async function offer(...keys: (keyof typeof enEmbed)[]): Promise<void> {
		const { lang, words } = await embed.readWords(options.lang ?? "en");
		const t = translator(lang, { ...enEmbed, ...words } as typeof enEmbed);
		const button = document.createElement("button");
		button.textContent = keys.map((key) => t(key)).join(" ");
		button.addEventListener("click", () => {
			// The keyboard's place stays in the thread.
			place.tabIndex = -1;
			place.focus();
			button.remove();
			load();
		});
		unmount?.();
		place.replaceChildren(button);
	}

	const observer = new IntersectionObserver(
		(entries) => {
			const isNear = entries.some((entry) => entry.isIntersecting);
			if (isNear && !isWanted && options.load !== "click") load();
			// The room kept while loading is given back where nobody sees it: a short thread must not pull the page up.
			if (!isNear && unmount) place.className = "";
		},
		{ rootMargin: "600px 0px" },
	);

	root.append(place);
	place.className = "reserved";
	if (options.load === "eager" || isPointedAt) load();
	else if (options.load === "click") {
		place.className = "";
		offer("show");
	}
	observer.observe(host);

	return () => {
		isOver = true;
		observer.disconnect();
		unmount?.();
		place.remove();
	};
}

/** A release replaces the chunks: a cached copy of embed.js then asks a fresh copy of itself, once. */
async function importFresh({ importThread, address }: Embed): ReturnType<Embed["importThread"]> {
	try {
		return await importThread();
	} catch {
		const fresh = (await import(`${address}?${Date.now()}`)) as Pick<Embed, "importThread">;
		return fresh.importThread();
	}
}
