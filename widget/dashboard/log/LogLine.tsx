// One thing somebody did.

import type { LogEntry } from "../../../worker/contract/wire.ts";
import { When } from "../parts/When.tsx";
import { queueHash, withOpen } from "../queue/queue-query.ts";
import { isLogKey, t } from "./messages.ts";

type Props = {
	entry: LogEntry;
	isBusy: boolean;
	isUndoing: boolean;
	onUndo: () => void;
};

export function LogLine({ entry, isBusy, isUndoing, onUndo }: Props) {
	const { kind, at, why, site, subject, isUndone, canUndo } = entry;
	const what = textOf(entry);
	const isOnComment = !kind.includes(".") || kind.startsWith("comment.");
	return (
		<li>
			<p>
				{isOnComment ? <a href={queueHash(site, withOpen({ status: "any" }, subject))}>{what}</a> : what}
				{isUndone && <span class="hint"> · {t("log.wasUndone")}</span>}
			</p>
			<p class="hint">
				<When at={at} />
				{site !== null && <> · {site}</>}
			</p>
			{why !== undefined && <q>{why}</q>}
			{canUndo && (
				<button type="button" aria-label={t("log.undoOf", { what })} disabled={isBusy} onClick={onUndo}>
					{t(isUndoing ? "log.undoing" : "log.undo")}
				</button>
			)}
		</li>
	);
}

function textOf({ kind, by, label, count, undoes }: LogEntry): string {
	const key = `did.${kind}`;
	const values = { by: by?.name ?? t("log.installation"), label, n: count ?? 0, kind };
	const what = t(isLogKey(key) ? key : "did.other", values);
	return undoes === undefined ? what : t("did.back", { what });
}
