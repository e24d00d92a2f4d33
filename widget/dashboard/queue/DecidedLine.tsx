// What is left of a comment once it is decided: what was done to whose words, and the way back.

import type { MarkupNode } from "../../../worker/contract/markup.ts";
import type { QueueItem } from "../../../worker/contract/wire.ts";
import { t } from "../messages.ts";
import { decidedText } from "./action-name.ts";
import { troubleText } from "./queue-announcement.ts";
import type { Row } from "./queue-rows.ts";

type Props = { row: Row; canUndo: boolean; onUndo: () => void };

export function DecidedLine({ row, canUndo, onUndo }: Props) {
	const { author, body } = row.item;
	const what = row.action === null ? elsewhereText(row.item) : decidedText(row, row.action);
	return (
		<div class={`decided ${row.action ?? "elsewhere"}`}>
			<p class="what">{what}</p>
			<p class="whose">
				<bdi>{author.name}</bdi> <span dir="auto">{plainText(body)}</span>
			</p>
			{canUndo && (
				<button
					type="button"
					class="quiet"
					aria-label={t("decided.undo", { what, name: author.name })}
					onClick={onUndo}
				>
					{t("action.undo")}
				</button>
			)}
			{row.trouble && row.state !== "elsewhere" && <p class="trouble">{troubleText(row.trouble)}</p>}
		</div>
	);
}

/** Who was first and with what, as far as it is known. */
function elsewhereText({ decision, status }: QueueItem): string {
	if (status === "deleted") return t("elsewhere.deleted");
	if (!decision || decision.action === "undo" || status === "pending") return t("elsewhere.unknown");
	return t(`elsewhere.${decision.action}`, { name: decision.by });
}

const IN_LINE = ["em", "strong", "del", "code", "a"];

/** The words on one line, with a space wherever a line or a block ended. */
function plainText(nodes: MarkupNode[]): string {
	return nodes
		.map((node) => (typeof node === "string" ? node : plainText(node[1]) + (IN_LINE.includes(node[0]) ? "" : " ")))
		.join("");
}
