// Why a comment waits, in words: what screening concluded and each check that had a say.

import type { QueueItem } from "../../../worker/contract/wire.ts";
import { isDashboardKey, t } from "../messages.ts";

export function Reasons({ verdict, reasons }: Pick<QueueItem, "verdict" | "reasons">) {
	return (
		<div class="reasons">
			<span class={`verdict ${verdict}`}>{t(`verdict.${verdict}`)}</span>
			{reasons.length > 0 && (
				<ul aria-label={t("queue.reasons")}>
					{reasons.map(({ check, found }) => {
						const key = `reason.${check}`;
						return (
							<li key={check}>{isDashboardKey(key) ? t(key, { n: found ?? 0 }) : t("reason.other", { check })}</li>
						);
					})}
				</ul>
			)}
		</div>
	);
}
