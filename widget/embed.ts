// The entry: defines the elements and mounts a thread after each script tag that names a site. It never throws into the page.

import { translator } from "../worker/contract/translate.ts";
import { connect } from "./api.ts";
import { fragmentOf } from "./fragment.ts";
import { enEmbed } from "./i18n/en-embed.ts";
import { listElement } from "./list-element.ts";
import type { createLists } from "./lists.ts";
import { wordsReader } from "./locale.ts";
import { attributes, threadOptions } from "./options.ts";
import type { Mounting } from "./thread/view.ts";
import { threadElement } from "./thread-element.ts";

const address = import.meta.url;
const { origin } = new URL(address);

/** What the chunks use of this file: they need not bring it again. */
const tools = { translator, words: enEmbed, fragmentOf, readWords: wordsReader(origin) };

/**
 * Exported for a stale copy of this file, whose chunk a new release has replaced: it asks a fresh copy, which also hands over
 * what its own chunk expects.
 */
export async function importThread(): Promise<{ mountThread: (mounting: Mounting) => () => void }> {
	const { mountThread } = await import("./thread/mount.ts");
	return { mountThread: (mounting) => mountThread({ ...mounting, ...tools }) };
}

const mounted = new WeakSet<Element>();

function mountScripts(): void {
	for (const script of document.querySelectorAll<HTMLScriptElement>("script[data-site]")) {
		if (script.src !== address || mounted.has(script)) continue;
		mounted.add(script);
		const thread = document.createElement("afterword-thread");
		for (const name of attributes) {
			const value = script.getAttribute(`data-${name}`);
			if (value !== null) thread.setAttribute(name, value);
		}
		// A script in the head has no place of its own on the page.
		if (script.closest("head")) document.body.append(thread);
		else script.after(thread);
		// Until now a tag with `style="display:block;min-height:100vh"` has kept the thread's place; from here on the thread does.
		script.style.display = "none";
	}
}

try {
	let loading: Promise<ReturnType<typeof createLists>> | undefined;
	const lists = () => {
		loading ??= import("./lists.ts").then((made) => made.createLists({ ...tools, origin, connect, threadOptions }));
		return loading;
	};
	const define = (name: string, element: CustomElementConstructor) =>
		customElements.get(name) ?? customElements.define(name, element);
	define("afterword-thread", threadElement({ origin, address, readWords: tools.readWords, importThread }));
	define("afterword-count", listElement("afterword-count", lists));
	define("afterword-recent", listElement("afterword-recent", lists));
	mountScripts();
	// The module runs once, but each further tag that loads it says so.
	document.addEventListener("load", mountScripts, true);
} catch (error) {
	console.warn("afterword:", error);
}
