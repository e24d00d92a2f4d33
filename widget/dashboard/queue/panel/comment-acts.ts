// What a moderator does to a comment, what is said of it then, and what takes it back.

import type { QueueItem } from "../../../../worker/contract/wire.ts";
import { decide } from "../../api.ts";
import { t } from "../../messages.ts";
import { createReply, rewordComment, setPinned, setThreadClosed } from "./api-comment.ts";

export type Done = { sentence: string; undo?: () => Promise<Done> };
export type CommentActs = ReturnType<typeof doneTo>;

/** The acts on this comment. `onChanged` hears how it is afterwards. Each may throw an ApiError. */
export function doneTo(item: QueueItem, onChanged: (item: QueueItem) => void) {
	async function pinAs(isPinned: boolean): Promise<void> {
		onChanged((await setPinned(item.id, isPinned)).item);
	}

	async function lockAs(wished: boolean): Promise<void> {
		const { isClosed } = await setThreadClosed(item.id, wished);
		onChanged({ ...item, thread: { ...item.thread, isClosed } });
	}

	async function reword(text: string, version: number): Promise<QueueItem> {
		const changed = (await rewordComment(item.id, { text, version })).item;
		onChanged(changed);
		return changed;
	}

	const backBy = (undo: () => Promise<unknown>) => async (): Promise<Done> => {
		await undo();
		return { sentence: t("tools.undone") };
	};

	return {
		async pin(): Promise<Done> {
			const wasPinned = item.isPinned === true;
			await pinAs(!wasPinned);
			return { sentence: t(wasPinned ? "tools.unpinned" : "tools.pinned"), undo: backBy(() => pinAs(wasPinned)) };
		},
		async lock(): Promise<Done> {
			const { isClosed } = item.thread;
			await lockAs(!isClosed);
			return { sentence: t(isClosed ? "tools.opened" : "tools.closed"), undo: backBy(() => lockAs(isClosed)) };
		},
		async reply(text: string, clientId: string): Promise<Done> {
			const { id, version } = (await createReply(item.id, { text, clientId })).item;
			onChanged(item);
			return {
				sentence: t("tools.replied"),
				undo: backBy(async () => {
					await decide(id, { action: "remove", version });
					onChanged(item);
				}),
			};
		},
		/** `before`: its words as they are. */
		async edit(text: string, before: string): Promise<Done> {
			const { version } = await reword(text, item.version);
			return { sentence: t("tools.edited"), undo: backBy(() => reword(before, version)) };
		},
	};
}
