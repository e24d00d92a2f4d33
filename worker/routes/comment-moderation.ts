// What moderators do to one comment beside deciding on it, and all they may want to know of it.

import { Hono } from "hono";
import * as q from "../contract/schemas-queue.ts";
import type { ChangedItem, CommentDetail, NotesView, QueueItem } from "../contract/wire.ts";
import type { Account } from "../db/accounts.ts";
import { insertReply, setPinned as pin, readAccountAuthor, rewordComment as reword } from "../db/comment-acts.ts";
import { readCommentDetail } from "../db/comment-detail.ts";
import { placeUnder } from "../db/comment-rows.ts";
import { readEarlier, readFull } from "../db/comments.ts";
import { deleteNote as dropNote, insertNote } from "../db/notes.ts";
import { readQueueItem } from "../db/queue.ts";
import { readSite } from "../db/sites.ts";
import { changeThread, closingChange, readThread } from "../db/thread-edits.ts";
import { readText } from "../domain/draft.ts";
import { newCommentId } from "../domain/ids.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext, AppEnv } from "../http/context.ts";
import { clearThread } from "../http/edge-cache.ts";
import { readBody } from "../http/input.ts";
import { sha256 } from "../http/keys.ts";
import { requireItem } from "../http/require-item.ts";
import { refreshReaders } from "../http/rooms.ts";
import { showChange } from "../http/show-change.ts";
import { hashWords } from "../http/words-hash.ts";

export const commentModeration = new Hono<AppEnv>();

commentModeration.get("/v1/moderation/comments/:id/detail", async function readComment(c) {
	const { account, item } = await requireItem(c, "readComment");
	const detail = await readCommentDetail(c.get("db"), { id: item.id, accountId: account.id });
	if (!detail) throw new ProblemError("not-found");
	return c.json<CommentDetail>(detail);
});

commentModeration.patch("/v1/moderation/comments/:id", async function rewordComment(c) {
	const { account, item } = await requireItem(c, "rewordComment");
	const { text, version, why } = await readBody(c, q.rewordComment);
	const site = await readSite(c.get("db"), item.site.id);
	const words = readText(text, site!.settings);
	const edit = { ...by(account, item, why), ...words, id: item.id, version, name: item.author.name };
	const changed = await reword(c.get("db"), { ...edit, wordsHash: await hashWords(words.text) });
	if (!changed) throw new ProblemError("changed-meanwhile");
	await showChange(c, changed.change, item.status);
	return c.json<ChangedItem>({ item: changed.item });
});

commentModeration.post("/v1/moderation/comments/:id/replies", async function createReply(c) {
	const { account, item } = await requireItem(c, "createReply");
	const { text, clientId } = await readBody(c, q.createReply);
	if (item.status !== "visible") throw new ProblemError("not-in-sight");
	const site = await readSite(c.get("db"), item.site.id);
	const words = readText(text, site!.settings);
	const comment = await replyOf(c, { account, item, words, clientId });
	const changed = await insertReply(c.get("db"), comment, by(account, item));
	if (!changed) return c.json<ChangedItem>({ item: await sentBefore(c, item.site.id, clientId) }, 201);
	await showChange(c, changed.change, null);
	return c.json<ChangedItem>({ item: changed.item }, 201);
});

commentModeration.put("/v1/moderation/comments/:id/pin", async function setPinned(c) {
	const { account, item } = await requireItem(c, "setPinned");
	const { isPinned, why } = await readBody(c, q.setPinned);
	const comment = await readFull(c.get("db"), item.id);
	if (isPinned && (item.status !== "visible" || comment?.root_id !== null)) throw new ProblemError("not-in-sight");
	if (isPinned === (item.isPinned ?? false)) return c.json<ChangedItem>({ item });
	const ask = { ...by(account, item, why), id: item.id, threadId: item.thread.id, isPinned };
	const changed = await pin(c.get("db"), ask);
	if (changed === "full") throw new ProblemError("pins-full");
	await clearThread(c, changed.change);
	return c.json<ChangedItem>({ item: changed.item });
});

commentModeration.put("/v1/moderation/comments/:id/thread", async function setThreadClosed(c) {
	const { account, item } = await requireItem(c, "setThreadClosed");
	const { isClosed, why } = await readBody(c, q.setThreadClosed);
	const thread = { siteId: item.site.id, id: item.thread.id };
	const found = await readThread(c.get("db"), thread);
	if (!found) throw new ProblemError("not-found");
	const change = closingChange(found, isClosed);
	const changed = await changeThread(c.get("db"), { ...by(account, item, why), found, change });
	await clearThread(c, { ...thread, ...changed });
	refreshReaders(c, { ...thread, ...changed });
	return c.json({ isClosed: changed.item.isClosed });
});

commentModeration.post("/v1/moderation/comments/:id/notes", async function createNote(c) {
	const { account, item } = await requireItem(c, "createNote");
	const { text } = await readBody(c, q.createNote);
	const note = { commentId: item.id, accountId: account.id, text, now: Date.now() };
	return c.json<NotesView>({ notes: await insertNote(c.get("db"), note) }, 201);
});

commentModeration.delete("/v1/moderation/comments/:id/notes/:note", async function deleteNote(c) {
	const { account, item } = await requireItem(c, "deleteNote");
	const id = Number(c.req.param("note"));
	const isGone =
		Number.isSafeInteger(id) && (await dropNote(c.get("db"), { id, commentId: item.id, accountId: account.id }));
	if (!isGone) throw new ProblemError("not-found");
	return c.body(null, 204);
});

function by(account: Account, item: QueueItem, why?: string) {
	return {
		accountId: account.id,
		siteId: item.site.id,
		label: item.author.name,
		why: why || undefined,
		now: Date.now(),
	};
}

type Reply = { account: Account; item: QueueItem; words: ReturnType<typeof readText>; clientId: string };

/** A comment by the account's own author on the site: who that is rests on the session, never on a name. */
async function replyOf(c: AppContext, { account, item, words, clientId }: Reply) {
	const db = c.get("db");
	const parent = await readFull(db, item.id);
	if (!parent) throw new ProblemError("not-found");
	const place = placeUnder(parent);
	const now = Date.now();
	const known = await readAccountAuthor(db, { accountId: account.id, siteId: item.site.id });
	const avatar = Number.parseInt((await sha256(account.id)).slice(0, 4), 16);
	return {
		...place,
		...words,
		id: newCommentId(now, place.parentId),
		siteId: item.site.id,
		pageKey: item.page.key,
		answeredAuthorId: parent.author_id,
		author: { id: known ?? crypto.randomUUID(), name: account.name, website: null, avatar },
		isOwner: true,
		status: "visible" as const,
		verdict: "publish" as const,
		reasons: [],
		clientId,
		requestHash: "",
		wordsHash: await hashWords(words.text),
		twinHash: await sha256(JSON.stringify([place.parentId, account.id, words.text])),
		now,
	};
}

/** What the same request made the first time. @throws ProblemError where it is the words that are here already */
async function sentBefore(c: AppContext, siteId: string, clientId: string): Promise<QueueItem> {
	const earlier = await readEarlier(c.get("db"), { siteId, clientId });
	const item = earlier && (await readQueueItem(c.get("db"), earlier.id));
	if (!item) throw new ProblemError("duplicate-comment");
	return item;
}
