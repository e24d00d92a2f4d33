// The secret address of a visitor's feed of replies: it names their token by its hash, under the installation's signature,
// so that no copy of the database can make one. It opens nothing but that feed, and ends with the token: who logs out
// revokes it.

import type { AppContext } from "./context.ts";
import { base64url } from "./keys.ts";

/** @param tokenHash SHA-256, hex */
export async function repliesSecret(c: AppContext, token: { siteId: string; tokenHash: string }): Promise<string> {
	return `${base64url(Uint8Array.fromHex(token.tokenHash))}.${base64url(await signature(c, token))}`;
}

/** The hash of the token a secret is of; null where it is none of ours. */
export async function tokenHashOf(c: AppContext, siteId: string, secret: string): Promise<string | null> {
	const [, name, given] = /^([\w-]{43})\.([\w-]{43})$/.exec(secret) ?? [];
	if (!name || !given) return null;
	const tokenHash = fromBase64url(name).toHex();
	const expected = await signature(c, { siteId, tokenHash });
	return crypto.subtle.timingSafeEqual(fromBase64url(given), expected) ? tokenHash : null;
}

function signature(c: AppContext, { siteId, tokenHash }: { siteId: string; tokenHash: string }) {
	return c.get("keys").sign("feed", JSON.stringify([siteId, tokenHash]));
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.fromBase64(text, { alphabet: "base64url" });
}
