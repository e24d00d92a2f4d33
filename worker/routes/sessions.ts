// What is somebody's own: their name, and where they are signed in.

import { Hono } from "hono";
import * as a from "../contract/schemas-accounts.ts";
import type { SessionsView, SessionView } from "../contract/wire.ts";
import { renameAccount as rename } from "../db/accounts.ts";
import { insertActStatement } from "../db/acts.ts";
import {
	listSessions as readSessions,
	revokeSession as revoke,
	revokeOtherSessions as revokeOthers,
} from "../db/sessions.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppEnv } from "../http/context.ts";
import { readBody, readId } from "../http/input.ts";
import { requireName } from "../http/names.ts";
import { requireSession, viewOf } from "../http/session.ts";

export const sessions = new Hono<AppEnv>();

sessions.get("/v1/moderation/sessions", async function listSessions(c) {
	const { account, hash } = await requireSession(c);
	const sessions = await readSessions(c.get("db"), { accountId: account.id, now: Date.now() });
	return c.json<SessionsView>({ sessions: sessions.map((one) => ({ ...one, isThis: hash.startsWith(one.id) })) });
});

sessions.delete("/v1/moderation/sessions/:session", async function revokeSession(c) {
	const { account } = await requireSession(c);
	const id = readId(a.hashStart, c.req.param("session"));
	if (!(await revoke(c.get("db"), { accountId: account.id, id }))) throw new ProblemError("not-found");
	return c.body(null, 204);
});

sessions.delete("/v1/moderation/sessions", async function revokeOtherSessions(c) {
	await revokeOthers(c.get("db"), await requireSession(c));
	return c.body(null, 204);
});

sessions.patch("/v1/moderation/account", async function renameAccount(c) {
	const { account } = await requireSession(c);
	const body = await readBody(c, a.renameAccount);
	const name = requireName(body.name);
	const act = insertActStatement(c.get("db"), {
		kind: "account.rename",
		accountId: account.id,
		siteId: null,
		subject: account.id,
		label: name,
		before: { name: account.name },
		after: { name },
		now: Date.now(),
	});
	if (!(await rename(c.get("db"), { id: account.id, name }, act)))
		throw new ProblemError("name-taken", { issues: [{ pointer: "/name", code: "not-valid" }] });
	return c.json<SessionView>(await viewOf(c, { ...account, name }));
});
