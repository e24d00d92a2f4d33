// The whole thread: heading, composer, comments and what stands in their place when there are none.

import { TopList } from "./CommentList.tsx";
import { Composer } from "./Composer.tsx";
import { Cut } from "./Cut.tsx";
import { commentCount } from "./state.ts";
import { branches } from "./tree.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

export function Thread({ view }: { view: View }) {
	const { state, t, reading } = view;
	const { head, loading, failure } = state;
	// The stylesheet shows a few grey lines in a place where there is nothing.
	if (loading && !head) return null;
	const tree = branches(state);
	const more = (way: "next" | "previous") =>
		head?.[way] && (
			<button
				type="button"
				class="more"
				disabled={loading === way}
				onClick={() => view.act(way, (acts) => acts.loadMore(view, undefined, way))}
			>
				{wordsOf(view)(`comments.${way}`)}
			</button>
		);
	return (
		<section class="thread" part="thread" aria-label={t("comments")} aria-busy={loading === "thread"}>
			{head && (
				<>
					<Head view={view} />
					{head.isClosed && <p class="quiet">{t("closed", { ago: head.closedAt ? view.ago(head.closedAt) : "" })}</p>}
					{reading && <reading.Opens view={view} />}
					{(!head.isClosed || view.hasDraft) && <Composer view={view} parentId="" />}
					{reading && <reading.News view={view} />}
					{reading && <reading.Arrived view={view} />}
					{more("previous")}
					{tree.length > 0 && <TopList view={view} branches={tree} />}
				</>
			)}
			{more("next")}
			{reading ? <reading.Notice view={view} /> : head && failure && failure.what !== "write" && <Cut view={view} />}
			<p id="live" class="unseen" role="status" />
		</section>
	);
}

function Head({ view }: { view: View }) {
	const { state, t, reading } = view;
	const likes = state.head?.likes;
	const n = commentCount(state);
	return (
		<>
			{likes && (
				<p class="likes">
					{reading && <reading.Likes view={view} />} {likes.count > 0 && t("likes", { n: likes.count })}
				</p>
			)}
			<header>
				<h2 id="heading" part="heading">
					{n ? t("count", { n }) : t("comments.none")}
				</h2>
				{reading && n > 1 && <reading.SortChoice view={view} />}
			</header>
		</>
	);
}
