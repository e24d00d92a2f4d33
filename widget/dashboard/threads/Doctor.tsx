// Pages that probably have two threads, a group each, and merging them.

import { useState } from "preact/hooks";
import { PagesFoot } from "../parts/PagesFoot.tsx";
import { problemText } from "../parts/problem-text.ts";
import { usePages } from "../parts/use-pages.ts";
import { routeHash } from "../router.ts";
import { canHere, useSessionContext } from "../session/use-session.ts";
import { AlikeGroup } from "./AlikeGroup.tsx";
import { compareThreads, listAlike } from "./api.ts";
import { MergesDone } from "./MergesDone.tsx";
import { t } from "./messages.ts";

export function Doctor({ site }: { site: string }) {
	const list = usePages(site, (after) => listAlike(site, after));
	const groups = list.pages?.flatMap((page) => page.groups);
	return (
		<>
			<p class="back">
				<a href={routeHash({ view: "room", room: "threads", path: [site], query: {} })}>{t("doctor.back")}</a>
			</p>
			<p class="hint">{t("doctor.hint")}</p>
			{list.pages?.[0]?.isPartial && <Compare site={site} />}
			<ul class="things groups">
				{groups?.map(({ likeness, threads }) => (
					<li key={likeness}>
						<AlikeGroup site={site} likeness={likeness} threads={threads} />
					</li>
				))}
			</ul>
			{groups?.length === 0 && (
				<div class="empty">
					<h2>{t("doctor.none")}</h2>
					<p>{t("doctor.noneMore")}</p>
				</div>
			)}
			<PagesFoot list={list} />
			<MergesDone site={site} />
		</>
	);
}

/** For threads from before there was a doctor. What it finds is listed anew. */
function Compare({ site }: { site: string }) {
	const session = useSessionContext();
	const [isBusy, setBusy] = useState(false);
	const [trouble, setTrouble] = useState<string | null>(null);

	async function compare(): Promise<void> {
		setBusy(true);
		setTrouble(null);
		try {
			while ((await compareThreads(site)).isPartial);
			location.reload();
		} catch (error) {
			setTrouble(problemText(session.failureOf(error).code));
			setBusy(false);
		}
	}

	return (
		<div class="acts">
			<p class="meta">{t("doctor.partial")}</p>
			{canHere(session, "moderate", site) && (
				<button type="button" disabled={isBusy} onClick={() => void compare()}>
					{t(isBusy ? "doctor.comparing" : "doctor.compare")}
				</button>
			)}
			{trouble && <p class="trouble-line">{trouble}</p>}
		</div>
	);
}
