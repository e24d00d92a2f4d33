// Where an answer to a comment, or other words for it, are written.

import type { QueueItem } from "../../../../worker/contract/wire.ts";
import { t } from "../../messages.ts";
import type { CommentActs, Done } from "./comment-acts.ts";
import type { Tool } from "./use-detail.ts";
import { keepWords, WordsForm } from "./WordsForm.tsx";

type Props = {
	item: QueueItem;
	/** As it was typed; null until that is read. */
	text: string | null;
	tool: Tool | null;
	asked: number;
	acts: CommentActs;
	onTool: (tool: Tool) => void;
	/** With what there is to say of it, if anything. */
	onClose: (form: Tool, done?: Done) => void;
};

export function ToolForms({ item, text, tool, asked, acts, onTool, onClose }: Props) {
	function cancel(form: Tool, keep: string, dropped: string | null): void {
		async function undo(): Promise<Done> {
			keepWords(keep, dropped);
			onTool(form);
			return { sentence: "" };
		}
		onClose(form, dropped === null ? undefined : { sentence: t("tools.dropped"), undo });
	}

	if (tool === "reply" && item.status === "visible") {
		const keep = `reply ${item.id}`;
		return (
			<WordsForm
				keep={keep}
				asked={asked}
				label={t("tools.replyTo", { name: item.author.name })}
				send={t("tools.sendReply")}
				onCancel={(dropped) => cancel("reply", keep, dropped)}
				onSend={async (words, clientId) => onClose("reply", await acts.reply(words, clientId))}
			/>
		);
	}
	if (tool !== "edit" || text === null || item.status === "deleted") return null;
	const keep = `edit ${item.id} ${item.version}`;
	return (
		<WordsForm
			keep={keep}
			asked={asked}
			start={text}
			label={t("tools.editOf", { name: item.author.name })}
			hint={t("tools.editHint")}
			send={t("tools.saveEdit")}
			onCancel={(dropped) => cancel("edit", keep, dropped)}
			onSend={async (words) => onClose("edit", await acts.edit(words, text))}
		/>
	);
}
