// Why a comment waits, in words: for the queue, and for the page of a moderation link. The words are the dashboard's.

import type { Translate } from "./translate.ts";
import type { Reason } from "./wire.ts";

/** @param t of messages `reason.…`; a reason of a newer server is said by the name of its check */
export function reasonText({ check, found = 0, detail = "", rule, tokens = [] }: Reason, t: Translate<string>): string {
	if (tokens.length > 0) return t("reason.filter.by", { tokens: tokens.map((token) => `“${token}”`).join(", ") });
	const reason = t(`reason.${check}`, { n: found, detail }) || t("reason.other", { check });
	return rule?.label ? t("reason.called", { reason, label: rule.label }) : reason;
}
