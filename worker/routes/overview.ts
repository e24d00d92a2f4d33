// How much happens on the sites one sees, and what the installation uses of its plan.

import { Hono } from "hono";
import { FREE_PLAN, SPAN_DEFAULT } from "../contract/overview.ts";
import { highest, sitesOf } from "../contract/roles.ts";
import * as s from "../contract/schemas-overview.ts";
import type { OverviewView } from "../contract/wire.ts";
import { DAY_MS, readDays } from "../db/days.ts";
import type { AppEnv } from "../http/context.ts";
import { readQuery } from "../http/input.ts";
import { requireAbility, requireAccount } from "../http/session.ts";
import { sampledOneIn } from "../http/usage.ts";

export const overview = new Hono<AppEnv>();

overview.get("/v1/moderation/overview", async function readOverview(c) {
	const account = await requireAccount(c, "readOverview");
	const { site, days: asked = SPAN_DEFAULT } = readQuery(c, s.readOverviewQuery);
	if (site !== undefined) requireAbility(account, "readOverview", { site, missing: "unknown-site" });
	const sites = site === undefined ? sitesOf(account.grants, "read") : [site];
	const last = Math.floor(Date.now() / DAY_MS);
	const { days, usage } = await readDays(c.get("db"), { sites, span: { first: last - Number(asked) + 1, last } });
	const isOfAll = site === undefined && highest(account.grants) === "owner";
	const cost = { sampled: sampledOneIn(c.env), days: usage, free: FREE_PLAN };
	return c.json<OverviewView>({ days, ...(isOfAll && { usage: cost }) });
});
