// Joins the state and the network for readers: asks the API, tells the state what happened, draws after each change.
// What a reader needs only after acting is fetched then: reading.tsx, writing.tsx.

import type { Message } from "../../worker/contract/translate.ts";
import type { ApiError, Failure } from "../api.ts";
import { en } from "../i18n/en.ts";
import { enTime } from "../i18n/en-time.ts";
import type { Spoken } from "../locale.ts";
import { draw } from "../ui/draw.ts";
import { ago } from "../ui/relative-time.ts";
import { firstLoaded, initialState, loadFailed, loadStarted } from "./state.ts";
import { draftKey, isStored, seenKey, store, TYPED, tokenKey } from "./stored.ts";
import { Thread } from "./Thread.tsx";
import type { Chunks, FirstView, Mount, ReadingKey, View, Words } from "./view.ts";

/** Who is still here after this is no passer-by. */
const STAY_MS = 2_000;

/** Makes the view of one mounted thread and fills it; it is drawn anew after each event. */
export function createView(mount: Mount): View {
	const { options, host, place } = mount;
	const { query, site } = options;
	let english: Words = { ...mount.words, ...en, ...enTime };
	/** Of the page, or where it names none of the site. */
	let wanted = options.lang ?? "en";
	let isDrawing = false;

	function emit(name: string, detail: object): void {
		host.dispatchEvent(new CustomEvent(`afterword:${name}`, { bubbles: true, composed: true, detail }));
	}

	/** Runs what asks the server; why it failed is told to the reader and to the page. */
	async function attempt(what: string | null, action: () => unknown): Promise<void> {
		view.update(loadStarted(view.state, what));
		try {
			await action();
		} catch (error) {
			// What is no answer of the API is most likely a chunk that could not be fetched.
			const failure: Failure = (error as Partial<ApiError>).failure ?? { code: "offline" };
			console.warn("afterword:", error);
			view.retry = () => attempt(what, action);
			if (what === "write") addEventListener("online", view.retry, { once: true });
			view.update(loadFailed(view.state, failure));
			emit("error", { code: failure.code });
			// The words for it come with the code for acting; without either there is what embed.js can say.
			if (!view.reading) readOn().catch(() => view.state.head || mount.onUnreachable());
		}
	}

	function speak({ lang, words }: Spoken): void {
		place.lang = lang;
		view.t = mount.translator<ReadingKey>(lang, { ...english, ...words } as Record<ReadingKey, Message>);
		// Words that say nothing of it run as the page does.
		place.dir = view.t("dir");
	}

	/** Takes a chunk in, with its words, the first time it is wanted. */
	async function learn<Name extends keyof Chunks>(name: Name, chunk: Promise<Chunks[Name]>): Promise<Chunks[Name]> {
		// Before the first load has come to something the language may not be known.
		const [loaded, spoken] = await Promise.all([
			chunk,
			begun.then(() => mount.readWords(wanted, true, view.state.head?.settings)),
		]);
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

	const first: FirstView = {
		...mount,
		state: initialState,
		t: () => "",
		ago: (time) => ago(view.t, time, Date.now() + view.ahead),
		ahead: 0,
		muted: new Set(),
		target: null,
		hasDraft: ["", TYPED].some((end) => isStored(draftKey(site, query.page, end))),
		reading: null,
		writing: null,
		ends: [],
		emit,
		update(state) {
			view.state = state;
			// An answer may come after the element has left the page; and what goes may lose the focus, and say so, amid a drawing.
			if (isDrawing || !place.parentNode) return;
			isDrawing = true;
			const regain = view.reading?.noteFocus(place);
			draw(<Thread view={view} />, place);
			regain?.();
			isDrawing = false;
			if (view.state !== state) view.update(view.state);
		},
		load: (answer, loaded) =>
			attempt("thread", async () => {
				const thread = await answer;
				wanted = options.lang ?? thread.settings.lang;
				speak(await mount.readWords(wanted, view.reading !== null, thread.settings));
				view.update(loaded(view.state, thread));
				emit("ready", { count: thread.commentCount });
				if (view.hasDraft) view.write();
				setTimeout(stay, STAY_MS);
			}),
		act: (what, action) => attempt(what, async () => action(await readOn())),
		write(open) {
			// The box of a reply is there before the code for the rest of its form.
			if (open) view.update({ ...view.state, open, menu: null });
			return attempt("write", async () => {
				await readOn();
				await learn("writing", import("./writing.tsx"));
				view.update({ ...view.state, loading: null, ...(open === undefined && { isComposing: true }) });
			});
		},
		end() {
			for (const end of view.ends) end();
			draw(null, place);
		},
	};
	const view = first as View;
	speak({ lang: "en" });
	const begun = view.load(mount.answer, firstLoaded);
	place.onpointerenter = place.onfocus = stay;
	place.oninput = ({ target }) => {
		const { id, value } = target as HTMLTextAreaElement;
		if (!view.writing) store(draftKey(site, query.page, id.slice("text-".length) + TYPED), value);
	};
	// A visitor who is known here sees what is theirs, and a preset has its styles there; nobody's first view waits for that.
	const isKnown = [tokenKey(site), seenKey(site, query.page)].some(isStored);
	if (isKnown || mount.isPointedAt || host.hasAttribute("preset")) stay();
	return view;
}
