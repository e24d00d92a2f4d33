// One waiting comment with all a moderator needs to decide on it.

import { Avatar } from "../../ui/Avatar.tsx";
import { markup } from "../../ui/markup.tsx";
import { t } from "../messages.ts";
import { PageLink } from "../parts/PageLink.tsx";
import { When } from "../parts/When.tsx";
import { actionName } from "./action-name.ts";
import { troubleText } from "./queue-announcement.ts";
import { actions, keyOf } from "./queue-keys.ts";
import { queueHash } from "./queue-query.ts";
import { changes, type DecidingAction, type Row } from "./queue-rows.ts";
import { Reasons } from "./Reasons.tsx";
import { Reports } from "./Reports.tsx";
import { Revisions } from "./Revisions.tsx";

type Props = {
	row: Row;
	isCurrent: boolean;
	/** Whether the keys that decide do so on the current comment. */
	hasKeys: boolean;
	onDecide: (action: DecidingAction) => void;
	onFocus: () => void;
	/** Absent where nothing can be picked. */
	pick?: { isPicked: boolean; onPick: () => void };
	/** Shows all there is to know of it. */
	onOpen?: () => void;
};

export function QueueComment({ row, isCurrent, hasKeys, onDecide, onFocus, pick, onOpen }: Props) {
	const { id, author, page, site, body, createdAt, editedAt, replyTo, verdict, reasons, reports, status, version } =
		row.item;
	return (
		<article
			class="comment"
			tabIndex={-1}
			aria-label={t("queue.by", { name: author.name })}
			aria-current={isCurrent || undefined}
			onFocusCapture={onFocus}
			// Not every browser gives the focus to what is tapped.
			onPointerUp={onFocus}
		>
			<header>
				<Avatar name={author.name} seed={author.avatar} />
				<div>
					<h2>
						<a href={queueHash(site.id, { author: row.item.authorId, status: "any" })}>
							<bdi>{author.name}</bdi>
						</a>
						{author.isOwner && <span class="badge">{t("queue.owner")}</span>}
					</h2>
					<p class="meta">
						<When at={createdAt} /> {t("queue.on")} <PageLink page={page} /> ·{" "}
						<a href={queueHash(site.id, { page: page.key, status: "any" })}>{t("queue.ofPage")}</a> ·{" "}
						<bdi>{site.name}</bdi>
						{replyTo && <> · {t("queue.inReplyTo", { name: replyTo })}</>}
						{editedAt !== undefined && <> · {t("queue.edited")}</>}
					</p>
					{author.website && (
						<p class="meta">
							<a href={author.website} rel="ugc nofollow noopener noreferrer" target="_blank">
								{author.website}
							</a>
						</p>
					)}
				</div>
				{pick && (
					<label class="pick">
						<input type="checkbox" checked={pick.isPicked} aria-keyshortcuts="x" onChange={pick.onPick} />
						<span class="unseen">{t("bulk.pick", { name: author.name })}</span>
					</label>
				)}
			</header>
			<div class="body" dir="auto">
				{markup(body)}
			</div>
			{editedAt !== undefined && <Revisions key={version} commentId={id} />}
			{/* Of one that readers see, why it once waited is no longer the question. */}
			{status !== "visible" && <Reasons verdict={verdict} reasons={reasons} site={site.id} />}
			{reports.length > 0 && <Reports reports={reports} />}
			{status === "visible" && reports.length > 0 && <p class="meta">{t("reports.seen")}</p>}
			{status !== "pending" && reports.length === 0 && (
				<p class="meta">
					<span class={`status ${status}`}>{t(`status.${status}`)}</span>
				</p>
			)}
			{row.trouble && <p class="trouble">{troubleText(row.trouble)}</p>}
			<div class="actions">
				{actions
					.filter((action) => changes(row.item, action))
					.map((action) => (
						<button
							key={action}
							type="button"
							class={action}
							disabled={row.state !== "waiting"}
							aria-describedby={`by-${id}`}
							{...(hasKeys && { "data-key": keyOf(action), "aria-keyshortcuts": keyOf(action) })}
							onClick={() => onDecide(action)}
						>
							{actionName(action, row.item)}
						</button>
					))}
				{onOpen && (
					<button
						type="button"
						class="quiet"
						data-key="o"
						aria-keyshortcuts="o"
						aria-describedby={`by-${id}`}
						onClick={onOpen}
					>
						{t("action.open")}
					</button>
				)}
				<span id={`by-${id}`} class="unseen">
					{t("queue.by", { name: author.name })}
				</span>
			</div>
		</article>
	);
}
