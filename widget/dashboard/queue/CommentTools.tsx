// What can be done to a comment beside deciding on it: answer, change its words, pin, close its thread, hand it to somebody.

import { useState } from "preact/hooks";
import type { CommentDetail, QueueItem } from "../../../worker/contract/wire.ts";
import { t } from "../messages.ts";
import { CodeToCopy } from "../parts/CodeToCopy.tsx";
import { problemText } from "../parts/problem-text.ts";
import { useSessionContext } from "../session/use-session.ts";
import { createModerationLink, createReply, rewordComment, setPinned, setThreadClosed } from "./api-comment.ts";
import type { Tool } from "./use-detail.ts";
import { WordsForm } from "./WordsForm.tsx";

type Props = {
	detail: CommentDetail;
	tool: Tool | null;
	onTool: (tool: Tool | null) => void;
	onChanged: (item: QueueItem) => void;
};

export function CommentTools({ detail: { item, text, context }, tool, onTool, onChanged }: Props) {
	const session = useSessionContext();
	const [trouble, setTrouble] = useState<string | null>(null);
	const [link, setLink] = useState<string | null>(null);
	const [said, setSaid] = useState<string | null>(null);
	const isSeen = item.status === "visible";

	async function attempt(act: () => Promise<string>): Promise<void> {
		setTrouble(null);
		setSaid(null);
		try {
			setSaid(await act());
		} catch (error) {
			setTrouble(session.failureOf(error).code);
		}
	}

	async function changeWith(answer: Promise<{ item: QueueItem }>, sentence: string): Promise<string> {
		onChanged((await answer).item);
		return sentence;
	}

	return (
		<section class="tools">
			<div class="row">
				{isSeen && <Opener tool="reply" open={tool} keys="r" onTool={onTool} />}
				{item.status !== "deleted" && <Opener tool="edit" open={tool} keys="e" onTool={onTool} />}
				{context.parents.length === 0 && (isSeen || item.isPinned) && (
					<button
						type="button"
						onClick={() =>
							attempt(() =>
								changeWith(setPinned(item.id, !item.isPinned), t(item.isPinned ? "tools.unpinned" : "tools.pinned")),
							)
						}
					>
						{t(item.isPinned ? "tools.unpin" : "tools.pin")}
					</button>
				)}
				<button
					type="button"
					onClick={() =>
						attempt(async () => {
							const { isClosed } = await setThreadClosed(item.id, !item.thread.isClosed);
							onChanged({ ...item, thread: { ...item.thread, isClosed } });
							return t(isClosed ? "tools.closed" : "tools.opened");
						})
					}
				>
					{t(item.thread.isClosed ? "tools.openThread" : "tools.closeThread")}
				</button>
				{item.status !== "deleted" && (
					<button
						type="button"
						onClick={() =>
							attempt(async () => {
								setLink((await createModerationLink(item.id)).link);
								return t("tools.linkMade");
							})
						}
					>
						{t("tools.link")}
					</button>
				)}
			</div>
			<p role="status" class="hint">
				{said}
			</p>
			{trouble !== null && <p class="trouble">{problemText(trouble)}</p>}
			{link !== null && <CodeToCopy text={link} label={t("tools.copyLink")} />}
			{tool === "reply" && isSeen && (
				<WordsForm
					keep={`reply ${item.id}`}
					label={t("tools.replyTo", { name: item.author.name })}
					send={t("tools.sendReply")}
					onCancel={() => onTool(null)}
					onSend={async (words, clientId) => {
						await createReply(item.id, { text: words, clientId });
						onTool(null);
						onChanged(item);
						setSaid(t("tools.replied"));
					}}
				/>
			)}
			{tool === "edit" && (
				<WordsForm
					keep={`edit ${item.id} ${item.version}`}
					start={text}
					label={t("tools.editOf", { name: item.author.name })}
					hint={t("tools.editHint")}
					send={t("tools.saveEdit")}
					onCancel={() => onTool(null)}
					onSend={async (words) => {
						const changed = await rewordComment(item.id, { text: words, version: item.version });
						onTool(null);
						onChanged(changed.item);
						setSaid(t("tools.edited"));
					}}
				/>
			)}
		</section>
	);
}

type OpenerProps = { tool: Tool; open: Tool | null; keys: string; onTool: (tool: Tool | null) => void };

function Opener({ tool, open, keys, onTool }: OpenerProps) {
	return (
		<button
			type="button"
			data-key={keys}
			aria-keyshortcuts={keys}
			aria-expanded={open === tool}
			onClick={() => onTool(open === tool ? null : tool)}
		>
			{t(`tools.${tool}`)}
		</button>
	);
}
