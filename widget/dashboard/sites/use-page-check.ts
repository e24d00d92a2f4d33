// Opens a page of the owner's and waits for the embed there to answer.

import { useEffect, useRef, useState } from "preact/hooks";
import type { SiteView } from "../../../worker/contract/wire.ts";
import { type Check, type CheckResult, judgeCheckMessage } from "./check-message.ts";

const PATIENCE_MS = 20_000;

export type PageCheckState = CheckResult | { outcome: "idle" | "waiting" | "notAddress" | "blocked" | "silent" };

export function usePageCheck(site: SiteView): { state: PageCheckState; start: (address: string) => void } {
	const [state, setState] = useState<PageCheckState>({ outcome: "idle" });
	const stop = useRef(() => {});
	useEffect(() => () => stop.current(), []);

	function end(result: PageCheckState): void {
		stop.current();
		setState(result);
	}

	/** Listens before the page is opened: a fast one answers before the next render. */
	function listen(check: Check): void {
		const listening = new AbortController();
		const timer = setTimeout(() => end({ outcome: "silent" }), PATIENCE_MS);
		stop.current = () => {
			clearTimeout(timer);
			listening.abort();
		};
		function hear(message: MessageEvent): void {
			const result = judgeCheckMessage(message, check);
			if (result) end(result);
		}
		addEventListener("message", hear, { signal: listening.signal });
	}

	function start(address: string): void {
		stop.current();
		const url = pageAddress(address);
		if (!url) {
			setState({ outcome: "notAddress" });
			return;
		}
		const nonce = crypto.randomUUID();
		url.hash = `afterword-check=${nonce}`;
		setState({ outcome: "waiting" });
		listen({ nonce, siteId: site.id, origins: site.origins, pageOrigin: url.origin });
		// Not `noopener`: the answer comes by way of the opener.
		if (!open(url.href, "_blank")) end({ outcome: "blocked" });
	}

	return { state, start };
}

function pageAddress(typed: string): URL | null {
	try {
		const url = new URL(typed.trim());
		return url.protocol === "https:" || url.protocol === "http:" ? url : null;
	} catch {
		return null;
	}
}
