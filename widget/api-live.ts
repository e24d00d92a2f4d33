// Listening to a thread: apart from api.ts, because nothing is asked and answered here.

import type * as wire from "../worker/contract/wire.ts";

type Listening = { origin: string; site: string; query: wire.ListenThread };

/** A WebSocket that tells of what happens in a thread, `LiveEvent`s as JSON; it takes nothing but `ping`. */
export function listenThread({ origin, site, query }: Listening): WebSocket {
	const address = `${origin}/v1/sites/${encodeURIComponent(site)}/live?${new URLSearchParams(query as Record<string, string>)}`;
	// Older browsers do not take an http(s) address here.
	return new WebSocket(address.replace("http", "ws"));
}
