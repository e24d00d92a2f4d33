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
};

/** Where a row stands: its replies go below it, on the last level beside it. */
type Place = { branch: Branch; siblings: Branch[]; level: number; root: Branch };

/** Replies are indented this often; deeper ones stay at the last level and name whom they answer. */
const LEVELS = 3;

/** Ids are time-ordered; an optimistic row has none yet and is the newest of all. */
const timeOrder = (row: Row) => (row.isSending ? "~" : row.id);

export function branches({ comments, sort }: Pick<ThreadState, "comments" | "sort">): Branch[] {
	const rows = [...comments.values()].sort((a, b) => (timeOrder(a) < timeOrder(b) ? -1 : 1));
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
	return sort === "oldest" ? top : top.reverse();
}

function placeOnTop(top: Branch[], row: Row): Place {
	const root: Branch = { row, replies: [], replyTo: undefined, hidden: row.replyCount };
	return { branch: root, siblings: top, level: 0, root };
}

function placeBelow({ branch: above, siblings, level, root }: Place, row: Row): Place {
	const isFlat = level === LEVELS;
	const answered = isFlat && row.parentId === above.row.id ? above.row.author?.name : undefined;
	const branch: Branch = { row, replies: [], replyTo: row.replyTo ?? answered, hidden: 0 };
	if (row.status === "visible" && !row.isSending) root.hidden--;
	return { branch, siblings: isFlat ? siblings : above.replies, level: isFlat ? level : level + 1, root };
}
