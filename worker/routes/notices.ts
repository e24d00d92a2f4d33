// What happened by itself and a moderator should know of, until one of them puts it away.

import { Hono } from "hono";
import { sitesOf } from "../contract/roles.ts";
import { listNoticesQuery } from "../contract/schemas-screening.ts";
import type { Dismissed, NoticesView } from "../contract/wire.ts";
import { dismissNotice as dismiss, readNoticeSite, readNotices } from "../db/notices.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppEnv } from "../http/context.ts";
import { readQuery } from "../http/input.ts";
import { requireAbility, requireAccount } from "../http/session.ts";

export const notices = new Hono<AppEnv>();

notices.get("/v1/moderation/notices", async function listNotices(c) {
	const { grants } = await requireAccount(c, "listNotices");
	const { after } = readQuery(c, listNoticesQuery);
	return c.json<NoticesView>(await readNotices(c.get("db"), { sites: sitesOf(grants, "read"), after }));
});

notices.delete("/v1/moderation/notices/:notice", async function dismissNotice(c) {
	const account = await requireAccount(c, "dismissNotice");
	const id = Number(c.req.param("notice"));
	const siteId = await readNoticeSite(c.get("db"), id);
	if (siteId === null) throw new ProblemError("not-found");
	requireAbility(account, "dismissNotice", { site: siteId, missing: "not-found" });
	const act = await dismiss(c.get("db"), { id, siteId, accountId: account.id, now: Date.now() });
	return c.json<Dismissed>({ act });
});
