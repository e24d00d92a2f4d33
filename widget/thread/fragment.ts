// What the fragment of the page's address asks of a thread: to go to a comment or to its beginning, or to tell the owner's
// dashboard, which opened this page, whether the thread really works here.

import { type ApiError, listThread } from "../api.ts";
import { focusOn } from "./focus.ts";
import { threadLoaded, withPath } from "./more-state.ts";
import { loadFailed } from "./state.ts";
import type { View } from "./view.ts";

export function watchFragment(view: View): void {
	// No act of the reader's in the thread: it leaves no trace in the page's storage.
	const follow = () => void followFragment(view).catch(() => {});
	addEventListener("hashchange", follow);
	view.ends.push(() => removeEventListener("hashchange", follow));
}

export async function followFragment(view: View): Promise<void> {
	const { place, api, options, host } = view;
	const { check, focus, anchor } = view.fragmentOf(location);
	if (check) return answerCheck(view, check);
	if (!view.state.head || !(focus || anchor)) return;
	if (focus) {
		showPath(view);
		// A link to a comment of another page of the thread, followed after this one was loaded.
		if (!view.state.comments.has(focus)) {
			const thread = await listThread(api, { ...options.query, focus });
			view.update(threadLoaded(view.state, thread));
			showPath(view);
		}
		view.target = focus;
		const isGone = !view.state.comments.has(focus);
		view.update(isGone ? loadFailed(view.state, { code: "not-found" }) : view.state);
	}
	const id = view.state.comments.has(focus ?? "") ? `comment-${focus}` : anchor === "respond" ? "text-" : "heading";
	(place.querySelector(`#${id}`) ?? host).scrollIntoView();
	focusOn(view, id);
}

/** The way down to the comment, which may lie beyond the replies that came with the page. */
function showPath(view: View): void {
	const { head, comments } = view.state;
	view.update({ ...view.state, comments: withPath(comments, head?.path ?? []) });
}

/** Tells nobody but the dashboard, which lives at the API's origin. */
async function answerCheck({ answer, options }: View, nonce: string): Promise<void> {
	const result = await answer.then(
		() => ({ ok: true }),
		(error: Partial<ApiError>) => ({ ok: false, code: error.failure?.code ?? "internal" }),
	);
	const { site, query } = options;
	const { origin: apiOrigin } = new URL(import.meta.url);
	window.opener?.postMessage({ type: "afterword:check", nonce, site, page: query.page, ...result }, apiOrigin);
}
