// What the composer needs beside the write itself: a signed note of when it was opened, and a preview.

import { Hono } from "hono";
import * as s from "../contract/schemas.ts";
import type { FormView, PreviewView } from "../contract/wire.ts";
import { readSite } from "../db/sites.ts";
import { readPageKey, readText } from "../domain/draft.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppEnv } from "../http/context.ts";
import { newFormToken } from "../http/form-token.ts";
import { readBody, readQuery, readSiteId } from "../http/input.ts";
import { isConfigured } from "../http/keys.ts";
import { requireOrigin } from "../http/origin.ts";
import { ceilingsFor, requireBelow } from "../http/rate-limit.ts";

export const composer = new Hono<AppEnv>();

composer.get("/v1/sites/:site/form", async function readForm(c) {
	// The one read that rests on the secret.
	if (!isConfigured(c.env.SECRET)) throw new ProblemError("not-configured");
	const { page } = readQuery(c, s.readFormQuery);
	const pageKey = readPageKey(page, "?page", []);
	return c.json<FormView>({
		formToken: await newFormToken(c, { siteId: readSiteId(c), pageKey, now: Date.now() }),
	});
});

composer.post("/v1/sites/:site/preview", async function previewComment(c) {
	const input = await readBody(c, s.previewComment);
	const site = await readSite(c.get("db"), readSiteId(c));
	if (!site) throw new ProblemError("unknown-site");
	requireOrigin(c, site.origins);
	await requireBelow(c, await ceilingsFor(c, "preview", Date.now()));
	return c.json<PreviewView>({ body: readText(input.text, site.settings).body });
});
