// What an owner typed as a rule's terms, as it is kept: one spelling for each, none twice, none that stands for everything.

import { type RuleKind, scripts } from "../contract/rules.ts";
import { hostOf } from "./links.ts";
import { piecesOf } from "./word-search.ts";

/** A term of any kind but addresses, or null where it is none. */
export function readTerm(kind: RuleKind, typed: string): string | null {
	switch (kind) {
		case "words":
		case "names":
			return piecesOf(typed).length > 0 ? typed.replace(/\s+/g, " ") : null;
		case "links":
		case "domains":
		case "email-domains":
			return readHost(typed);
		case "scripts":
		case "other-scripts":
			return scripts.find((name) => name === typed) ?? null;
		default:
			return null;
	}
}

/** A host as links have it, from an address, a mailbox or a bare name; a star before it says what a domain means anyway. */
function readHost(typed: string): string | null {
	const bare = typed.replace(/^\*\.|^@|^.*@/, "");
	const host = hostOf(/^[a-z]+:\/\//i.test(bare) ? bare : `https://${bare}`);
	return host?.includes(".") ? host.replace(/\.$/, "") : null;
}
