// Joins the state and the network for readers: asks the API, tells the state what happened, draws after each change.
// What a reader needs only after acting is fetched then: reading.tsx, writing.tsx.

import type { Message } from "../../worker/contract/translate.ts";
import { type ApiError, type Failure, listThread } from "../api.ts";
import { en } from "../i18n/en.ts";
import { enTime } from "../i18n/en-time.ts";
import type { Spoken } from "../locale.ts";
import { draw } from "../ui/draw.ts";
import { ago } from "../ui/relative-time.ts";
import { initialState, loadFailed, loadStarted, threadLoaded } from "./state.ts";
import { draftKey, isStored, seenKey, tokenKey } from "./stored.ts";
import { Thread } from "./Thread.tsx";
import type { Chunks, Mount, ReadingKey, View, Words } from "./view.ts";

/** Who is still here after this is no passer-by. */
const STAY_MS = 2_000;

/** Makes the view of one mounted thread and fills it; it is drawn anew after each event. */
export function createView(mount: Mount): View {
	const { api, options, host, place } = mount;
	const { query, site } = options;
	let english: Words = { ...mount.words, ...en, ...enTime };
	let lang = "en";
	let isDrawing = false;

	function emit(name: string, detail: object): void {
		host.dispatchEvent(new CustomEvent(`afterword:${name}`, { bubbles: true, composed: true, detail }));
	}

	/** Runs what asks the server; why it failed is told to the reader and to the page. */
	async function attempt(what: string | null, action: () => unknown): Promise<void> {
		if (what) view.update(loadStarted(view.state, what));
		try {
			await action();
		} catch (error) {
			// What is no answer of the API is most likely a chunk that could not be fetched.
			const failure: Failure = (error as Partial<ApiError>).failure ?? { code: "offline" };
			console.warn("afterword:", error);
			view.update(loadFailed(view.state, failure));
			emit("error", { code: failure.code });
			// The words for it come with the code for acting; without either there is what embed.js can say.
			if (!view.reading) readOn().catch(() => view.state.head || mount.onUnreachable());
		}
	}

	function load(answer: Mount["answer"]): Promise<void> {
		return attempt("thread", async () => {
			const thread = await answer;
			// A page that names no language has the site's.
			speak(await mount.readWords(options.lang ?? thread.settings.lang));
			view.update(threadLoaded(view.state, thread));
			emit("ready", { count: thread.commentCount });
			if (view.hasDraft) view.write();
			setTimeout(stay, STAY_MS);
		});
	}

	function speak(spoken: Spoken): void {
		({ lang } = spoken);
		place.lang = lang;
		view.t = mount.translator<ReadingKey>(lang, { ...english, ...spoken.words } as Record<ReadingKey, Message>);
		// Words that say nothing of it run as the page does.
		place.dir = view.t("dir");
	}

	/** Takes a chunk in, with its words, the first time it is wanted. */
	async function learn<Name extends keyof Chunks>(name: Name, chunk: Promise<Chunks[Name]>): Promise<Chunks[Name]> {
		const [loaded, spoken] = await Promise.all([chunk, mount.readWords(lang, true)]);
		if (!view[name]) {
			english = { ...english, ...loaded.words };
			speak(spoken);
			Object.assign(view, { [name]: loaded });
			loaded.install(view);
			view.update(view.state);
		}
		return loaded;
	}

	const readOn = () => learn("reading", import("./reading.tsx"));
	/** Who stays, or comes near, gets the rest of what readers have. What cannot be had now is asked for again by an act. */
	const stay = () => readOn().catch(() => {});

	const view: View = {
		...mount,
		state: initialState,
		t: () => "",
		ago: (time) => ago(view.t, time, Date.now()),
		now: 0,
		seenAt: Number.POSITIVE_INFINITY,
		muted: new Set(),
		target: null,
		hasDraft: isStored(draftKey(site, query.page, "")),
		reading: null,
		writing: null,
		leaving: new Map(),
		completion: null,
		composers: new Map(),
		ends: [],
		emit,
		update(state) {
			view.state = state;
			view.now = Date.now();
			// An answer may come after the element has left the page; and what goes may lose the focus, and say so, amid a drawing.
			if (isDrawing || !place.parentNode) return;
			isDrawing = true;
			draw(<Thread view={view} />, place);
			isDrawing = false;
			if (view.state !== state) view.update(view.state);
		},
		load: () => load(listThread(api, query)),
		act: (what, action) => attempt(what, async () => action(await readOn())),
		write: (open) =>
			attempt(null, async () => {
				await readOn();
				await learn("writing", import("./writing.tsx"));
				if (open !== null) view.update({ ...view.state, ...(open ? { open } : { isComposing: true }) });
			}),
		end() {
			for (const end of view.ends) end();
			draw(null, place);
		},
	};
	speak({ lang, words: {} });
	load(mount.answer);
	place.onpointerenter = place.onfocus = stay;
	// A visitor who is known here sees what is theirs, and a preset has its styles there; nobody's first view waits for that.
	const isKnown = [tokenKey(site), seenKey(site, query.page)].some(isStored);
	if (isKnown || mount.isPointedAt || host.hasAttribute("preset")) stay();
	return view;
}
