// Why a comment waits, in words: what screening concluded and each check that had a say.

import type { QueueItem, Reason } from "../../../worker/contract/wire.ts";
import { isDashboardKey, t } from "../messages.ts";

export function Reasons({ verdict, reasons }: Pick<QueueItem, "verdict" | "reasons">) {
	return (
		<div class="reasons">
			<span class={`verdict ${verdict}`}>{t(`verdict.${verdict}`)}</span>
			{reasons.length > 0 && (
				<ul aria-label={t("queue.reasons")}>
					{reasons.map((reason) => (
						<li key={reason.check + (reason.rule?.id ?? "")}>{reasonText(reason)}</li>
					))}
				</ul>
			)}
		</div>
	);
}

/** A reason of a newer server by the name of its check. */
export function reasonText({ check, found = 0, detail = "", rule, tokens = [] }: Reason): string {
	if (tokens.length > 0) return t("reason.filter.by", { tokens: tokens.map((token) => `“${token}”`).join(", ") });
	const key = `reason.${check}`;
	const reason = isDashboardKey(key) ? t(key, { n: found, detail }) : t("reason.other", { check });
	return rule?.label ? t("reason.called", { reason, label: rule.label }) : reason;
}
