// Where one is signed in, and the way to end it.

import { Banner } from "../parts/Banner.tsx";
import { Loading } from "../parts/Loading.tsx";
import { problemText } from "../parts/problem-text.ts";
import { useAct } from "../parts/use-act.ts";
import { useRead } from "../parts/use-read.ts";
import { When } from "../parts/When.tsx";
import { listSessions, revokeOtherSessions, revokeSession } from "./api.ts";
import { t } from "./messages.ts";

export function Sessions() {
	const { value, trouble, again } = useRead(listSessions);
	const act = useAct();

	async function end(what: () => Promise<void>): Promise<void> {
		if (await act.run(what)) await again();
	}

	const others = value?.sessions.filter(({ isThis }) => !isThis) ?? [];
	return (
		<section class="block" aria-labelledby="sessions-title">
			<h2 id="sessions-title">{t("sessions.title")}</h2>
			<p class="hint">{t("sessions.hint")}</p>
			{(trouble ?? act.trouble) && <Banner>{problemText((trouble ?? act.trouble)!)}</Banner>}
			{!value && !trouble && <Loading />}
			<ul class="lines">
				{value?.sessions.map(({ id, label, createdAt, lastUsedAt, isThis }) => (
					<li key={id}>
						<div>
							<p>
								{label || t("sessions.unknown")} {isThis && <span class="badge">{t("sessions.this")}</span>}
							</p>
							<p class="meta">
								{t("sessions.since")} <When at={createdAt} /> · {t("sessions.used")} <When at={lastUsedAt} />
							</p>
						</div>
						{!isThis && (
							<button
								type="button"
								class="quiet"
								aria-label={t("sessions.endOf", { name: label || t("sessions.unknown") })}
								disabled={act.isBusy}
								onClick={() => end(() => revokeSession(id))}
							>
								{t("sessions.end")}
							</button>
						)}
					</li>
				))}
			</ul>
			{others.length > 1 && (
				<button type="button" disabled={act.isBusy} onClick={() => end(revokeOtherSessions)}>
					{t("sessions.endOthers")}
				</button>
			)}
		</section>
	);
}
