// The order and nesting in which a thread is shown. Safe against orphans and circles: every row is placed exactly once,
// whatever the rows say of each other.

import type { Row, ThreadState } from "./state.ts";

/** A comment with what is shown below it. */
export type Branch = {
	row: Row;
	replies: Branch[];
	/** Whom it answers, where the indentation does not tell. */
	replyTo: string | undefined;
	/** Replies of a top-level comment that are still to be loaded. */
	hidden: number;
	/** It and all that is shown below it: while these are the same, so is what was drawn of them. */
	rows: Row[];
};

/** Where a row stands: its replies go below it, on the last level beside it. */
type Place = { branch: Branch; siblings: Branch[]; level: number; above: Place | undefined };

/** Replies are indented this often; deeper ones stay at the last level and name whom they answer. */
const LEVELS = 3;

/** Ids are time-ordered; an optimistic row has none yet and is the newest of all. */
const timeOrder = (row: Row) => (row.isSending ? "~" : row.id);

export function branches({ comments, sort }: Pick<ThreadState, "comments" | "sort">): Branch[] {
	const rows = [...comments.values()];
	// What is on top is the server's word: its rows are in its order.
	if (sort !== "top") rows.sort((a, b) => (timeOrder(a) < timeOrder(b) ? -1 : 1));
	const top: Branch[] = [];
	const places = new Map<string, Place>();
	for (const row of rows) {
		const { id, parentId, rootId } = row;
		// A comment is older than its replies: one that has no place yet is not loaded, or stands in a circle.
		const above = parentId ? (places.get(parentId) ?? places.get(rootId ?? "")) : undefined;
		const place = above ? placeBelow(above, row) : placeOnTop(top, row);
		place.siblings.push(place.branch);
		places.set(id, place);
	}
	for (const root of top) {
		const { nextReply } = root.row;
		root.hidden = nextReply === null ? 0 : Math.max(nextReply ? 1 : 0, root.hidden);
	}
	return (sort === "newest" ? top.reverse() : top).sort((a, b) => (b.row.pinned ? 1 : 0) - (a.row.pinned ? 1 : 0));
}

/** Branches that came in one list of the server's, by that; what came by itself stands with what is before it. */
export function groups(top: Branch[]): Map<string | undefined, Branch[]> {
	let list: string | undefined;
	return Map.groupBy(top, ({ row }) => {
		list = row.list ?? list;
		return list;
	});
}

function placeOnTop(top: Branch[], row: Row): Place {
	const branch: Branch = { row, replies: [], replyTo: undefined, hidden: row.replyCount, rows: [row] };
	return { branch, siblings: top, level: 0, above: undefined };
}

function placeBelow(above: Place, row: Row): Place {
	const isFlat = above.level === LEVELS;
	const answered = isFlat && row.parentId === above.branch.row.id ? above.branch.row.author?.name : undefined;
	const branch: Branch = { row, replies: [], replyTo: row.replyTo ?? answered, hidden: 0, rows: [row] };
	// On the last level a comment stands beside what it answers.
	const parent = isFlat ? above.above : above;
	const isShown = row.status === "visible" && !row.isSending;
	for (let place = parent; place; place = place.above) {
		place.branch.rows.push(row);
		if (isShown && !place.above) place.branch.hidden--;
	}
	return isFlat ? { ...above, branch } : { branch, siblings: above.branch.replies, level: above.level + 1, above };
}
