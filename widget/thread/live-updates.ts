// Listens to a thread while its reader can see it, and is silent about whatever goes wrong: a thread that nobody tells
// of anything is one that is read as it was loaded.

import type { LiveEvent } from "../../worker/contract/wire.ts";

/** Before somebody who only scrolls past is connected; four times as long after each connection that ended. */
const PATIENCE_MS = 2_000;
const PATIENCE_MAX_MS = 1_000_000;
/** For a look into another tab. */
const AWAY_MS = 60_000;
/** What stands between cuts a connection that is silent for longer. */
const PING_MS = 45_000;

export type Listening = {
	/** What has to be in view. */
	place: Element;
	/** The `version` of the thread as it was loaded. */
	since: number;
	open(since: number): WebSocket;
	onEvent(event: LiveEvent): void;
};

/** The answer ends it. */
export function listen({ place, since, open, onEvent }: Listening): () => void {
	let socket: WebSocket | null = null;
	let isWaiting = false;
	let isInView = false;
	let patience = PATIENCE_MS;
	let timer = 0;

	/** Settles what is next, and when. */
	function look() {
		clearTimeout(timer);
		const isSeen = isInView && !document.hidden;
		const ms = !isSeen ? AWAY_MS : socket ? PING_MS : patience * (1 + Math.random());
		timer = setTimeout(isSeen ? hold : leave, ms);
	}

	/** Opens a connection or keeps it alive. What was not answered since the last time is dead. */
	function hold() {
		if (isWaiting) leave();
		if (socket) socket.send("ping");
		else enter();
		isWaiting = true;
		look();
	}

	function enter() {
		try {
			socket = open(since);
		} catch {
			// The page forbids it.
			patience = PATIENCE_MAX_MS;
			return;
		}
		socket.onopen = () => {
			isWaiting = false;
			hold();
		};
		socket.onmessage = ({ data }) => {
			isWaiting = false;
			patience = PATIENCE_MS;
			if (data === "pong") return;
			const event: LiveEvent = JSON.parse(data);
			since = Math.max(since, event.version);
			onEvent(event);
		};
		socket.onclose = () => {
			leave();
			patience = Math.min(4 * patience, PATIENCE_MAX_MS);
			look();
		};
	}

	function leave() {
		if (socket) socket.onclose = null;
		socket?.close();
		socket = null;
		isWaiting = false;
	}

	const observer = new IntersectionObserver((entries) => {
		isInView = entries.pop()!.isIntersecting;
		look();
	});
	observer.observe(place);
	document.addEventListener("visibilitychange", look);
	// A page with an open connection could not be kept for the reader's way back.
	addEventListener("pagehide", leave);
	// A page whose policy forbids it says so once, and is not asked again.
	document.addEventListener("securitypolicyviolation", onViolation);
	function onViolation({ blockedURI }: SecurityPolicyViolationEvent) {
		if (blockedURI.startsWith("ws")) stop();
	}
	return stop;

	function stop() {
		observer.disconnect();
		document.removeEventListener("securitypolicyviolation", onViolation);
		document.removeEventListener("visibilitychange", look);
		removeEventListener("pagehide", leave);
		leave();
		clearTimeout(timer);
	}
}
