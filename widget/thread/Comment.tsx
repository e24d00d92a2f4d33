// One comment with everything below it: who, when, what, and what can be done with it.

import { markup } from "../ui/markup.tsx";
import { Byline } from "./Byline.tsx";
import { CommentList } from "./CommentList.tsx";
import { Composer } from "./Composer.tsx";
import type { Row } from "./state.ts";
import type { Branch } from "./tree.ts";
import type { View } from "./view.ts";

export function Comment({ view, branch }: { view: View; branch: Branch }) {
	const { row, replies, hidden } = branch;
	const { t, writing, state } = view;
	const open = state.open?.id === row.id ? state.open.as : null;
	return (
		<li id={`comment-${row.id}`} class={row.isSending ? "comment sending" : "comment"}>
			{row.author ? <Byline view={view} branch={branch} /> : <p class="quiet">{t(placeKey(row))}</p>}
			{open === "edit" && writing ? (
				<writing.EditForm view={view} row={row} />
			) : (
				row.author && (
					<div class="body" dir="auto">
						{markup(row.body)}
					</div>
				)
			)}
			{row.own && row.status === "pending" && <p class="quiet waiting">{t("waiting")}</p>}
			{row.author && !row.isSending && !open && (
				<p class="actions">
					{row.status === "visible" && !state.head?.isClosed && (
						<button
							type="button"
							id={`reply-${row.id}`}
							aria-label={t("reply.label", { name: row.author.name })}
							onClick={() => view.write({ id: row.id, as: "reply" })}
						>
							{t("reply")}
						</button>
					)}
					{writing && <writing.OwnActions view={view} row={row} />}
				</p>
			)}
			{open === "delete" && writing && <writing.DeleteForm view={view} row={row} />}
			{open === "reply" && <Composer view={view} parentId={row.id} />}
			{replies.length > 0 && <CommentList view={view} branches={replies} class="replies" />}
			{hidden > 0 && (
				<button
					type="button"
					class="more"
					disabled={state.loading === row.id}
					onClick={() => view.act(row.id, ({ loadMore }) => loadMore(view, row.id))}
				>
					{t("replies.more", { n: hidden })}
				</button>
			)}
		</li>
	);
}

function placeKey({ status }: Row) {
	return `place.${status === "visible" ? "deleted" : status}` as const;
}
