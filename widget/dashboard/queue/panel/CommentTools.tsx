// What can be done to a comment beside deciding on it: answer, change its words, pin, close its thread, hand it to somebody.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { CommentDetail, QueueItem } from "../../../../worker/contract/wire.ts";
import { t } from "../../messages.ts";
import { CodeToCopy } from "../../parts/CodeToCopy.tsx";
import { problemText } from "../../parts/problem-text.ts";
import { createModerationLink } from "./api-comment.ts";
import { type Done, doneTo } from "./comment-acts.ts";
import { ToolForms } from "./ToolForms.tsx";
import type { Tool } from "./use-detail.ts";
import { useDone } from "./use-done.ts";

type Props = {
	item: QueueItem;
	/** Null until it is read: an answer can be written before. */
	detail: CommentDetail | null;
	tool: Tool | null;
	asked: number;
	onTool: (tool: Tool | null) => void;
	onChanged: (item: QueueItem) => void;
};

export function CommentTools({ item, detail, tool, asked, onTool, onChanged }: Props) {
	const { said, trouble, attempt, say } = useDone();
	const [link, setLink] = useState<string | null>(null);
	const openers = useRef<HTMLDivElement>(null);
	const acts = doneTo(item, onChanged);
	const isRoot = detail?.context.parents.length === 0;
	const canBePinned = isRoot && (item.status === "visible" || item.isPinned === true);

	/** The focus goes back to what opened the form, before the form goes. */
	function close(form: Tool, done?: Done): void {
		openers.current?.querySelector<HTMLElement>(`[aria-expanded][data-tool="${form}"]`)?.focus();
		onTool(null);
		say(done ?? null);
	}

	// Some are asked for by a key and done at once, or said why not.
	useLayoutEffect(() => {
		if (tool === "lock") void attempt(acts.lock);
		else if (tool === "pin" && detail === null) return;
		else if (tool === "pin" && canBePinned) void attempt(acts.pin);
		else if (tool === "pin") say({ sentence: t("tools.cannotPin") });
		else if (tool === "reply" && item.status !== "visible") say({ sentence: t("tools.cannotReply") });
		else return;
		onTool(null);
	}, [tool, detail === null]);

	async function makeLink(): Promise<Done> {
		setLink((await createModerationLink(item.id)).link);
		return { sentence: t("tools.linkMade") };
	}

	const opener = (form: "reply" | "edit", key: string) => (
		<button
			type="button"
			data-tool={form}
			data-key={key}
			aria-keyshortcuts={key}
			aria-expanded={tool === form}
			onClick={() => onTool(tool === form ? null : form)}
		>
			{t(`tools.${form}`)}
		</button>
	);
	return (
		<section class="tools">
			<div class="row" ref={openers}>
				{item.status === "visible" && opener("reply", "r")}
				{item.status !== "deleted" && opener("edit", "e")}
				{canBePinned && (
					<button type="button" data-key="p" aria-keyshortcuts="p" onClick={() => attempt(acts.pin)}>
						{t(item.isPinned ? "tools.unpin" : "tools.pin")}
					</button>
				)}
				<button type="button" data-key="l" aria-keyshortcuts="l" onClick={() => attempt(acts.lock)}>
					{t(item.thread.isClosed ? "tools.openThread" : "tools.closeThread")}
				</button>
				{item.status !== "deleted" && (
					<button type="button" onClick={() => attempt(makeLink)}>
						{t("tools.link")}
					</button>
				)}
			</div>
			<div class="done-line">
				<p role="status" class="hint">
					{said?.sentence}
				</p>
				{said?.undo && (
					<button type="button" class="quiet" onClick={() => attempt(said.undo!)}>
						{t("action.undo")}
					</button>
				)}
			</div>
			{trouble !== null && <p class="trouble">{problemText(trouble)}</p>}
			{link !== null && <CodeToCopy text={link} label={t("tools.copyLink")} />}
			<ToolForms
				item={item}
				text={detail?.text ?? null}
				tool={tool}
				asked={asked}
				acts={acts}
				onTool={onTool}
				onClose={close}
			/>
		</section>
	);
}
