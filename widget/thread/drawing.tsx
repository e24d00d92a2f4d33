// Draws a thread into its place: painted at first, by Preact from a reader's first act on.

import { paint } from "./paint.ts";
import { Thread } from "./Thread.tsx";
import type { View } from "./view.ts";

export type Drawing = ReturnType<typeof createDrawing>;
type Live = typeof import("./live.ts");

export function createDrawing(place: HTMLElement) {
	let live: Live | null = null;
	let painted = new AbortController();
	let isFull = false;
	let isOver = false;

	return {
		draw(view: View): void {
			// An answer may come after the element has left the page.
			if (isOver) return;
			if (live) {
				live.render(<Thread view={view} />, place);
				return;
			}
			// Painting again would take away what was typed: with the comments there, only Preact changes anything.
			if (isFull) return;
			isFull = view.state.head !== null;
			painted.abort();
			painted = new AbortController();
			const drawn = document.createDocumentFragment();
			paint(<Thread view={view} />, drawn, painted.signal);
			place.replaceChildren(drawn);
		},

		/** Gives the painted elements to Preact, which from now on changes them. */
		async goLive(view: View): Promise<Live> {
			const loaded = await import("./live.ts");
			if (live || isOver) return loaded;
			live = loaded;
			live.start();
			painted.abort();
			live.hydrate(<Thread view={view} />, place);
			return live;
		},

		end(): void {
			isOver = true;
			painted.abort();
			live?.render(null, place);
		},
	};
}
