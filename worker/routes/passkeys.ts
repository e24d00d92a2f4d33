// Somebody's own passkeys. Adding and removing one needs a fresh sign-in: it decides who comes in from now on.

import { Hono } from "hono";
import * as a from "../contract/schemas-accounts.ts";
import type { PasskeysView, PasskeyView } from "../contract/wire.ts";
import {
	deletePasskey as forget,
	insertPasskey,
	listPasskeys as readPasskeys,
	renamePasskey as rename,
} from "../db/passkeys.ts";
import { browserLabel } from "../domain/browser-label.ts";
import { cleanLine } from "../domain/clean.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppEnv } from "../http/context.ts";
import { readBody, readId } from "../http/input.ts";
import { checkNewPasskey } from "../http/passkeys.ts";
import { requireFresh, requireSession } from "../http/session.ts";

export const passkeys = new Hono<AppEnv>();

passkeys.get("/v1/moderation/passkeys", async function listPasskeys(c) {
	const { account } = await requireSession(c);
	return c.json<PasskeysView>({ passkeys: await readPasskeys(c.get("db"), account.id) });
});

passkeys.post("/v1/moderation/passkeys", async function createPasskey(c) {
	const { account } = await requireSession(c);
	requireFresh(c);
	const { name, passkey } = await readBody(c, a.createPasskey);
	const made = {
		...(await checkNewPasskey(c, account.id, passkey)),
		name: cleanLine(name ?? (browserLabel(c.req.header("User-Agent") ?? "") || "Passkey")),
		now: Date.now(),
	};
	if (!(await insertPasskey(c.get("db"), made))) throw new ProblemError("passkey-refused");
	const { id, now } = made;
	return c.json<PasskeyView>({ id, name: made.name, createdAt: now, lastUsedAt: null, suspectAt: null }, 201);
});

passkeys.patch("/v1/moderation/passkeys/:passkey", async function renamePasskey(c) {
	const { account } = await requireSession(c);
	const { name } = await readBody(c, a.renamePasskey);
	const id = readId(a.credentialId, c.req.param("passkey"));
	const wasThere = await rename(c.get("db"), { accountId: account.id, id, name: cleanLine(name) });
	if (!wasThere) throw new ProblemError("not-found");
	return c.body(null, 204);
});

passkeys.delete("/v1/moderation/passkeys/:passkey", async function deletePasskey(c) {
	const { account } = await requireSession(c);
	requireFresh(c);
	const id = readId(a.credentialId, c.req.param("passkey"));
	if (!(await forget(c.get("db"), { accountId: account.id, id }))) throw new ProblemError("not-found");
	return c.body(null, 204);
});
