// One comment with everything below it: who, when, what, and what can be done with it.

import { markup } from "../ui/markup.tsx";
import { Byline } from "./Byline.tsx";
import { Replies } from "./CommentList.tsx";
import { Composer } from "./Composer.tsx";
import { Reactions } from "./Reactions.tsx";
import { type Row, toggled } from "./state.ts";
import type { Branch } from "./tree.ts";
import type { View } from "./view.ts";

/** A body whose nodes take more characters than this is folded at first. */
const LONG = 2_400;

/** `memo`: a comment is drawn again only when something it shows has changed, so a long thread costs no more to act in. */
type Props = { view: View; branch: Branch; memo: unknown[] };

export function Comment({ view, branch }: Props) {
	const { row } = branch;
	const { t, writing, reading, state } = view;
	const { author, id } = row;
	const open = state.open?.id === id ? state.open.as : null;
	/** Its words are there, and not put away. */
	const isShown = author && !reading?.isAway(view, row);
	return (
		<li id={`comment-${id}`} class="comment" aria-busy={row.isSending} aria-current={view.target === id}>
			{author ? <Byline view={view} branch={branch} /> : <p class="quiet">{t(placeKey(row))}</p>}
			{open === "edit" && writing ? (
				<writing.EditForm view={view} row={row} />
			) : (
				isShown && (
					<>
						<Body view={view} row={row} />
						<p class="actions">
							{row.status === "visible" && <Answers view={view} row={row} />}
							{writing && <writing.OwnActions view={view} row={row} />}
							{reading && !row.isSending && <reading.CommentTools view={view} branch={branch} />}
						</p>
					</>
				)
			)}
			{reading && <reading.Opened view={view} row={row} />}
			{open === "reply" && <Composer view={view} parentId={id} />}
			{!state.collapsed.has(id) && <Below view={view} branch={branch} />}
		</li>
	);
}

function Below({ view, branch: { row, replies, hidden } }: Omit<Props, "memo">) {
	const { id } = row;
	return (
		<>
			{replies.length > 0 && <Replies view={view} branches={replies} />}
			{hidden > 0 && (
				<button
					type="button"
					class="more"
					disabled={view.state.loading === id}
					onClick={() => view.act(id, (acts) => acts.loadMore(view, id))}
				>
					{view.t("replies.more", { n: hidden })}
				</button>
			)}
		</>
	);
}

type Part = { view: View; row: Row };

function Body({ view, row }: Part) {
	const { t, state } = view;
	const isLong = !state.unfolded.has(row.id) && JSON.stringify(row.body).length > LONG;
	return (
		<>
			<div class={isLong ? "body long" : "body"} dir="auto">
				{markup(row.body)}
			</div>
			{isLong && (
				<button type="button" class="more" onClick={() => view.update(toggled(view.state, "unfolded", row.id))}>
					{t("read.more")}
				</button>
			)}
		</>
	);
}

function Answers({ view, row: { id, author, reactions = [], isSending } }: Part) {
	const { t, state } = view;
	if (isSending) return null;
	return (
		<>
			<Reactions view={view} id={id} reactions={reactions} />
			{!state.head?.isClosed && (
				<button
					type="button"
					id={`reply-${id}`}
					aria-label={t("reply.label", { name: author!.name })}
					onClick={() => view.write({ id, as: "reply" })}
				>
					{t("reply")}
				</button>
			)}
		</>
	);
}

function placeKey({ status }: Row) {
	return `place.${status === "visible" ? "deleted" : status}` as const;
}
