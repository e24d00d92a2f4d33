// Merges of the last weeks, each with the way back.

import { useEffect, useState } from "preact/hooks";
import type { MergesView } from "../../../worker/contract/wire.ts";
import { problemText } from "../parts/problem-text.ts";
import { When } from "../parts/When.tsx";
import { canHere, useSessionContext } from "../session/use-session.ts";
import { continueMerge, listMerges, undoMerge } from "./api.ts";
import { t } from "./messages.ts";

type Merge = MergesView["merges"][number];

export function MergesDone({ site }: { site: string }) {
	const session = useSessionContext();
	const [merges, setMerges] = useState<Merge[]>([]);
	useEffect(() => {
		listMerges(site).then(
			(answer) => setMerges(answer.merges),
			(error) => session.failureOf(error),
		);
	}, [site]);
	if (merges.length === 0) return null;
	return (
		<>
			<h2 class="section">{t("merges.title")}</h2>
			<ul class="things">
				{merges.map((merge) => (
					<li key={merge.id}>
						<MergeDone site={site} merge={merge} />
					</li>
				))}
			</ul>
		</>
	);
}

function MergeDone({ site, merge }: { site: string; merge: Merge }) {
	const session = useSessionContext();
	const [phase, setPhase] = useState<"merged" | "undoing" | "undone">("merged");
	const [trouble, setTrouble] = useState<string | null>(null);
	const names = { from: nameOf(merge.from), into: nameOf(merge.into) };

	async function undo(): Promise<void> {
		setPhase("undoing");
		setTrouble(null);
		try {
			let step = await undoMerge(site, merge.id);
			while (step.isRunning) step = await continueMerge(site, step.id);
			setPhase("undone");
		} catch (error) {
			setTrouble(problemText(session.failureOf(error).code));
			setPhase("merged");
		}
	}

	return (
		<>
			<p>{t("merges.into", names)}</p>
			<p class="meta">
				<When at={merge.at} />
			</p>
			{phase === "merged" && canHere(session, "configure", site) && (
				<div class="acts">
					<button type="button" aria-label={t("merges.undoLabel", names)} onClick={() => void undo()}>
						{t("merges.undo")}
					</button>
				</div>
			)}
			<p class="meta" role="status">
				{phase !== "merged" && t(`doctor.${phase}`)}
			</p>
			{trouble && <p class="trouble-line">{trouble}</p>}
		</>
	);
}

/** In a sentence the name keeps its own direction. */
function nameOf({ key, title }: { key: string; title: string }): string {
	return `\u2068${title || key}\u2069`;
}
