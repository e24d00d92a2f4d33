// The sites of the installation: whoever is somebody on one sees it, its admins change it, owners make new ones.

import { Hono } from "hono";
import type { Issue } from "../contract/problems.ts";
import { roleOn } from "../contract/roles.ts";
import * as s from "../contract/schemas-moderation.ts";
import type { SitesView, SiteView } from "../contract/wire.ts";
import { insertSite, readSite, listSites as readSites, updateSite } from "../db/sites.ts";
import { parseOrigin } from "../domain/origins.ts";
import { ProblemError } from "../domain/problem.ts";
import { settingsOf } from "../domain/settings.ts";
import type { AppContext, AppEnv } from "../http/context.ts";
import { readBody, readSiteId } from "../http/input.ts";
import { requireAbility, requireAccount } from "../http/session.ts";
import { checkWords } from "../http/words.ts";

export const sites = new Hono<AppEnv>();

sites.get("/v1/moderation/sites", async function listSites(c) {
	const { grants } = await requireAccount(c, "listSites");
	const sites = await readSites(c.get("db"));
	return c.json<SitesView>({ sites: sites.filter(({ id }) => roleOn(grants, id) !== null) });
});

sites.post("/v1/moderation/sites", async function createSite(c) {
	await requireAccount(c, "createSite");
	const { id, name, origins, settings = {} } = await readBody(c, s.createSite);
	await checkWords(c, settingsOf(settings));
	const isNew = await insertSite(c.get("db"), { id, name, origins: readOrigins(origins), settings, now: Date.now() });
	if (!isNew) throw new ProblemError("site-exists", { issues: [{ pointer: "/id", code: "not-valid" }] });
	return c.json<SiteView>(await requireSite(c, id), 201);
});

sites.patch("/v1/moderation/sites/:site", async function editSite(c) {
	const account = await requireAccount(c, "editSite");
	requireAbility(account, "editSite", { site: readSiteId(c), missing: "unknown-site" });
	const { version, name, origins, settings } = await readBody(c, s.editSite);
	const { id, settings: before } = await requireSite(c, readSiteId(c));
	// Another language may have other plurals.
	if (settings?.words || settings?.lang) await checkWords(c, settingsOf({ ...before, ...settings }));
	const wasLatest = await updateSite(c.get("db"), {
		id,
		version,
		...(name !== undefined && { name }),
		...(origins !== undefined && { origins: readOrigins(origins) }),
		...(settings !== undefined && { settings }),
	});
	if (!wasLatest) throw new ProblemError("changed-meanwhile");
	return c.json<SiteView>(await requireSite(c, id));
});

async function requireSite(c: AppContext, id: string): Promise<SiteView> {
	const site = await readSite(c.get("db"), id);
	if (!site) throw new ProblemError("unknown-site");
	return site;
}

/** @throws ProblemError `invalid` pointing at each line that is no origin */
function readOrigins(lines: string[]): string[] {
	const origins = lines.map(parseOrigin);
	const issues = origins.flatMap((origin, index): Issue[] =>
		origin === null ? [{ pointer: `/origins/${index}`, code: "not-valid" }] : [],
	);
	if (issues.length > 0) throw new ProblemError("invalid", { issues });
	return [...new Set(origins as string[])];
}
