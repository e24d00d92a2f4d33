// Proposes a site's id from its name.

import { SITE_ID_MAX } from "../../../worker/contract/limits.ts";

// Letters that Unicode does not take apart into a Latin letter and a mark.
const SPELLED: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i" };

/** A valid id made of what is Latin in the name; empty where nothing is. */
export function proposeSiteId(name: string): string {
	return name
		.toLowerCase()
		.replace(/[ßæœøđðłþı]/g, (letter) => SPELLED[letter] ?? "")
		.normalize("NFKD")
		.replace(/\p{M}|['’]/gu, "")
		.replace(/[^a-z0-9]+/g, "-")
		.slice(0, SITE_ID_MAX + 1)
		.replace(/^-/, "")
		.slice(0, SITE_ID_MAX)
		.replace(/-$/, "");
}
