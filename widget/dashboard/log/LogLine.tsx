// One thing somebody did.

import type { LogEntry } from "../../../worker/contract/wire.ts";
import { When } from "../parts/When.tsx";
import { queueHash, withOpen } from "../queue/queue-query.ts";
import { actText } from "./act-text.ts";
import { t } from "./messages.ts";

type Props = {
	entry: LogEntry;
	/** What its site is called. */
	siteName: string | null;
	/** The address of what a token did. */
	tokenHash: (prefix: string) => string;
	isBusy: boolean;
	isUndoing: boolean;
	onUndo: () => void;
};

export function LogLine({ entry, siteName, tokenHash, isBusy, isUndoing, onUndo }: Props) {
	const { kind, at, why, site, subject, isUndone, canUndo } = entry;
	const what = actText(entry);
	const isOnComment = !kind.includes(".") || kind.startsWith("comment.");
	return (
		<li>
			<p>
				{isOnComment ? <a href={queueHash(site, withOpen({ status: "any" }, subject))}>{what}</a> : what}
				{isUndone && <span class="hint"> · {t("log.wasUndone")}</span>}
			</p>
			<p class="hint">
				<When at={at} />
				{siteName !== null && (
					<>
						{" · "}
						<bdi>{siteName}</bdi>
					</>
				)}
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
