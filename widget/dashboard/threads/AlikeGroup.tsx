// Threads of one page: which stays is chosen, the others' comments move into it.

import { useState } from "preact/hooks";
import type { ThreadItem } from "../../../worker/contract/wire.ts";
import { When } from "../parts/When.tsx";
import { canHere, useSessionContext } from "../session/use-session.ts";
import { t } from "./messages.ts";
import { type Merging, useMerging } from "./use-merging.ts";

type Props = { site: string; likeness: string; threads: ThreadItem[] };

/** The one with the cleanest address comes first, and is suggested. */
export function AlikeGroup({ site, likeness, threads }: Props) {
	const session = useSessionContext();
	const [stays, setStays] = useState(threads[0]!.id);
	const merging = useMerging(site);
	const others = threads.filter(({ id }) => id !== stays).map(({ id }) => id);
	const isApart = merging.phase === "apart" || merging.phase === "undone";
	return (
		<>
			<fieldset class="group-of-threads" disabled={!isApart || !canHere(session, "configure", site)}>
				<legend>
					<bdi>{likeness}</bdi>
				</legend>
				<p class="unseen">{t("doctor.stays")}</p>
				{threads.map((thread, index) => {
					const inputId = `stays-${thread.id}`;
					return (
						<div class="option" key={thread.id}>
							<input
								type="radio"
								id={inputId}
								name={`stays-${likeness}`}
								checked={thread.id === stays}
								onChange={() => setStays(thread.id)}
							/>
							<label for={inputId}>
								<code>{thread.page.key}</code>
							</label>
							<p class="hint">
								{thread.page.title !== "" && (
									<>
										<bdi>{thread.page.title}</bdi> ·{" "}
									</>
								)}
								{t("thread.comments", { n: thread.commentCount })} · <When at={thread.activeAt} />
								{index === 0 && (
									<>
										{" "}
										<span class="mark">{t("doctor.suggested")}</span>
									</>
								)}
							</p>
						</div>
					);
				})}
				{isApart && (
					<div class="acts">
						<button
							type="button"
							aria-label={label(others.length, likeness)}
							onClick={() => merging.merge(stays, others)}
						>
							{t("doctor.merge", { n: others.length })}
						</button>
					</div>
				)}
			</fieldset>
			<Outcome merging={merging} />
		</>
	);
}

function label(others: number, likeness: string): string {
	return `${t("doctor.merge", { n: others })}: ${likeness}`;
}

const SAID = {
	apart: null,
	merging: "doctor.merging",
	merged: "doctor.merged",
	undoing: "doctor.undoing",
	undone: "doctor.undone",
} as const;

function Outcome({ merging }: { merging: Merging }) {
	const said = SAID[merging.phase];
	return (
		<>
			<p class="meta" role="status">
				{said && t(said, { n: merging.moved })}
			</p>
			{merging.phase === "merged" && <UndoButton onUndo={merging.undo} />}
			{merging.trouble && <p class="trouble-line">{merging.trouble}</p>}
		</>
	);
}

function UndoButton({ onUndo }: { onUndo: () => void }) {
	return (
		<button type="button" class="quiet" onClick={onUndo}>
			{t("doctor.undo")}
		</button>
	);
}
