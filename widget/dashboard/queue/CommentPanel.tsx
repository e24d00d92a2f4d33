// One comment with all there is to know of it, beside the list on a wide screen and in its place on a phone.

import { useLayoutEffect, useRef } from "preact/hooks";
import type { CommentDetail } from "../../../worker/contract/wire.ts";
import { markup } from "../../ui/markup.tsx";
import { t } from "../messages.ts";
import { Banner } from "../parts/Banner.tsx";
import { problemText } from "../parts/problem-text.ts";
import { When } from "../parts/When.tsx";
import { canHere, useSessionContext } from "../session/use-session.ts";
import { AuthorPart } from "./AuthorPart.tsx";
import { CommentTools } from "./CommentTools.tsx";
import { Notes } from "./Notes.tsx";
import { PanelActions } from "./PanelActions.tsx";
import { Reasons } from "./Reasons.tsx";
import { Reports } from "./Reports.tsx";
import { Revisions } from "./Revisions.tsx";
import type { Bulk } from "./use-bulk.ts";
import { type Tool, useDetail } from "./use-detail.ts";
import type { Queue } from "./use-queue.ts";

type Props = {
	id: string;
	tool: Tool | null;
	queue: Queue;
	bulk: Bulk;
	onTool: (tool: Tool | null) => void;
	onClose: () => void;
};

export function CommentPanel({ id, tool, queue, bulk, onTool, onClose }: Props) {
	const session = useSessionContext();
	const { detail, trouble, read } = useDetail(id, queue);
	const panel = useRef<HTMLElement>(null);
	const canModerate = detail !== null && canHere(session, "moderate", detail.item.site.id);

	// Whoever opens it reads on in it; closed, the list gives the focus back to its comment.
	useLayoutEffect(() => panel.current?.focus({ preventScroll: true }), [id]);

	return (
		<aside class="panel" ref={panel} tabIndex={-1} aria-labelledby="panel-title">
			<header>
				<h2 id="panel-title">{detail ? t("queue.by", { name: detail.item.author.name }) : t("panel.title")}</h2>
				<button type="button" class="quiet" aria-keyshortcuts="Escape" onClick={onClose}>
					{t("panel.close")}
				</button>
			</header>
			{trouble !== null && (
				<Banner action={t("retry")} onAction={read}>
					{problemText(trouble)}
				</Banner>
			)}
			{detail === null && trouble === null && <p class="hint">{t("loading")}</p>}
			{detail !== null && (
				<>
					<Standing detail={detail} />
					{canModerate && (
						<PanelActions
							key={`decide ${detail.item.id} ${detail.item.version}`}
							item={detail.item}
							queue={queue}
							onChanged={read}
						/>
					)}
					{canModerate && (
						<CommentTools
							key={detail.item.id}
							detail={detail}
							tool={tool}
							onTool={onTool}
							onChanged={(item) => {
								queue.changed(item);
								void read();
							}}
						/>
					)}
					<AuthorPart
						key={`author ${detail.item.id}`}
						detail={detail}
						bulk={canModerate ? bulk : null}
						onChanged={read}
					/>
					<Notes key={`notes ${detail.item.id}`} detail={detail} canWrite={canModerate} onChanged={read} />
					<History detail={detail} />
				</>
			)}
		</aside>
	);
}

/** Where it stands: the way down to it, and what is beside it. */
function Standing({ detail: { item, context } }: { detail: CommentDetail }) {
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
