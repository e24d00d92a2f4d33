// When a reader is connected, and when not: the browser's part is played here, and so is the time.

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { listen } from "../../widget/thread/live-updates.ts";
import type { LiveEvent } from "../../worker/contract/wire.ts";

class Line {
	sent: string[] = [];
	isClosed = false;
	onopen: (() => void) | null = null;
	onmessage: ((event: { data: string }) => void) | null = null;
	onclose: (() => void) | null = null;
	readonly since: number;
	constructor(since: number) {
		this.since = since;
	}
	send(text: string) {
		this.sent.push(text);
	}
	close() {
		this.isClosed = true;
	}
	says(message: object | "pong") {
		this.onmessage?.({ data: message === "pong" ? message : JSON.stringify(message) });
	}
}

/** A page with a thread that is listened to. */
function page() {
	const document = Object.assign(new EventTarget(), { hidden: false });
	const window = new EventTarget();
	let see = (_: { isIntersecting: boolean }[]) => {};
	vi.stubGlobal("document", document);
	vi.stubGlobal("addEventListener", window.addEventListener.bind(window));
	vi.stubGlobal("removeEventListener", window.removeEventListener.bind(window));
	vi.stubGlobal(
		"IntersectionObserver",
		class {
			constructor(callback: typeof see) {
				see = callback;
			}
			observe() {}
			disconnect() {}
		},
	);
	const lines: Line[] = [];
	const heard: LiveEvent[] = [];
	const stop = listen({
		place: {} as Element,
		since: 7,
		open(since) {
			lines.push(new Line(since));
			return lines.at(-1) as unknown as WebSocket;
		},
		onEvent: (event) => heard.push(event),
	});
	return {
		lines,
		heard,
		stop,
		scrollTo: (isIntersecting: boolean) => see([{ isIntersecting }]),
		hide(hidden: boolean) {
			document.hidden = hidden;
			document.dispatchEvent(new Event("visibilitychange"));
		},
		leave: () => window.dispatchEvent(new Event("pagehide")),
		/** Looks at the thread until connected. */
		connected() {
			see([{ isIntersecting: true }]);
			vi.advanceTimersByTime(4_000);
			lines.at(-1)!.onopen?.();
			lines.at(-1)!.says("pong");
			return lines.at(-1)!;
		},
	};
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe("a reader", () => {
	test("who scrolls past is not connected, who looks is, once", () => {
		const { scrollTo, lines } = page();
		vi.advanceTimersByTime(60_000);
		scrollTo(true);
		vi.advanceTimersByTime(1_000);
		scrollTo(false);
		vi.advanceTimersByTime(60_000);
		expect(lines).toHaveLength(0);
		scrollTo(true);
		vi.advanceTimersByTime(30_000);
		expect(lines.map(({ since }) => since)).toEqual([7]);
	});

	test("is told, and asks for what follows that when they are connected again", () => {
		const { connected, heard, lines } = page();
		const line = connected();
		line.says({ type: "gone", version: 9, id: "x", comment: null });
		line.says({ type: "gone", version: 8, id: "y", comment: null });
		expect(heard).toHaveLength(2);
		line.onclose?.();
		vi.advanceTimersByTime(16_000);
		expect(lines.map(({ since }) => since)).toEqual([7, 9]);
	});

	test("looks into another tab and stays connected, but not for long", () => {
		const { connected, hide, lines } = page();
		const line = connected();
		hide(true);
		vi.advanceTimersByTime(59_000);
		hide(false);
		vi.advanceTimersByTime(30_000);
		expect([line.isClosed, lines.length]).toEqual([false, 1]);
		hide(true);
		vi.advanceTimersByTime(61_000);
		expect(line.isClosed).toBe(true);
		hide(false);
		vi.advanceTimersByTime(4_000);
		expect(lines).toHaveLength(2);
	});

	test("leaves the page and is connected no longer, so that the browser can keep it", () => {
		const { connected, leave } = page();
		const line = connected();
		leave();
		expect(line.isClosed).toBe(true);
	});
});

describe("a connection", () => {
	test("that is refused again and again is tried ever more rarely", () => {
		const { scrollTo, lines } = page();
		scrollTo(true);
		for (let minute = 0; minute < 120; minute++) {
			vi.advanceTimersByTime(60_000);
			lines.at(-1)?.onclose?.();
		}
		expect(lines.length).toBeLessThan(15);
	});

	test("is kept alive, and given up for a new one when nothing comes back", () => {
		const { connected, lines } = page();
		const line = connected();
		vi.advanceTimersByTime(45_000);
		line.says("pong");
		vi.advanceTimersByTime(45_000);
		expect(line.sent).toEqual(["ping", "ping", "ping"]);
		vi.advanceTimersByTime(45_000);
		expect([line.isClosed, lines.length]).toEqual([true, 2]);
	});

	test("ends with the thread, and nothing is tried afterwards", () => {
		const { connected, stop, hide, lines } = page();
		const line = connected();
		stop();
		hide(true);
		hide(false);
		vi.advanceTimersByTime(3_600_000);
		expect([line.isClosed, lines.length]).toEqual([true, 1]);
	});
});
