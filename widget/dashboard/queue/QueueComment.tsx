// One waiting comment with all a moderator needs to decide on it.

import { Avatar } from "../../ui/Avatar.tsx";
import { markup } from "../../ui/markup.tsx";
import { t } from "../messages.ts";
import { When } from "../parts/When.tsx";
import { troubleText } from "./queue-announcement.ts";
import { queueKeys } from "./queue-keys.ts";
import type { DecidingAction, Row } from "./queue-rows.ts";
import { Reasons } from "./Reasons.tsx";
import { Reports } from "./Reports.tsx";
import { Revisions } from "./Revisions.tsx";

type Props = { row: Row; isCurrent: boolean; onDecide: (action: DecidingAction) => void; onFocus: () => void };

const actions: DecidingAction[] = ["approve", "spam", "remove"];

export function QueueComment({ row, isCurrent, onDecide, onFocus }: Props) {
	const { id, author, page, site, body, createdAt, editedAt, replyTo, verdict, reasons, reports, status, version } =
		row.item;
	return (
		<article
			class="comment"
			tabIndex={-1}
			aria-label={t("queue.by", { name: author.name })}
			aria-current={isCurrent || undefined}
			onFocusCapture={onFocus}
		>
			<header>
				<Avatar name={author.name} seed={author.avatar} />
				<div>
					<h2>
						<bdi>{author.name}</bdi>
					</h2>
					<p class="meta">
						<When at={createdAt} /> {t("queue.on")} <PageLink page={page} /> · <bdi>{site.name}</bdi>
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
			</header>
			<div class="body" dir="auto">
				{markup(body)}
			</div>
			{editedAt !== undefined && <Revisions key={version} commentId={id} />}
			{/* Of one that readers see, why it once waited is no longer the question. */}
			{status !== "visible" && <Reasons verdict={verdict} reasons={reasons} />}
			{reports.length > 0 && <Reports reports={reports} />}
			{status === "visible" && <p class="meta">{t("reports.inSight")}</p>}
			{row.trouble && <p class="trouble">{troubleText(row.trouble)}</p>}
			<div class="actions">
				{actions.map((action) => {
					const key = queueKeys.find(([, command]) => command === action)?.[0];
					return (
						<button
							key={action}
							type="button"
							class={action}
							disabled={row.state !== "waiting"}
							aria-describedby={`by-${id}`}
							data-key={key}
							aria-keyshortcuts={key}
							onClick={() => onDecide(action)}
						>
							{t(`action.${action}`)}
						</button>
					);
				})}
				<span id={`by-${id}`} class="unseen">
					{t("queue.by", { name: author.name })}
				</span>
			</div>
		</article>
	);
}

function PageLink({ page }: { page: Row["item"]["page"] }) {
	const title = <bdi>{page.title || page.key}</bdi>;
	if (page.url === null || !/^https?:/i.test(page.url)) return title;
	return (
		<a href={page.url} rel="noopener noreferrer" target="_blank">
			{title}
		</a>
	);
}
