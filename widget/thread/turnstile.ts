// Turnstile in a composer: a frame with the page of our own on which Cloudflare's widget runs (widget/turnstile), so that the
// page around need allow nobody but this installation. Loaded only where a site asks for it. Whatever goes wrong, the comment
// is sent without a token, and waits for a moderator.

import type { ThreadOptions } from "../options.ts";
import { isTurnstileMessage, type TurnstileMessage } from "../turnstile/message.ts";

/** A token is good for 300 s: one that is older than this is not sent. */
const FRESH_MS = 270_000;
/** How long a frame may take to be there, after it has loaded; Turnstile to make up its mind; a person to answer. */
const READY_MS = 1_000;
const CHECK_MS = 20_000;
const ANSWER_MS = 120_000;
/** Until the frame says what it takes. */
const WIDGET_HEIGHT = 65;

/** What the visitor is told meanwhile. */
export type TurnstileWord = "" | "check.going" | "check.asks" | "check.failed";

type Asked = {
	/** Where the frame is to be, in the composer's form. */
	slot: HTMLElement;
	options: ThreadOptions;
	lang: string;
	formToken: string;
	title: string;
	say(word: TurnstileWord): void;
};

export type Turnstile = ReturnType<typeof openTurnstile>;

export function openTurnstile({ slot, options, lang, formToken, title, say }: Asked) {
	const frame = document.createElement("iframe");
	const form = slot.closest("form")!;
	const own = new URL(import.meta.url).origin;
	let token: string | undefined;
	let since = 0;
	let isReady = false;
	let isAsking = false;
	let hasFailed = false;
	/** Whether a token is on its way. */
	let isDue = false;
	let wake = () => {};

	/** At the first focus, and at a later one where the token was used meanwhile, or has grown old. */
	function prepare(): void {
		if (isDue || hasFailed || (token && Date.now() - since < FRESH_MS)) return;
		token = undefined;
		isDue = true;
		if (frame.isConnected) frame.contentWindow?.postMessage({ turnstile: "renew" } satisfies TurnstileMessage, own);
		else mount();
	}

	function mount(): void {
		const { direction, colorScheme } = getComputedStyle(slot);
		const theme = colorScheme === "dark" ? "dark" : "light";
		const query = { origin: location.origin, form: formToken, lang, theme, dir: direction };
		frame.src = `${own}/v1/sites/${encodeURIComponent(options.site)}/turnstile.html?${new URLSearchParams(query)}`;
		frame.title = title;
		// A frame of another lightness than its page is opaque.
		Object.assign(frame.style, { display: "block", border: "0", width: "100%", colorScheme: theme });
		show(0);
		// What a page's policy or a blocker keeps out loads too, as something else.
		frame.onload = () => setTimeout(() => isReady || fail(), READY_MS);
		addEventListener("message", hear);
		slot.replaceChildren(frame);
	}

	/** One of no height would not run everywhere; what cannot be seen is not in the keyboard's way. */
	function show(height: number): void {
		const isLeft = height === 0 && (slot.getRootNode() as ShadowRoot).activeElement === frame;
		if (isLeft) form.querySelector<HTMLElement>("[type=submit]")?.focus();
		frame.height = String(Math.max(1, height));
		frame.style.marginBottom = height ? "10px" : "0";
		frame.inert = height === 0;
	}

	function hear({ data, source, origin }: MessageEvent): void {
		if (!source || source !== frame.contentWindow || origin !== own || !isTurnstileMessage(data)) return;
		isReady = true;
		switch (data.turnstile) {
			case "height":
				show(data.height);
				break;
			case "asks":
				isAsking = true;
				if (frame.inert) show(WIDGET_HEIGHT);
				wake();
				break;
			case "token":
				token = data.token;
				since = Date.now();
				isDue = isAsking = hasFailed = false;
				say("");
				wake();
				break;
			case "failed":
				fail();
		}
	}

	function fail(): void {
		hasFailed = true;
		isDue = false;
		say("check.failed");
		wake();
	}

	form.addEventListener("focusin", prepare);
	if (form.matches(":focus-within")) prepare();

	return {
		/** To be sent once; undefined where there is none to be had. */
		async token(): Promise<string | undefined> {
			prepare();
			const begun = Date.now();
			let hasAsked = false;
			while (isDue) {
				say(isAsking ? "check.asks" : "check.going");
				if (isAsking && !hasAsked) frame.focus();
				hasAsked = isAsking;
				const left = begun + (isAsking ? ANSWER_MS : CHECK_MS) - Date.now();
				const timer = setTimeout(fail, left);
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
				clearTimeout(timer);
			}
			const given = token;
			token = undefined;
			return given;
		},
		end(): void {
			form.removeEventListener("focusin", prepare);
			removeEventListener("message", hear);
			frame.remove();
			isDue = false;
			hasFailed = true;
			wake();
		},
	};
}
