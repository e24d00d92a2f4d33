// A list of comments, top-level or below another.

import { Comment } from "./Comment.tsx";
import type { Branch } from "./tree.ts";
import type { View } from "./view.ts";

type Props = { view: View; branches: Branch[]; class: string };

export function CommentList({ view, branches, class: name }: Props) {
	return (
		// biome-ignore lint/a11y/noRedundantRoles: without its marks a list is none to some screen readers, unless told.
		<ul class={name} role="list">
			{branches.map((branch) => (
				<Comment key={branch.row.id} view={view} branch={branch} />
			))}
		</ul>
	);
}
