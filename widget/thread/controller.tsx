// Joins the reducer and the network for readers: asks the API, turns what happened into events, draws after each of them.
// What a reader needs only after acting is fetched then: reading.ts, writing.tsx.

import { type ApiError, type Failure, listThread } from "../api.ts";
import { en } from "../i18n/en.ts";
import { enTime } from "../i18n/en-time.ts";
import { draw } from "../ui/draw.ts";
import { timeFormat } from "../ui/relative-time.ts";
import { initialState, type Open, reduce } from "./state.ts";
import { draftKey, isStored, tokenKey } from "./stored.ts";
import { Thread } from "./Thread.tsx";
import type { Mount, View } from "./view.ts";

/** Makes the view of one mounted thread and fills it; it is drawn anew after each event. */
export function createView(mount: Mount): View {
	const { api, options, host, place } = mount;
	const { lang, query, site } = options;

	function emit(name: string, detail: object): void {
		host.dispatchEvent(new CustomEvent(`afterword:${name}`, { bubbles: true, composed: true, detail }));
	}

	/** Runs what asks the server; why it failed is told to the reader and to the page. */
	async function attempt(what: string | null, action: () => unknown): Promise<void> {
		if (what) view.update(reduce(view.state, { type: "loadStarted", what }));
		try {
			await action();
		} catch (error) {
			// What is no answer of the API is most likely a chunk that could not be fetched.
			const failure: Failure = (error as Partial<ApiError>).failure ?? { code: "offline" };
			console.warn("afterword:", error);
			view.update(reduce(view.state, { type: "loadFailed", failure }));
			emit("error", { code: failure.code });
		}
	}

	function load(answer: Mount["answer"]): Promise<void> {
		return attempt("thread", async () => {
			const thread = await answer;
			const sort = query.sort ?? thread.settings.sort;
			view.update(reduce(view.state, { type: "threadLoaded", thread, sort }));
			emit("ready", { count: thread.commentCount });
			if (isStored(draftKey(site, query.page, ""))) view.write();
		});
	}

	async function loadWriting(): Promise<void> {
		const writing = await import("./writing.tsx");
		if (!view.writing) writing.install(view);
		view.writing = writing;
	}

	let isOver = false;
	const t = mount.translator(lang, { ...mount.words, ...en, ...enTime });
	const view: View = {
		...mount,
		state: initialState,
		t,
		time: timeFormat(lang, t),
		now: 0,
		writing: null,
		composers: new Map(),
		emit,
		update(state) {
			view.state = state;
			view.now = Date.now();
			// An answer may come after the element has left the page.
			if (!isOver) draw(<Thread view={view} />, place);
		},
		load: () => load(listThread(api, query)),
		act: (what, action) => attempt(what, async () => action(await import("./reading.ts"))),
		prefetchWriting() {
			import("./writing.tsx").catch(() => {});
		},
		write: (open?: Open) =>
			attempt(null, async () => {
				await loadWriting();
				view.update({ ...view.state, ...(open ? { open } : { isComposing: true }) });
			}),
		end() {
			draw(null, place);
			isOver = true;
		},
	};

	load(mount.answer);
	// A visitor who has written here sees their waiting comments; nobody's first view waits for that.
	if (isStored(tokenKey(site))) attempt(null, loadWriting);
	return view;
}
