// Rows of the table comments and what they become on the wire. The author's e-mail, the keyed hashes and the source
// have no way into a public answer: a view is built from a list of its fields (R-EN-4).

import { DEPTH_MAX } from "../contract/limits.ts";
import type { CommentView, OwnComment, Settings, Status, Verdict } from "../contract/wire.ts";
import { editableUntil } from "../domain/permissions.ts";
import { orderReactions } from "../domain/reactions.ts";
import { publicStatus } from "../domain/status.ts";

/** The columns of a public view, in the order json_array() is given them where a query nests rows. */
const VIEW = [
	"id",
	"parent_id",
	"reply_to",
	"status",
	"author_name",
	"author_website",
	"author_avatar",
	"is_owner",
	"body",
	"created_at",
	"edited_at",
	"reply_count",
	"reactions",
	"pinned_at",
] as const;
export const VIEW_COLUMNS = VIEW.join(", ");

export type ViewRow = {
	id: string;
	parent_id: string | null;
	reply_to: string | null;
	status: Status;
	author_name: string;
	author_website: string | null;
	author_avatar: number;
	is_owner: number;
	body: string;
	created_at: number;
	edited_at: number | null;
	reply_count: number;
	/** JSON: how many of each kind. */
	reactions: string;
	pinned_at: number | null;
};

const OWN = [...VIEW, "text", "version"];
export const OWN_COLUMNS = OWN.join(", ");
export type OwnRow = ViewRow & { text: string; version: number };

/** What writing needs to know of a comment beside what is shown. */
export const FULL_COLUMNS = [
	...OWN,
	"thread_id",
	"root_id",
	"ancestors",
	"author_id",
	"verdict",
	"is_found_spam",
	"reasons",
	"held_at",
].join(", ");
export type FullRow = OwnRow & {
	thread_id: number;
	root_id: string | null;
	ancestors: string;
	author_id: string;
	verdict: Exclude<Verdict, "spam">;
	is_found_spam: number;
	reasons: string;
	held_at: number | null;
};

/** The columns verdict and is_found_spam, and back. */
export function verdictColumns(verdict: Verdict): [verdict: "publish" | "hold", isFoundSpam: 0 | 1] {
	return verdict === "spam" ? ["hold", 1] : [verdict, 0];
}

export function verdictOf(row: Pick<FullRow, "verdict" | "is_found_spam">): Verdict {
	return row.is_found_spam === 1 ? "spam" : row.verdict;
}

export function authorOf(row: Pick<ViewRow, "author_name" | "author_website" | "author_avatar" | "is_owner">) {
	return {
		name: row.author_name,
		...(row.author_website !== null && { website: row.author_website }),
		avatar: row.author_avatar,
		...(row.is_owner === 1 && { isOwner: true as const }),
	};
}

/** As every reader sees it: of one that is not visible only the place is shown. @param settings the site's */
export function toCommentView(row: ViewRow, settings: Pick<Settings, "reactions">): CommentView {
	return viewOf(row, settings, row.status === "visible");
}

/** As its author sees it; spam is "waiting" to them, so that a spammer learns nothing. */
export function toOwnComment(row: OwnRow, settings: Settings, now: number): OwnComment {
	const isShown = row.status !== "deleted" && row.status !== "removed";
	return {
		...viewOf(row, settings, isShown),
		status: row.status === "spam" ? "pending" : publicStatus(row.status),
		text: row.text,
		version: row.version,
		editableUntil: editableUntil({ createdAt: row.created_at, status: row.status }, settings, now),
	};
}

function viewOf(row: ViewRow, settings: Pick<Settings, "reactions">, isShown: boolean): CommentView {
	const reactions = isShown ? orderReactions(JSON.parse(row.reactions), settings.reactions) : [];
	return {
		id: row.id,
		parentId: row.parent_id,
		...(row.reply_to !== null && isShown && { replyTo: row.reply_to }),
		status: publicStatus(row.status),
		author: isShown ? authorOf(row) : null,
		body: isShown ? JSON.parse(row.body) : [],
		createdAt: row.created_at,
		...(row.edited_at !== null && isShown && { editedAt: row.edited_at }),
		replyCount: row.reply_count,
		...(reactions.length > 0 && { reactions }),
		...(row.pinned_at !== null && isShown && { pinned: true as const }),
	};
}

/** Where a reply is attached: under its parent, or, past the depth limit, under the deepest allowed ancestor (R-NE-1). */
export function placeUnder(parent: FullRow): {
	parentId: string;
	rootId: string;
	ancestors: string[];
	replyTo: string | null;
} {
	const path = [...(JSON.parse(parent.ancestors) as string[]), parent.id];
	const ancestors = path.slice(0, DEPTH_MAX);
	return {
		parentId: ancestors.at(-1)!,
		rootId: ancestors[0]!,
		ancestors,
		replyTo: path.length > DEPTH_MAX ? parent.author_name : null,
	};
}
