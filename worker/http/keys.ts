// Everything that rests on the installation's one secret: a key for each purpose (HKDF, RFC 5869), so that what leaks
// of one opens no other.

type Purpose =
	| "address"
	| "ban"
	| "avatar"
	| "form"
	| "proof"
	| "email"
	| "request"
	| "feed"
	| "person"
	| "erasure"
	| "link";

export type Keys = {
	/** HMAC-SHA-256 under the purpose's key. */
	sign(purpose: Purpose, message: string): Promise<Uint8Array<ArrayBuffer>>;
	/** AES-256-GCM under the purpose's key, as base64url of nonce and ciphertext. */
	seal(purpose: Purpose, plain: string): Promise<string>;
	/** What was sealed; null where it was not, or under another secret. */
	unseal(purpose: Purpose, sealed: string): Promise<string | null>;
};

/** A shorter secret is guessable; with it the Worker refuses to write (fail closed). */
const SECRET_MIN_LENGTH = 32;

export function isConfigured(secret: string | undefined): secret is string {
	return (secret ?? "").length >= SECRET_MIN_LENGTH;
}

export function openKeys(secret: string): Keys {
	async function derive(
		purpose: Purpose,
		algorithm: { name: "HMAC"; hash: "SHA-256" } | { name: "AES-GCM"; length: 256 },
	) {
		const master = await crypto.subtle.importKey("raw", encode(secret), "HKDF", false, ["deriveKey"]);
		const params = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: encode(`afterword ${purpose}`) };
		const usages = algorithm.name === "HMAC" ? (["sign"] as const) : (["encrypt", "decrypt"] as const);
		return crypto.subtle.deriveKey(params, master, { length: 256, ...algorithm }, false, [...usages]);
	}
	return {
		async sign(purpose, message) {
			const key = await derive(purpose, { name: "HMAC", hash: "SHA-256" });
			return new Uint8Array(await crypto.subtle.sign("HMAC", key, encode(message)));
		},
		async seal(purpose, plain) {
			const key = await derive(purpose, { name: "AES-GCM", length: 256 });
			const nonce = crypto.getRandomValues(new Uint8Array(12));
			const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, encode(plain));
			return base64url(new Uint8Array([...nonce, ...new Uint8Array(sealed)]));
		},
		async unseal(purpose, sealed) {
			const key = await derive(purpose, { name: "AES-GCM", length: 256 });
			try {
				const bytes = Uint8Array.fromBase64(sealed, { alphabet: "base64url" });
				const iv = bytes.slice(0, 12);
				return new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, bytes.slice(12)));
			} catch {
				return null;
			}
		},
	};
}

/** A new bearer secret: 32 random bytes, base64url (R-SES-1). */
export function newToken(): string {
	return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** What is stored of a bearer secret or of words to be compared: SHA-256, hex. */
export async function sha256(text: string): Promise<string> {
	return new Uint8Array(await crypto.subtle.digest("SHA-256", encode(text))).toHex();
}

export function base64url(bytes: Uint8Array): string {
	return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}

/** In a time that tells nothing of where they differ. */
export function isEqual(given: string, expected: string): boolean {
	const [a, b] = [encode(given), encode(expected)];
	return a.byteLength === b.byteLength && crypto.subtle.timingSafeEqual(a, b);
}

function encode(text: string): Uint8Array<ArrayBuffer> {
	return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
}
