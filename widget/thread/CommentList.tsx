// A list of comments, top-level or below another.

import { Comment } from "./Comment.tsx";
import type { Branch } from "./tree.ts";
import type { View } from "./view.ts";

type Props = { view: View; branches: Branch[]; class: string };

export function CommentList({ view, branches, class: name }: Props) {
	const { state, t, writing, reading, muted, target } = view;
	const { open, menu, viewer, head, collapsed, unfolded, loading } = state;
	return (
		// biome-ignore lint/a11y/noRedundantRoles: without its marks a list is none to some screen readers, unless told.
		<ul class={name} role="list">
			{branches.map((branch) => {
				const { rows, hidden } = branch;
				const has = (id: string | undefined | null) => rows.some((row) => row.id === id);
				// What an open form shows is not in the thread's state: it is drawn each time.
				const here = [has(open?.id) && {}, has(menu?.id) && {}, has(loading) && loading, has(target) && target];
				const everywhere = [t, writing, reading, muted, viewer, head?.isClosed, collapsed, unfolded];
				const memo = [hidden, ...here, ...everywhere, ...rows];
				return <Comment key={branch.row.id} view={view} branch={branch} memo={memo} />;
			})}
		</ul>
	);
}
