// What the composer needs beside the write itself: a signed note of when it was opened, and a preview.

import { Hono } from "hono";
import * as s from "../contract/schemas.ts";
import type { FormView, PreviewView } from "../contract/wire.ts";
import { readFormGround } from "../db/form-ground.ts";
import { readPreviewGround } from "../db/preview.ts";
import { cleanText } from "../domain/clean.ts";
import { readPageKey, readText } from "../domain/draft.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppEnv } from "../http/context.ts";
import { newFormToken } from "../http/form-token.ts";
import { readBody, readQuery, readSiteId } from "../http/input.ts";
import { isConfigured } from "../http/keys.ts";
import { requireOrigin } from "../http/origin.ts";
import { needsProof, newChallenge } from "../http/proof.ts";
import { ceilingsFor, requireBelow } from "../http/rate-limit.ts";
import { notesFor } from "../http/screen-words.ts";
import { turnstileKeys } from "../http/turnstile.ts";
import { viewerTokenHash } from "../http/viewer-token.ts";
import { hashWords } from "../http/words-hash.ts";

export const composer = new Hono<AppEnv>();

composer.get("/v1/sites/:site/form", async function readForm(c) {
	// The one read that rests on the secret.
	if (!isConfigured(c.env.SECRET)) throw new ProblemError("not-configured");
	const now = Date.now();
	const { page } = readQuery(c, s.readFormQuery);
	const siteId = readSiteId(c);
	const { settings, isFlooded } = await readFormGround(c.get("db"), { siteId, now });
	return c.json<FormView>({
		formToken: await newFormToken(c, { siteId, pageKey: readPageKey(page, "?page", []), now }),
		...(needsProof(settings.proof, isFlooded) && { challenge: await newChallenge(c, { siteId, isFlooded, now }) }),
		// In a flood everything waits for a person, and nobody else is asked.
		...(settings.turnstile && !isFlooded && turnstileKeys(c) && { turnstile: true as const }),
	});
});

composer.post("/v1/sites/:site/preview", async function previewComment(c) {
	const now = Date.now();
	const { text } = await readBody(c, s.previewComment);
	const wordsHash = await hashWords(cleanText(text));
	const ask = { siteId: readSiteId(c), tokenHash: await viewerTokenHash(c), wordsHash, now };
	const known = await readPreviewGround(c.get("db"), ask);
	if (!known.site) throw new ProblemError("unknown-site");
	requireOrigin(c, known.site.origins);
	await requireBelow(c, await ceilingsFor(c, "preview", now));
	const { body } = readText(text, known.site.settings);
	return c.json<PreviewView>({ body, notes: notesFor(body, { ...known, site: known.site, now }) });
});
