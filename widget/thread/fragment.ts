// What the fragment of the page's address asks of a thread: to go to a comment, or to tell the owner's dashboard, which
// opened this page, whether the thread really works here.

import type { ApiError } from "../api.ts";
import type { Mount } from "./view.ts";

export async function followFragment(mount: Mount): Promise<void> {
	const { hash } = location;
	if (hash.startsWith("#afterword-check=")) await answerCheck(mount);
	else if (await mount.answer.catch(() => null)) goTo(mount.place, hash);
}

function goTo(place: HTMLElement, hash: string): void {
	const comment = place.querySelector<HTMLElement>(`#${CSS.escape(hash.slice(1))}`);
	if (!comment) return;
	comment.tabIndex = -1;
	comment.scrollIntoView();
	comment.focus({ preventScroll: true });
}

/** Tells nobody but the dashboard, which lives at the API's origin. */
async function answerCheck({ answer, options }: Mount): Promise<void> {
	const nonce = location.hash.slice(location.hash.indexOf("=") + 1);
	const result = await answer.then(
		() => ({ ok: true }),
		(error: Partial<ApiError>) => ({ ok: false, code: error.failure?.code ?? "internal" }),
	);
	const { site, query } = options;
	const { origin: apiOrigin } = new URL(import.meta.url);
	window.opener?.postMessage({ type: "afterword:check", nonce, site, page: query.page, ...result }, apiOrigin);
}
