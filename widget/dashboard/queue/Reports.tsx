// What readers say against a comment: each reason with how many gave it, and what some of them added.

import type { QueueItem } from "../../../worker/contract/wire.ts";
import { isDashboardKey, t } from "../messages.ts";

export function Reports({ reports }: Pick<QueueItem, "reports">) {
	const notes = [...new Set(reports.flatMap((report) => report.notes))];
	return (
		<div class="reports">
			<div class="reasons">
				<span class="verdict reported">{t("reports.title")}</span>
				<ul aria-label={t("reports.reasons")}>
					{reports.map(({ reason, count }) => {
						const key = `report.${reason}`;
						const what = isDashboardKey(key) ? t(key) : reason;
						return <li key={reason}>{count > 1 ? t("reports.times", { what, n: count }) : what}</li>;
					})}
				</ul>
			</div>
			{notes.length > 0 && (
				<ul class="notes" aria-label={t("reports.notes")}>
					{notes.map((note) => (
						<li key={note} class="note" dir="auto">
							{note}
						</li>
					))}
				</ul>
			)}
		</div>
	);
}
