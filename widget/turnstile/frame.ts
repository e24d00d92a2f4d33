// The script of the page in a composer's frame (worker/pages/turnstile-page.ts): runs Cloudflare's widget, and tells the page
// around it what came of it. It is seen only when a person is asked something.

import { isTurnstileMessage, type TurnstileMessage } from "./message.ts";

/** As much of Cloudflare's script as is used (https://developers.cloudflare.com/turnstile). */
type Turnstile = {
	render(place: HTMLElement, options: Record<string, unknown>): string | undefined;
	reset(widget: string): void;
};

const SCRIPT = "https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit";
/** What may be otherwise the next time: a challenge that failed or timed out, or a page that was too old. */
const RETRIABLE = /^(?:[36]00\d{3}|1106[02]0|200500)$/;
/** Narrower than this there is room for the compact widget alone. */
const WIDE = 300;
/** Where Turnstile has another name for a language of ours. */
const LANGUAGES: Record<string, string> = { "zh-Hans": "zh-cn", "zh-Hant": "zh-tw" };

const { origin = "", sitekey, action, cdata, theme } = document.body.dataset;
const place = document.createElement("div");
let widget: string | undefined;
let hasRetried = false;

function tell(message: TurnstileMessage): void {
	parent.postMessage(message, origin);
}

function start(turnstile: Turnstile): void {
	const { lang } = document.documentElement;
	widget = turnstile.render(place, {
		sitekey,
		action,
		cData: cdata,
		theme,
		language: LANGUAGES[lang] ?? (/^[a-z]{2,3}(-[a-z]{2})?$/i.test(lang) ? lang.toLowerCase() : "auto"),
		size: innerWidth < WIDE ? "compact" : "flexible",
		appearance: "interaction-only",
		"response-field": false,
		// The thread knows when it needs another token: nobody is asked for one in a tab they have left.
		"refresh-expired": "manual",
		retry: "never",
		callback: (token: string) => {
			hasRetried = false;
			tell({ turnstile: "token", token });
		},
		"before-interactive-callback": () => tell({ turnstile: "asks" }),
		"unsupported-callback": fail,
		"error-callback": (code: unknown) => {
			if (hasRetried || !RETRIABLE.test(String(code)) || !widget) fail();
			else {
				hasRetried = true;
				turnstile.reset(widget);
			}
			// It is heard: Turnstile need not write it on the console.
			return true;
		},
	});
	addEventListener("message", ({ data, source, origin: from }) => {
		if (source !== parent || from !== origin || !isTurnstileMessage(data) || data.turnstile !== "renew") return;
		if (widget) turnstile.reset(widget);
	});
}

const fail = () => tell({ turnstile: "failed" });

/** Turnstile throws what it finds wrong with how it is called. */
function begin(): void {
	try {
		start((window as unknown as { turnstile: Turnstile }).turnstile);
	} catch (error) {
		console.warn("afterword:", error);
		fail();
	}
}

document.body.style.margin = "0";
document.body.append(place);
new ResizeObserver(() => tell({ turnstile: "height", height: place.offsetHeight })).observe(place);
const script = document.createElement("script");
script.src = SCRIPT;
script.onload = begin;
script.onerror = fail;
document.head.append(script);
tell({ turnstile: "ready" });
