// Cloudflare Turnstile: whether a person's browser passed (https://developers.cloudflare.com/turnstile). The widget runs it
// in a frame of the API's own origin, so the host page need not allow it scripts.

import { orHold, PATIENCE_MS } from "./asked.ts";

const VERIFY = "https://challenges.cloudflare.com/turnstile/v0/siteverify";
/** What the frame names the act; a token made for another opens nothing here. */
export const TURNSTILE_ACTION = "comment";

type Verified = { success: boolean; hostname?: string; action?: string; cdata?: string; "error-codes"?: string[] };

/** @param pass the token the frame gave; @param host the one the frame was loaded from */
export function checkTurnstile(
	secret: string,
	{ pass, address, host, siteId }: { pass: string | undefined; address: string; host: string; siteId: string },
) {
	if (!pass) return { check: "turnstile-missing" };
	return orHold(
		"turnstile-unreachable",
		verify(secret, pass, address).then(({ success, hostname, action, cdata }) => {
			// The test keys of the documentation name neither act nor site.
			const isOurs =
				hostname === host && (action ?? TURNSTILE_ACTION) === TURNSTILE_ACTION && (cdata ?? siteId) === siteId;
			return success && isOurs ? null : { check: "turnstile-failed" };
		}),
	);
}

/** A token is good once: asking again with the same key of idempotency is no second use. */
async function verify(secret: string, response: string, remoteip: string): Promise<Verified> {
	const answer = await fetch(VERIFY, {
		method: "POST",
		headers: { "Content-Type": "application/json" },
		body: JSON.stringify({ secret, response, remoteip, idempotency_key: crypto.randomUUID() }),
		signal: AbortSignal.timeout(PATIENCE_MS),
	});
	const verified = (await answer.json()) as Verified;
	if (verified["error-codes"]?.includes("internal-error")) throw new Error("internal-error");
	return verified;
}
