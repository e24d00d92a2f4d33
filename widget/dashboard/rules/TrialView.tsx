// What a rule would have caught of the site's newest comments, and what happened to them then.

import type { TriedView } from "../../../worker/contract/wire.ts";
import { When } from "../parts/When.tsx";
import { t } from "./messages.ts";
import type { Trial } from "./use-trial.ts";

export function TrialView({ trial }: { trial: Trial }) {
	const isDone = trial.phase === "done";
	return (
		<section class={isDone && trial.isOld ? "trial old" : "trial"} aria-label={t("trial.title")}>
			<h3>{t("trial.title")}</h3>
			<div role="status">
				{trial.phase === "wrong" ? (
					<ul class="errors">
						{trial.errors.map((error) => (
							<li key={error}>{error}</li>
						))}
					</ul>
				) : (
					<p>{isDone ? summary(trial.tried) : t(PHASES[trial.phase])}</p>
				)}
			</div>
			{isDone && <Caught {...trial.tried} />}
		</section>
	);
}

const PHASES = { waiting: "trial.wait", busy: "trial.busy", failed: "trial.failed" } as const;

function summary({ looked, found }: TriedView): string {
	if (found === null) return t("trial.cannot");
	if (looked === 0) return t("trial.empty");
	return found === 0 ? t("trial.none", { looked }) : t("trial.found", { n: found, looked });
}

function Caught({ found, comments }: TriedView) {
	if (comments.length === 0) return null;
	return (
		<>
			{comments.length < (found ?? 0) && <p class="hint">{t("trial.first", { n: comments.length })}</p>}
			<ul>
				{comments.map(({ id, author, excerpt, createdAt, status, detail }) => (
					<li key={id}>
						<p dir="auto">{excerpt}</p>
						<p class="meta">
							<bdi>{author.name}</bdi> · <When at={createdAt} /> · {t(`status.${status}`)}
							{detail && ` · ${t("trial.because", { detail })}`}
						</p>
					</li>
				))}
			</ul>
		</>
	);
}
