// A thread that nobody wrote, under the settings an owner is trying: what the API would answer if it had these comments.

import type { MarkupNode } from "../../worker/contract/markup.ts";
import type { CommentView, CreateComment, OwnComment, Settings, Sort, ThreadView } from "../../worker/contract/wire.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Line = { name: string; text: string; ago: number; likes?: number; isOwner?: true; replies?: Line[] };

const lines: Line[] = [
	{
		name: "Ines",
		text: "I tried this on Sunday and the crust sang when it came out of the oven. Thank you!",
		ago: 3 * DAY,
		likes: 12,
		replies: [
			{ name: "You", text: "That is the best sound there is.", ago: 2 * DAY, likes: 4, isOwner: true },
			{ name: "Tomasz", text: "Mine only crackled. More steam next time.", ago: 30 * HOUR },
			{ name: "Ines", text: "A cup of ice cubes on the tray did it for me.", ago: 20 * HOUR, likes: 2 },
			{ name: "Tomasz", text: "It worked. It sings.", ago: 2 * HOUR, likes: 1 },
		],
	},
	{ name: "Mehmet", text: "Does it work with rye? I have a whole sack of it.", ago: 26 * HOUR, likes: 3 },
	{ name: "Ada", text: "How long may the dough rest in the fridge before it gives up?", ago: 5 * HOUR },
	{ name: "Yuki", text: "Short, clear, and now I am hungry.", ago: 40 * MINUTE, likes: 7 },
];

/** What a picture is drawn from: the same for the same name. */
const seedOf = (name: string) => [...name].reduce((seed, letter) => (seed * 31 + letter.charCodeAt(0)) % 0xffff, 7);
/** Ids are ULIDs: these sort by their number. */
const idOf = (number: number) => `01PREVIEW${String(number).padStart(17, "0")}`;
export const bodyOf = (text: string): MarkupNode[] =>
	text.split(/\n{2,}/).map((paragraph): MarkupNode => ["p", [paragraph]]);

type Asked = { settings: Settings; sort: Sort; own: OwnComment[]; now: number };

/** The first page, as `listThread` answers it. */
export function sampleThread({ settings, sort, own, now }: Asked): ThreadView {
	const visible = own.filter(({ status }) => status === "visible");
	const written = lines.map((line, index) => branchOf(line, { number: 10 * index, settings, now }));
	const branches = [...written, ...visible.filter(({ parentId }) => parentId === null).map((comment) => [comment])];
	const sorted = inOrder(branches, sort);
	const shown = sorted.slice(0, settings.rootsPerPage);
	return {
		page: "preview",
		commentCount: written.flatMap(([root]) => [root!, ...Array(root!.replyCount)]).length + visible.length,
		version: 1,
		isClosed: false,
		closedAt: null,
		// Nothing happens here that one could be told live.
		settings: { ...settings, live: false },
		...(settings.pageReaction && {
			likes: { count: 23, recent: lines.map(({ name }) => ({ name, avatar: seedOf(name) })) },
		}),
		comments: shown.flatMap(([root, ...replies]) => [root!, ...replies.slice(0, settings.repliesShown)]),
		next: shown.length < sorted.length ? shown.at(-1)![0]!.id : null,
		previous: null,
	};
}

/** The replies below a comment that the first page left out. */
export function sampleReplies(id: string, after: string | undefined, asked: Asked): CommentView[] {
	const branches = lines.map((line, index) => branchOf(line, { ...asked, number: 10 * index }));
	const [, ...replies] = branches.find(([root]) => root!.id === id) ?? [];
	return replies.filter((reply) => reply.id > (after ?? ""));
}

function branchOf(line: Line, at: { number: number; settings: Settings; now: number }): CommentView[] {
	const replies = (line.replies ?? []).map((reply, index) =>
		viewOf(reply, { ...at, id: idOf(at.number + 1 + index), parentId: idOf(at.number) }),
	);
	return [{ ...viewOf(line, { ...at, id: idOf(at.number), parentId: null }), replyCount: replies.length }, ...replies];
}

function viewOf(line: Line, at: { id: string; parentId: string | null; settings: Settings; now: number }): CommentView {
	const [kind] = at.settings.reactions;
	return {
		id: at.id,
		parentId: at.parentId,
		status: "visible",
		author: { name: line.name, avatar: seedOf(line.name), ...(line.isOwner && { isOwner: true }) },
		body: bodyOf(line.text),
		createdAt: at.now - line.ago,
		replyCount: 0,
		...(kind !== undefined && line.likes && { reactions: [[kind, line.likes]] }),
	};
}

function inOrder(branches: CommentView[][], sort: Sort): CommentView[][] {
	const likes = ([root]: CommentView[]) => root?.reactions?.[0]?.[1] ?? 0;
	const byAge = branches.toSorted(([one], [other]) => one!.createdAt - other!.createdAt);
	if (sort === "oldest") return byAge;
	if (sort === "newest") return byAge.toReversed();
	return byAge.toSorted((one, other) => likes(other) - likes(one));
}

/** What becomes of a comment that is tried out: it appears, or waits, as the settings say. */
export function sampleComment(input: CreateComment, { settings, own, now }: Omit<Asked, "sort">): OwnComment {
	return {
		id: idOf(1_000 + own.length),
		parentId: input.parentId ?? null,
		status: settings.mode === "publish" ? "visible" : "pending",
		author: { name: input.name, avatar: 4_711 },
		body: bodyOf(input.text),
		createdAt: now,
		replyCount: 0,
		text: input.text,
		version: 1,
		editableUntil: settings.editWindowMinutes > 0 ? now + settings.editWindowMinutes * MINUTE : null,
	};
}
