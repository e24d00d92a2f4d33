// Cloudflare Turnstile: asked whether it gave the token a comment came with, for this form, to this installation
// (https://developers.cloudflare.com/turnstile). A token is good once and for five minutes.

import type { Reason } from "../contract/wire.ts";
import { type Check, orHold, PATIENCE_MS } from "./asked.ts";

const SITEVERIFY = "https://challenges.cloudflare.com/turnstile/v0/siteverify";
const TOKEN_MAX = 2_048;

/** A token, and what it must have been given for: the host of our page, what its widget says it does, and the form, by `cdata`. */
export type Given = { token: string; hostname: string; action: string; cdata: string };

type Answer = { success: boolean; hostname?: string; action?: string; cdata?: string; "error-codes"?: string[] };

export function turnstile(secret: string, given: Given): Check {
	return async ({ address }) => {
		if (!given.token) return { check: "turnstile-missing" };
		if (given.token.length > TOKEN_MAX) return refused("too-long");
		return orHold("turnstile-failed", verify(secret, given, address));
	};
}

async function verify(secret: string, { token, ...expected }: Given, address: string): Promise<Reason | null> {
	const body = JSON.stringify({
		secret,
		response: token,
		...(address && { remoteip: address }),
		// By this the same question may be put twice without the token being spent in between.
		idempotency_key: crypto.randomUUID(),
	});
	const signal = AbortSignal.timeout(PATIENCE_MS);
	let answer = await ask(body, signal);
	if (codesOf(answer).includes("internal-error")) answer = await ask(body, signal);
	if (answer.success === true) {
		const wrong = Object.entries(expected).find(([name, value]) => answer[name as keyof typeof expected] !== value);
		return wrong ? refused(wrong[0]) : null;
	}
	const codes = codesOf(answer);
	const isOfKeys = codes.some((code) => /^(missing|invalid)-input-secret$/.test(code));
	const code = codes.find((one) => /^((missing|invalid)-input-response|timeout-or-duplicate)$/.test(one));
	if (isOfKeys) return { check: "turnstile-keys" };
	if (code) return refused(code);
	throw new Error(`an answer that is none: ${codes.join(" ").slice(0, 200)}`);
}

const refused = (detail: string): Reason => ({ check: "turnstile", detail });

async function ask(body: string, signal: AbortSignal): Promise<Answer> {
	const headers = { "Content-Type": "application/json" };
	const response = await fetch(SITEVERIFY, { method: "POST", headers, body, signal });
	const answer: unknown = await response.json();
	if (typeof answer !== "object" || answer === null) throw new Error(`${response.status}, and no object`);
	return { ...(answer as Answer), success: response.ok && (answer as Answer).success === true };
}

function codesOf(answer: Answer): string[] {
	const codes = answer["error-codes"];
	return Array.isArray(codes) ? codes.map(String) : [];
}
