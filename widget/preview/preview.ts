// The page a thread is previewed on: the real widget, on a page whose API is made up. It says nothing to any server but for
// the words of other languages, and knows the settings from the dashboard around it.

import type { CreateComment, OwnComment, Settings, Sort } from "../../worker/contract/wire.ts";
import { isPreviewMessage, type PreviewMessage } from "./message.ts";
import { bodyOf, sampleComment, sampleReplies, sampleThread } from "./sample.ts";

const network = fetch;
let settings: Settings | null = null;
let own: OwnComment[] = [];

/** What the API would answer; null for what it is not asked. */
function answer(method: string, path: string, query: URLSearchParams, body: string): object | null {
	if (settings === null) return null;
	const sort = (query.get("sort") ?? settings.sort) as Sort;
	const asked = { settings, sort, own, now: Date.now() };
	const [, commentId] = /^comments\/(\w+)/.exec(path) ?? [];
	if (path === "thread") return sampleThread(asked);
	if (path === "form") return { formToken: "preview" };
	if (path === "viewer") return { author: null, comments: own, reactions: {}, likesPage: false };
	if (path === "preview") return { body: bodyOf((JSON.parse(body) as { text: string }).text), notes: [] };
	if (path.endsWith("/replies")) {
		return { comments: sampleReplies(commentId ?? "", query.get("after") ?? undefined, asked), next: null };
	}
	if (method === "POST" && path === "comments") {
		const comment = sampleComment(JSON.parse(body) as CreateComment, asked);
		own = [...own, comment];
		return { comment };
	}
	return null;
}

/** What cannot be tried out is refused in words the widget has. */
const refused = { type: "about:blank", title: "", status: 403, instance: "preview", code: "not-permitted" };

window.fetch = async (input, init) => {
	const url = new URL(input instanceof Request ? input.url : input, location.href);
	const [, path] = /^\/v1\/sites\/[^/]+\/(.+)$/.exec(url.pathname) ?? [];
	if (path === undefined) return network(input, init);
	const made = answer(init?.method ?? "GET", path, url.searchParams, String(init?.body ?? ""));
	return Response.json(made ?? refused, { status: made ? 200 : refused.status });
};

/** A thread reads its settings when it is mounted: with others it is another thread. */
function show(): void {
	const thread = document.createElement("afterword-thread");
	thread.setAttribute("site", "preview");
	thread.setAttribute("page", "preview");
	thread.setAttribute("load", "eager");
	thread.setAttribute("lang", settings?.lang ?? "en");
	document.body.replaceChildren(thread);
}

addEventListener("message", ({ data, origin, source }) => {
	if (origin !== location.origin || source !== parent || !isPreviewMessage(data) || data.preview !== "settings") return;
	settings = data.settings;
	own = [];
	show();
});

// The widget takes the page's `fetch` as it finds it: it comes after the one above. A variable, or the bundler would look for it.
const embed = "/embed.js";
await import(embed);
parent.postMessage({ preview: "ready" } satisfies PreviewMessage, location.origin);
