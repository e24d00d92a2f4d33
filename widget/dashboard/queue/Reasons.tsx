// Why a comment waits, in words: what screening concluded and each check that had a say.

import type { QueueItem, Reason } from "../../../worker/contract/wire.ts";
import { isDashboardKey, t } from "../messages.ts";
import { queueHash } from "./queue-query.ts";

type Props = Pick<QueueItem, "verdict" | "reasons"> & {
	/** Whose comments a reason leads to. */
	site?: string;
};

export function Reasons({ verdict, reasons, site }: Props) {
	return (
		<div class="reasons">
			<span class={`verdict ${verdict}`}>{t(`verdict.${verdict}`)}</span>
			{reasons.length > 0 && (
				<ul aria-label={t("queue.reasons")}>
					{reasons.map((reason) => {
						const { check, rule } = reason;
						const what = reasonText(reason);
						return (
							<li key={check + (rule?.id ?? "")}>
								{site === undefined ? what : <a href={queueHash(site, { reason: check, status: "any" })}>{what}</a>}
							</li>
						);
					})}
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
