// One comment with all there is to know of it, beside the list on a wide screen and in its place on a phone.

import { useLayoutEffect, useRef } from "preact/hooks";
import type { CommentDetail } from "../../../../worker/contract/wire.ts";
import { markup } from "../../../ui/markup.tsx";
import { t } from "../../messages.ts";
import { Banner } from "../../parts/Banner.tsx";
import { problemText } from "../../parts/problem-text.ts";
import { When } from "../../parts/When.tsx";
import { canHere, useSessionContext } from "../../session/use-session.ts";
import { isTypingIn } from "../queue-keys.ts";
import { findRow } from "../queue-rows.ts";
import { Reasons } from "../Reasons.tsx";
import { Reports } from "../Reports.tsx";
import { Revisions } from "../Revisions.tsx";
import type { Bulk } from "../use-bulk.ts";
import type { Queue } from "../use-queue.ts";
import { AuthorPart } from "./AuthorPart.tsx";
import { CommentTools } from "./CommentTools.tsx";
import { Notes } from "./Notes.tsx";
import { type Decides, PanelActions } from "./PanelActions.tsx";
import { useDetail } from "./use-detail.ts";
import type { Panel } from "./use-panel.ts";

type Props = {
	id: string;
	queue: Queue;
	bulk: Bulk;
	panel: Panel;
	decides: Decides;
	/** Goes on to the queue's current comment; null where that is this one, or there is none. */
	onNext: (() => void) | null;
};

export function CommentPanel({ id, queue, bulk, panel, decides, onNext }: Props) {
	const { tool, setTool, asked, close } = panel;
	const session = useSessionContext();
	const { detail, trouble, read } = useDetail(id, queue);
	const element = useFocusInPanel(id);
	// What the list knows of it is there at once.
	const item = detail?.item ?? findRow(queue.state, id)?.item ?? null;
	const canModerate = item !== null && canHere(session, "moderate", item.site.id);

	return (
		<aside class="panel" ref={element} tabIndex={-1} aria-labelledby="panel-title">
			{/* In the list's place it needs the list's name. */}
			<h1 class="unseen in-place">{t("queue.title")}</h1>
			<header>
				<h2 id="panel-title">{item ? t("queue.by", { name: item.author.name }) : t("panel.title")}</h2>
				<button type="button" class="quiet" aria-keyshortcuts="Escape" onClick={close}>
					{t("panel.close")}
				</button>
			</header>
			{trouble !== null && (
				<Banner action={t("retry")} onAction={read}>
					{problemText(trouble)}
				</Banner>
			)}
			{item !== null && <Standing item={item} context={detail?.context ?? NOTHING_NEAR} />}
			{item !== null && canModerate && (
				<PanelActions
					key={`decide ${item.id}`}
					item={item}
					queue={queue}
					decides={decides}
					onChanged={read}
					onNext={onNext}
					onClose={close}
				/>
			)}
			{item !== null && canModerate && (
				<CommentTools
					key={item.id}
					item={item}
					detail={detail}
					tool={tool}
					asked={asked}
					onTool={setTool}
					onChanged={(changed) => {
						queue.changed(changed);
						void read();
					}}
				/>
			)}
			{detail === null && trouble === null && <p class="hint">{t("loading")}</p>}
			{detail !== null && (
				<>
					<AuthorPart
						key={`author ${detail.item.id}`}
						detail={detail}
						bulk={canModerate ? bulk : null}
						judging={tool === "standing" ? asked : null}
						onJudge={(isAsked) => setTool(isAsked ? "standing" : null)}
						onChanged={read}
					/>
					<Notes
						key={`notes ${detail.item.id}`}
						detail={detail}
						canWrite={canModerate}
						asked={tool === "note" ? asked : null}
						onChanged={read}
					/>
					<History detail={detail} />
				</>
			)}
		</aside>
	);
}

const NOTHING_NEAR: CommentDetail["context"] = { parents: [], before: [], after: [] };

/**
 * Whoever opens it reads on in it, from its beginning. While it follows the list, the focus stays in the list where that is to
 * be seen; and where what had the focus is gone, the panel has it.
 */
function useFocusInPanel(id: string) {
	const panel = useRef<HTMLElement>(null);
	const shown = useRef<string>(undefined);
	useLayoutEffect(() => {
		const isOther = shown.current !== id;
		const isOpened = shown.current === undefined;
		shown.current = id;
		const { activeElement } = document;
		const isInList = activeElement?.closest(".list .comment") != null;
		// A form in it that was asked for has the focus already.
		const isWriting = isTypingIn(activeElement) && panel.current?.contains(activeElement);
		if ((isOther && !isWriting && (isOpened || !isInList)) || activeElement === document.body)
			panel.current?.focus({ preventScroll: true });
		if (!isOther || !panel.current) return;
		panel.current.scrollTop = 0;
		// In the list's place, it begins where the page does.
		if (!panel.current.previousElementSibling?.checkVisibility()) scrollTo(0, 0);
	});
	return panel;
}

/** Where it stands: the way down to it, and what is beside it. */
function Standing({ item, context }: Pick<CommentDetail, "item" | "context">) {
	const { parents, before, after } = context;
	const { verdict, reasons, reports, site } = item;
	return (
		<section class="standing">
			<p class="meta">
				<span class={`status ${item.status}`}>{t(`status.${item.status}`)}</span>
				{item.isPinned && <> · {t("panel.pinned")}</>}
				{item.thread.isClosed && <> · {t("panel.closed")}</>} · <When at={item.createdAt} /> ·{" "}
				{item.page.title || item.page.key}
			</p>
			<ol aria-label={t("panel.context")}>
				{[...parents, ...before.map((one) => ({ ...one, isBeside: true }))].map((one) => (
					<Near key={one.id} comment={one} />
				))}
				<li class="this" aria-current="true">
					<p class="whose">
						<bdi>{item.author.name}</bdi>
					</p>
					<div class="body" dir="auto">
						{markup(item.body)}
					</div>
				</li>
				{after.map((one) => (
					<Near key={one.id} comment={one} />
				))}
			</ol>
			{reasons.length > 0 && item.status !== "visible" && (
				<Reasons verdict={verdict} reasons={reasons} site={site.id} />
			)}
			{reports.length > 0 && <Reports reports={reports} />}
			{item.moderatedAt !== undefined && (
				<p class="meta">
					{t("panel.moderated")} <When at={item.moderatedAt} />
				</p>
			)}
			{item.editedAt !== undefined && <Revisions key={item.version} commentId={item.id} />}
		</section>
	);
}

type NearComment = CommentDetail["context"]["parents"][number];

function Near({ comment }: { comment: NearComment }) {
	return (
		<li class="near">
			<p class="whose">
				<bdi>{comment.author ?? t("panel.gone")}</bdi> <When at={comment.createdAt} />
				{comment.status !== "visible" && <> · {t(`status.${comment.status}`)}</>}
			</p>
			<div class="body" dir="auto">
				{markup(comment.body)}
			</div>
		</li>
	);
}

function History({ detail: { decisions } }: { detail: CommentDetail }) {
	if (decisions.length === 0) return null;
	return (
		<section>
			<h3>{t("panel.history")}</h3>
			<ol class="history">
				{decisions.map(({ action, by, at, why }) => (
					<li key={at}>
						{t(`did.${action}`, { name: by })} <When at={at} />
						{why !== undefined && <q>{why}</q>}
					</li>
				))}
			</ol>
		</section>
	);
}
