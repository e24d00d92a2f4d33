// Why a comment waits, in words: what screening concluded and each check that had a say.

import { reasonText } from "../../../worker/contract/reason-text.ts";
import type { Translate } from "../../../worker/contract/translate.ts";
import type { QueueItem } from "../../../worker/contract/wire.ts";
import { t } from "../messages.ts";
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
						const what = reasonText(reason, t as Translate<string>);
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
