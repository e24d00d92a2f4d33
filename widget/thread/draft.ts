// An unfinished comment, kept from its first character until the server has taken it. Its client id is kept with it, so
// that a retry after a cut connection is answered with the first result instead of posting twice (R-ID-1).

import type { SafeStorage } from "./storage.ts";

export type Draft = { text: string; clientId: string };

export function readDraft(storage: SafeStorage, key: string): Draft | null {
	try {
		const { text, clientId } = JSON.parse(storage.get(key) ?? "null") as Record<string, unknown>;
		return typeof text === "string" && typeof clientId === "string" ? { text, clientId } : null;
	} catch {
		return null;
	}
}

/** Keeps what is written so far; without any text there is no draft. `draft` is the one being continued. */
export function keepDraft(storage: SafeStorage, key: string, text: string, draft: Draft | null): Draft | null {
	if (!text.trim()) {
		storage.remove(key);
		return null;
	}
	const kept = { text, clientId: draft?.clientId ?? createClientId() };
	storage.set(key, JSON.stringify(kept));
	return kept;
}

/** Forgets a draft the server has taken; another tab may have begun the next one under the same key. */
export function dropDraft(storage: SafeStorage, key: string, clientId: string): void {
	if (readDraft(storage, key)?.clientId === clientId) storage.remove(key);
}

/** `randomUUID` exists only on https pages. */
export function createClientId(): string {
	if (crypto.randomUUID) return crypto.randomUUID();
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
