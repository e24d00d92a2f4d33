// Somebody who looks at a thread while it changes.

import { exports } from "cloudflare:workers";
import { parse } from "valibot";
import { operations } from "../../../worker/contract/operations.ts";
import { liveEvent } from "../../../worker/contract/schemas.ts";
import type { LiveEvent } from "../../../worker/contract/wire.ts";
import { API, newAddress } from "./api.ts";
import { PAGE, type TestSite } from "./people.ts";

const worker = (exports as unknown as { default: Fetcher }).default;

export type Listening = { page?: string; since?: number; address?: string };

/** Asks to listen, as a browser does; the answer is a WebSocket or a problem. */
export function askToListen(site: string, { page = PAGE, since, address = newAddress() }: Listening = {}) {
	const url = new URL(API + operations.listenThread.path.replace(":site", site));
	url.searchParams.set("page", page);
	if (since !== undefined) url.searchParams.set("since", String(since));
	return worker.fetch(url.href, { headers: { Upgrade: "websocket", "CF-Connecting-IP": address } });
}

/** A reader who is let in. Everything told to them is held against the contract. */
export async function listener(at: TestSite, listening: Listening = {}) {
	const answer = await askToListen(at.id, listening);
	const socket = answer.webSocket;
	if (!socket) throw new Error(`${answer.status} ${await answer.text()}`);
	const told: string[] = [];
	const waiting: ((message: string) => void)[] = [];
	socket.addEventListener("message", ({ data }) => {
		const next = waiting.shift();
		if (next) next(String(data));
		else told.push(String(data));
	});
	const closed = new Promise<number>((resolve) => socket.addEventListener("close", ({ code }) => resolve(code)));
	socket.accept();
	const nextMessage = () =>
		new Promise<string>((resolve) => (told.length ? resolve(told.shift()!) : waiting.push(resolve)));
	return {
		headers: answer.headers,
		closed,
		say: (text: string) => socket.send(text),
		leave: () => socket.close(),
		nextMessage,
		/** What they are told next. */
		hears: async (): Promise<LiveEvent> => parse(liveEvent, JSON.parse(await nextMessage())),
	};
}
