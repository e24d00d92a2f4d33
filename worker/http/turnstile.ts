// Turnstile, where an owner has set its two keys: the page that shows its widget in a frame, and the check of what came of
// it, agree here on what a token is bound to.

import type { Check } from "../outside/asked.ts";
import { turnstile } from "../outside/turnstile.ts";
import type { AppContext } from "./context.ts";
import { sha256 } from "./keys.ts";

/** What a comment came with: no token where the browser could not get one, or the form has no script. */
export type Vouched = { token: string | undefined; formToken: string | undefined };

/** What the widget on our page says it is for. */
const ACTION = "comment";

export function turnstileKeys(c: AppContext): { siteKey: string; secret: string } | null {
	const { TURNSTILE_SITE_KEY: siteKey, TURNSTILE_SECRET: secret } = c.env;
	return siteKey && secret ? { siteKey, secret } : null;
}

/** What a token is bound to: a form, which is for one page of one site, in the letters that Turnstile takes. */
export async function boundTo(formToken: string): Promise<{ action: string; cdata: string }> {
	return { action: ACTION, cdata: await sha256(formToken) };
}

export async function turnstileCheck(c: AppContext, { token = "", formToken = "" }: Vouched): Promise<Check> {
	const keys = turnstileKeys(c);
	if (!keys) return async () => ({ check: "turnstile-keys" });
	const { hostname } = new URL(c.req.url);
	return turnstile(keys.secret, { token, hostname, ...(await boundTo(formToken)) });
}
