// The whole thread: heading, composer, comments and what stands in their place when there are none.

import { CommentList } from "./CommentList.tsx";
import { Composer } from "./Composer.tsx";
import { Notice } from "./Notice.tsx";
import { commentCount } from "./state.ts";
import { branches } from "./tree.ts";
import type { View } from "./view.ts";

export function Thread({ view }: { view: View }) {
	const { state, t } = view;
	const { head, loading } = state;
	const tree = branches(state);
	const n = commentCount(state);
	return (
		<section
			class="thread"
			part="thread"
			aria-label={t("comments")}
			aria-busy={loading === "thread" ? "true" : "false"}
		>
			{head && (
				<>
					<h2 id="heading" part="heading">
						{n ? t("count", { n }) : t("comments.none")}
					</h2>
					{head.isClosed ? <p class="quiet">{t("closed")}</p> : <Composer view={view} parentId="" />}
					{tree.length > 0 && <CommentList view={view} branches={tree} class="list" />}
					{!tree.length && !head.isClosed && <p class="quiet">{t("comments.invite")}</p>}
				</>
			)}
			{!head && loading && <p class="quiet">{t("loading")}</p>}
			<Notice view={view} />
			{head?.next && (
				<button
					type="button"
					class="more"
					disabled={loading === "more"}
					onClick={() => view.act("more", ({ loadMore }) => loadMore(view))}
				>
					{t(loading === "more" ? "loading" : "comments.more")}
				</button>
			)}
			<p id="live" class="unseen" role="status" />
		</section>
	);
}
