// What a decision is called on a comment as it is now.

import type { QueueItem } from "../../../worker/contract/wire.ts";
import { t } from "../messages.ts";
import type { DecidingAction, Row } from "./queue-rows.ts";

/** On its button. Null stands for no comment at all. */
export function actionName(action: DecidingAction, item: Pick<QueueItem, "status"> | null): string {
	if (action !== "approve") return t(`action.${action}`);
	if (item?.status === "spam" || item?.status === "removed") return t("action.restore");
	return t(item?.status === "visible" ? "action.keep" : "action.approve");
}

/** Once it is done. */
export function decidedText(row: Pick<Row, "isKept">, action: DecidingAction): string {
	return t(row.isKept && action === "approve" ? "decided.keep" : `decided.${action}`);
}
