// A stand-in for Cloudflare's script and the frame it opens, which behaves as its documentation says; the test decides what
// becomes of each challenge.

import type { Frame, Page } from "@playwright/test";
import { api } from "../server.ts";
import type { Trouble } from "./test.ts";

/** What becomes of one challenge: a token, a question to the person, nothing yet, or an error by its code. */
export type Course = "passes" | "asks" | "hangs" | `${number}`;

const CLOUDFLARE = "https://challenges.cloudflare.com";

/** Answers in Cloudflare's place. The last course holds for all challenges that follow. */
export async function standInForTurnstile(page: Page, trouble: Trouble, courses: Course[]): Promise<void> {
	// The one site of others that a page of these tests asks, and it is answered here.
	trouble.expect(/^A request to challenges\.cloudflare\.com:/);
	await page.context().route(`${CLOUDFLARE}/**`, (route) =>
		route.request().url().includes("/api.js")
			? route.fulfill({
					contentType: "text/javascript",
					body: `(${script})(${JSON.stringify(courses)}, "${CLOUDFLARE}")`,
				})
			: route.fulfill({
					contentType: "text/html",
					body: `<!doctype html><html lang="en"><title>Challenge</title><label><input type="checkbox"
						onchange="parent.postMessage('answered', '${api()}')"> Verify you are human</label></html>`,
				}),
	);
}

/** The page of our own with the widget on it, once there is one. */
export function turnstileFrame(page: Page): Frame | undefined {
	return page.frames().find((frame) => frame.url().startsWith(`${api()}/v1/sites/`));
}

/** What the widget was rendered with. */
export function renderedWith(page: Page): Promise<Record<string, unknown>> {
	return turnstileFrame(page)!.evaluate(() => (window as unknown as { rendered: Record<string, unknown> }).rendered);
}

/** Runs in the frame. */
function script(courses: string[], cloudflare: string): void {
	type Options = Record<string, string> & {
		callback(token: string): void;
		"error-callback"(code: string): unknown;
		"before-interactive-callback"(): void;
	};
	let place: HTMLElement;
	let options: Options;
	let challenges = 0;
	function challenge(): void {
		const course = courses[Math.min(challenges, courses.length - 1)]!;
		challenges += 1;
		const token = `stand-in.${challenges}`;
		if (course === "passes") setTimeout(() => options.callback(token));
		else if (course === "asks") ask(token);
		else if (course !== "hangs") setTimeout(() => options["error-callback"](course));
	}
	function ask(token: string): void {
		const frame = document.createElement("iframe");
		frame.src = `${cloudflare}/challenge`;
		frame.title = "Widget containing a Cloudflare security challenge";
		Object.assign(frame.style, { display: "block", border: "0", width: "100%", height: "72px" });
		addEventListener("message", ({ source, data }) => {
			if (source !== frame.contentWindow || data !== "answered") return;
			options.callback(token);
		});
		options["before-interactive-callback"]();
		place.append(frame);
	}
	const turnstile = {
		render(into: HTMLElement, given: Options) {
			place = into;
			options = given;
			const shown = Object.entries(given).filter(([, value]) => typeof value !== "function");
			Object.assign(window, { rendered: Object.fromEntries(shown) });
			challenge();
			return "widget-1";
		},
		reset(widget: string) {
			if (widget !== "widget-1") throw new Error(`no widget ${widget}`);
			place.replaceChildren();
			challenge();
		},
	};
	Object.assign(window, { turnstile });
}
