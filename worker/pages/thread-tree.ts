// The nesting in which a page shows comments, made of the flat list the API gives.

import type { CommentView } from "../contract/wire.ts";

export type Branch = {
	comment: CommentView;
	replies: Branch[];
	/** Whom it answers, where it stands so deep that the indentation no longer tells. */
	replyTo: string | undefined;
	/** Replies of a top-level comment that are not among those given. */
	hidden: number;
};

/** Replies are indented this often. */
const LEVELS = 3;

type Place = { branch: Branch; root: Branch; level: number };

/**
 * @param comments each after the one it answers; a reply whose parent is not among them goes to the top-level comment
 * before it
 */
export function branchesOf(comments: CommentView[]): Branch[] {
	const top: Branch[] = [];
	const places = new Map<string, Place>();
	let root: Place | undefined;
	for (const comment of comments) {
		const branch: Branch = { comment, replies: [], replyTo: comment.replyTo, hidden: comment.replyCount };
		const above = comment.parentId === null ? undefined : (places.get(comment.parentId) ?? root);
		const place = above ? placeBelow(above, branch) : { branch, root: branch, level: 0 };
		places.set(comment.id, place);
		if (above) continue;
		root = place;
		top.push(branch);
	}
	return top;
}

function placeBelow({ branch: above, root, level }: Place, branch: Branch): Place {
	above.replies.push(branch);
	branch.hidden = 0;
	if (branch.comment.status === "visible") root.hidden--;
	if (level >= LEVELS) branch.replyTo ??= above.comment.author?.name;
	return { branch, root, level: level + 1 };
}
