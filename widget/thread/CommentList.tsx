// Lists of comments: those at the top of the thread, and those below another.

import type { ComponentChildren } from "preact";
import { Comment } from "./Comment.tsx";
import { type Branch, groups } from "./tree.ts";
import type { View } from "./view.ts";

type Props = { view: View; branches: Branch[] };

/** In groups, which a browser passes over as one while they are far from being seen. */
export function TopList({ view, branches }: Props) {
	return (
		// biome-ignore lint/a11y/noRedundantRoles: without its marks a list is none to some screen readers, unless told.
		<ul class="list" role="list">
			{[...groups(branches)].map(([list, group]) => (
				<div key={list} class="group" role="none">
					{comments(view, group)}
				</div>
			))}
		</ul>
	);
}

export function Replies({ view, branches }: Props) {
	return (
		// biome-ignore lint/a11y/noRedundantRoles: as above.
		<ul class="replies" role="list">
			{comments(view, branches)}
		</ul>
	);
}

function comments(view: View, list: Branch[]): ComponentChildren {
	const { state, t, writing, reading, muted, target } = view;
	const { open, menu, viewer, head, collapsed, unfolded, loading } = state;
	const inUse = [open?.id, menu?.id, loading, target];
	return list.map((branch) => {
		const { rows, hidden } = branch;
		// What an open form shows is not in the thread's state: where something is in use all is drawn each time.
		const isInUse = rows.some(({ id }) => inUse.includes(id)) && {};
		const own = rows.map(({ id }) => viewer?.reactions[id]);
		const memo = [t, writing, reading, muted, head?.isClosed, collapsed, unfolded, hidden, isInUse, ...own, ...rows];
		return <Comment key={branch.row.id} view={view} branch={branch} memo={memo} />;
	});
}
