// What a visitor says of themselves beside a comment, remembered in this browser only if they ask for it.

import type { SafeStorage } from "./storage.ts";

/** Empty where nothing was said. */
export type Details = Record<"name" | "email" | "website", string>;

const detailsKey = (site: string) => `afterword:${site}:details`;

export function readDetails(storage: SafeStorage, site: string): Details | null {
	try {
		const { name, email, website } = JSON.parse(storage.get(detailsKey(site)) ?? "null") as Record<string, unknown>;
		return { name: word(name), email: word(email), website: word(website) };
	} catch {
		return null;
	}
}

export function keepDetails(storage: SafeStorage, site: string, { name, email, website }: Details): void {
	storage.set(detailsKey(site), JSON.stringify({ name, email, website }));
}

export function dropDetails(storage: SafeStorage, site: string): void {
	storage.remove(detailsKey(site));
}

const word = (value: unknown) => (typeof value === "string" ? value : "");
