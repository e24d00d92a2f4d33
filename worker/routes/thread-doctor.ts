// Threads that are one page's: found alike, merged, and told by rules where pages moved.

import { Hono } from "hono";
import type { Issue } from "../contract/problems.ts";
import * as s from "../contract/schemas-threads.ts";
import type {
	AlikeView,
	ComparedView,
	MergesView,
	MergeView,
	RedirectPreview,
	RedirectsView,
} from "../contract/wire.ts";
import { compareThreads as compare, readAlike } from "../db/alike-threads.ts";
import { previewRedirect as preview, readRedirects as readRules, saveRedirects as saveRules } from "../db/redirects.ts";
import { readThread } from "../db/thread-edits.ts";
import { type Merge, readMerge, readMerges, startMerge } from "../db/thread-merges.ts";
import { ProblemError } from "../domain/problem.ts";
import { type Redirect, toPrefix } from "../domain/redirects.ts";
import type { AppContext, AppEnv } from "../http/context.ts";
import { readBody, readId, readQuery } from "../http/input.ts";
import { beginMergeUndo, proceedMerge } from "../http/merging.ts";
import { requireOnSite } from "../http/session.ts";

export const threadDoctor = new Hono<AppEnv>();

threadDoctor.get("/v1/moderation/sites/:site/alike", async function listAlike(c) {
	const { siteId } = await requireOnSite(c, "listAlike");
	const { after } = readQuery(c, s.listAlikeQuery);
	return c.json<AlikeView>(await readAlike(c.get("db"), { siteId, after }));
});

threadDoctor.post("/v1/moderation/sites/:site/alike", async function compareThreads(c) {
	const { siteId } = await requireOnSite(c, "compareThreads");
	return c.json<ComparedView>({ isPartial: await compare(c.get("db"), siteId) });
});

threadDoctor.post("/v1/moderation/sites/:site/threads/:thread/merge", async function mergeThreads(c) {
	const { account, siteId } = await requireOnSite(c, "mergeThreads");
	const { from: fromId, why } = await readBody(c, s.mergeThreads);
	const db = c.get("db");
	const id = Number(readId(s.rowId, c.req.param("thread")));
	const into = await readThread(db, { siteId, id });
	if (!into) throw new ProblemError("not-found");
	const from = await readThread(db, { siteId, id: fromId });
	if (!from || fromId === id) throw new ProblemError("invalid", { issues: [{ pointer: "/from", code: "not-found" }] });
	const merge = await startMerge(db, {
		siteId,
		from: { id: fromId, key: from.item.page.key, label: labelOf(from.item), aliases: from.item.aliases },
		into: { id, label: labelOf(into.item) },
		accountId: account.id,
		why,
		now: Date.now(),
	});
	if (!merge) throw new ProblemError("changed-meanwhile");
	return c.json<MergeView>(await proceedMerge(c, merge));
});

threadDoctor.get("/v1/moderation/sites/:site/merges", async function listMerges(c) {
	const { siteId } = await requireOnSite(c, "listMerges");
	return c.json<MergesView>(await readMerges(c.get("db"), { siteId, now: Date.now() }));
});

threadDoctor.post("/v1/moderation/sites/:site/merges/:merge/continue", async function continueMerge(c) {
	const { siteId } = await requireOnSite(c, "continueMerge");
	return c.json<MergeView>(await proceedMerge(c, await requireMerge(c, siteId)));
});

threadDoctor.post("/v1/moderation/sites/:site/merges/:merge/undo", async function undoMerge(c) {
	const { account, siteId } = await requireOnSite(c, "undoMerge");
	const merge = await requireMerge(c, siteId);
	return c.json<MergeView>(await beginMergeUndo(c, merge, { accountId: account.id, now: Date.now() }));
});

threadDoctor.get("/v1/moderation/sites/:site/redirects", async function readRedirects(c) {
	const { siteId } = await requireOnSite(c, "readRedirects");
	return c.json<RedirectsView>(await requireRules(c, siteId));
});

threadDoctor.get("/v1/moderation/sites/:site/redirects/preview", async function previewRedirect(c) {
	const { siteId } = await requireOnSite(c, "previewRedirect");
	const [rule] = rulesIn([readQuery(c, s.previewRedirectQuery)], (_, side) => `?${side}`);
	return c.json<RedirectPreview>(await preview(c.get("db"), { siteId, rule: rule! }));
});

threadDoctor.put("/v1/moderation/sites/:site/redirects", async function saveRedirects(c) {
	const { account, siteId } = await requireOnSite(c, "saveRedirects");
	const { version, redirects, why } = await readBody(c, s.saveRedirects);
	const rules = rulesIn(redirects, (index, side) => `/redirects/${index}/${side}`);
	const { redirects: before } = await requireRules(c, siteId);
	const save = { siteId, version, before, redirects: rules, accountId: account.id, why, now: Date.now() };
	const saved = await saveRules(c.get("db"), save);
	if (!saved) throw new ProblemError("changed-meanwhile");
	return c.json<RedirectsView>(saved);
});

/** Pages that are one have the same title: their keys tell them from each other. */
function labelOf({ page }: { page: { title: string; key: string } }): string {
	return page.title ? `${page.title} (${page.key})` : page.key;
}

/** @throws ProblemError `not-found` */
async function requireMerge(c: AppContext, siteId: string): Promise<Merge> {
	const id = Number(readId(s.rowId, c.req.param("merge") ?? ""));
	const merge = await readMerge(c.get("db"), { siteId, id });
	if (!merge) throw new ProblemError("not-found");
	return merge;
}

async function requireRules(c: AppContext, siteId: string): Promise<RedirectsView> {
	const found = await readRules(c.get("db"), siteId);
	if (!found) throw new ProblemError("unknown-site");
	return found;
}

/** Rules as page keys begin, each side naming something and not the other's. @throws ProblemError `invalid` */
function rulesIn(typed: Redirect[], pointer: (index: number, side: "from" | "to") => string): Redirect[] {
	const rules = typed.map(({ from, to }) => ({ from: toPrefix(from), to: toPrefix(to) }));
	const issues = rules.flatMap(({ from, to }, index): Issue[] => [
		...(from === "" ? [{ pointer: pointer(index, "from"), code: "required" as const }] : []),
		...(to === "" ? [{ pointer: pointer(index, "to"), code: "required" as const }] : []),
		...(from !== "" && from === to ? [{ pointer: pointer(index, "to"), code: "not-valid" as const }] : []),
	]);
	if (issues.length > 0) throw new ProblemError("invalid", { issues });
	return rules;
}
