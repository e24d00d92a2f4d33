// The threads of a site for those who look after it: found, closed, named, moved, deleted and given back.

import { Hono } from "hono";
import type { Issue } from "../contract/problems.ts";
import * as s from "../contract/schemas-threads.ts";
import type { ThreadAnswer, ThreadItem, ThreadList } from "../contract/wire.ts";
import type { Account } from "../db/accounts.ts";
import { readSite } from "../db/sites.ts";
import { changeThread, closingChange, type FoundThread, readThread, type ThreadChange } from "../db/thread-edits.ts";
import { readThreadList, searchThreads } from "../db/thread-list.ts";
import { cleanLine } from "../domain/clean.ts";
import { readPageKey } from "../domain/draft.ts";
import { siteAddress } from "../domain/origins.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext, AppEnv } from "../http/context.ts";
import { clearThread } from "../http/edge-cache.ts";
import { readBody, readId, readQuery } from "../http/input.ts";
import { refreshReaders } from "../http/rooms.ts";
import { requireOnSite } from "../http/session.ts";

export const siteThreads = new Hono<AppEnv>();

siteThreads.get("/v1/moderation/sites/:site/threads", async function listThreads(c) {
	const { siteId } = await requireOnSite(c, "listThreads");
	const { text = "", state = "standing", after } = readQuery(c, s.listThreadsQuery);
	const found = await searchThreads(c.get("db"), { siteId, state, text });
	return c.json<ThreadList>(found ?? (await readThreadList(c.get("db"), { siteId, state, after })));
});

siteThreads.patch("/v1/moderation/sites/:site/threads/:thread", async function editThread(c) {
	const { account, siteId } = await requireOnSite(c, "editThread");
	const { why, page, title, url, isClosed, mode } = await readBody(c, s.editThread);
	const found = await requireThread(c, siteId);
	const issues: Issue[] = [];
	const change: ThreadChange = {
		...(isClosed !== undefined && closingChange(found, isClosed)),
		...(mode !== undefined && { mode }),
		...(title !== undefined && { title: cleanLine(title) }),
		...(url !== undefined && { url: await readAddress(c, siteId, url, issues) }),
		...(page !== undefined && { page: readPageKey(page, "/page", issues) }),
	};
	if (issues.length > 0) throw new ProblemError("invalid", { issues });
	return c.json<ThreadAnswer>({ thread: await write(c, { account, siteId, found, change, why }) });
});

siteThreads.delete("/v1/moderation/sites/:site/threads/:thread", async function deleteThread(c) {
	const { account, siteId } = await requireOnSite(c, "deleteThread");
	const found = await requireThread(c, siteId);
	const { why } = readQuery(c, s.deleteThreadQuery);
	const change = { deletedAt: found.item.deletedAt ?? Date.now() };
	return c.json<ThreadAnswer>({ thread: await write(c, { account, siteId, found, change, why }) });
});

siteThreads.post("/v1/moderation/sites/:site/threads/:thread/restore", async function restoreThread(c) {
	const { account, siteId } = await requireOnSite(c, "restoreThread");
	const found = await requireThread(c, siteId);
	return c.json<ThreadAnswer>({ thread: await write(c, { account, siteId, found, change: { deletedAt: null } }) });
});

type Writing = { account: Account; siteId: string; found: FoundThread; change: ThreadChange; why?: string | undefined };

/** Writes the change and lets readers know, by whatever key they came. @throws ProblemError `page-taken` */
async function write(c: AppContext, { account, siteId, found, change, why }: Writing): Promise<ThreadItem> {
	const changing = { siteId, found, change, accountId: account.id, why, now: Date.now() };
	const changed = await changeThread(c.get("db"), changing).catch((error: unknown) => {
		throw String(error).includes("UNIQUE constraint failed") ? new ProblemError("page-taken") : error;
	});
	await clearThread(c, { siteId, pageKeys: changed.pageKeys });
	refreshReaders(c, { siteId, ...changed });
	return changed.item;
}

/** @throws ProblemError `not-found` */
async function requireThread(c: AppContext, siteId: string): Promise<FoundThread> {
	const id = Number(readId(s.rowId, c.req.param("thread") ?? ""));
	const found = await readThread(c.get("db"), { siteId, id });
	if (!found) throw new ProblemError("not-found");
	return found;
}

/** An address on the site, or none. */
async function readAddress(c: AppContext, siteId: string, url: string | null, issues: Issue[]): Promise<string | null> {
	if (!url) return null;
	const site = await readSite(c.get("db"), siteId);
	const address = siteAddress(url, site?.origins ?? []);
	if (address === null) issues.push({ pointer: "/url", code: "not-valid" });
	return address;
}
