// The order and nesting in which a thread is shown. Iterative and safe against orphans and cycles: every row is placed
// exactly once, whatever the rows say of each other.

import type { Row, ThreadState } from "./state.ts";

/** A comment with what is shown below it. */
export type Branch = {
	row: Row;
	replies: Branch[];
	/** Whom it answers, where the indentation does not tell. */
	replyTo: string | undefined;
	/** Replies of a top-level comment that are still to be loaded. */
	hidden: number;
};

/** Replies are indented this often; deeper ones stay at the last level and name whom they answer. */
const LEVELS = 3;

/** Ids are time-ordered; an optimistic row has none yet and is the newest of all. */
const timeOrder = (row: Row) => (row.isSending ? "~" : row.id);

export function branches({ comments, sort }: Pick<ThreadState, "comments" | "sort">): Branch[] {
	const rows = [...comments.values()].sort((a, b) => (timeOrder(a) < timeOrder(b) ? -1 : 1));
	const top: Row[] = [];
	const below = new Map<string, Row[]>();
	for (const row of rows) {
		const above = placeBelow(row, comments);
		if (above === undefined) top.push(row);
		else if (below.has(above)) below.get(above)!.push(row);
		else below.set(above, [row]);
	}
	if (sort !== "oldest") top.reverse();

	const result: Branch[] = [];
	const placed = new Set<string>();
	for (const row of [...top, ...rows]) {
		// The rows that are in no list yet after all top-level ones stand in a cycle: its first becomes a top-level one.
		if (!placed.has(row.id)) result.push(grow(row, below, placed));
	}
	return result;
}

/** The id of the row it is shown below; undefined for the top level. */
function placeBelow({ id, parentId, rootId }: Row, comments: ThreadState["comments"]): string | undefined {
	if (!parentId) return undefined;
	return [parentId, rootId].find((above) => above && above !== id && comments.has(above)) ?? undefined;
}

function grow(top: Row, below: Map<string, Row[]>, placed: Set<string>): Branch {
	const root: Branch = { row: top, replies: [], replyTo: undefined, hidden: 0 };
	let shown = 0;
	placed.add(top.id);
	const stack = children(root, root, 1);
	for (let next = stack.pop(); next; next = stack.pop()) {
		const { row, parent, list, level } = next;
		if (placed.has(row.id)) continue;
		placed.add(row.id);
		if (row.status === "visible" && !row.isSending) shown++;
		const isFlat = level > LEVELS;
		const isOrphan = row.parentId !== parent.row.id;
		const branch: Branch = {
			row,
			replies: [],
			replyTo: isFlat || isOrphan ? answered(row, parent) : row.replyTo,
			hidden: 0,
		};
		list.replies.push(branch);
		stack.push(...children(branch, level < LEVELS ? branch : list, level + 1));
	}
	const { nextReply, replyCount } = top;
	root.hidden = nextReply === null ? 0 : Math.max(nextReply ? 1 : 0, replyCount - shown);
	return root;

	function children(parent: Branch, list: Branch, level: number) {
		return (below.get(parent.row.id) ?? []).map((row) => ({ row, parent, list, level })).reverse();
	}
}

function answered(row: Row, parent: Branch): string | undefined {
	return row.replyTo ?? (row.parentId === parent.row.id ? parent.row.author?.name : undefined);
}
