// One thing somebody did.

import type { LogEntry } from "../../../worker/contract/wire.ts";
import { When } from "../parts/When.tsx";
import { queueHash, withOpen } from "../queue/queue-query.ts";
import { isLogKey, t } from "./messages.ts";

type Props = {
	entry: LogEntry;
	/** The address of what a token did. */
	tokenHash: (prefix: string) => string;
	isBusy: boolean;
	isUndoing: boolean;
	onUndo: () => void;
};

export function LogLine({ entry, tokenHash, isBusy, isUndoing, onUndo }: Props) {
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
				{kind.startsWith("token.") && (
					<>
						{" · "}
						<a href={tokenHash(subject)}>{t("log.ofToken")}</a>
					</>
				)}
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

/** Who did it, and by which token if it was one; `byTokenDid` where the sentence goes on. */
export function doerText({ name, token }: NonNullable<LogEntry["by"]>, key: "byToken" | "byTokenDid"): string {
	return token ? t(`log.${key}`, { name, token: token.name }) : name;
}

function textOf({ kind, by, label, count, undoes }: LogEntry): string {
	const key = `did.${kind}`;
	const values = { by: by ? doerText(by, "byTokenDid") : t("log.installation"), label, n: count ?? 0, kind };
	const what = t(isLogKey(key) ? key : "did.other", values);
	return undoes === undefined ? what : t("did.back", { what });
}
