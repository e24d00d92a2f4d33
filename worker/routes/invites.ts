// How somebody new comes in: a one-time link that says who they will be. Its secret stands in a body and never in an
// address, so that it is in no log.

import { Hono } from "hono";
import { INVITES_MAX } from "../contract/limits.ts";
import { type Grant, highest, mayGrant } from "../contract/roles.ts";
import * as a from "../contract/schemas-accounts.ts";
import type { InvitationView, InviteCreated, InvitesView, InviteView, SessionView } from "../contract/wire.ts";
import { type Act, insertActStatement } from "../db/acts.ts";
import {
	acceptInvite,
	deleteInviteStatement,
	INVITE_MS,
	type Invite,
	insertInvite,
	readInvite,
	listInvites as readInvites,
} from "../db/invites.ts";
import { readSiteNames } from "../db/sites.ts";
import { cleanLine } from "../domain/clean.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppEnv } from "../http/context.ts";
import { requireKnownSites, sitesIn } from "../http/grants.ts";
import { readBody, readId } from "../http/input.ts";
import { newToken, sha256 } from "../http/keys.ts";
import { requireName } from "../http/names.ts";
import { requireOwnOrigin } from "../http/origin.ts";
import { ceilingsFor, requireBelow } from "../http/rate-limit.ts";
import { givingGrants, newSession, requireAccount, requireFresh, setSessionCookie, viewOf } from "../http/session.ts";

export const invites = new Hono<AppEnv>();

invites.get("/v1/moderation/invites", async function listInvites(c) {
	const { id, grants } = await requireAccount(c, "listInvites");
	const by = highest(grants) === "owner" ? null : id;
	const invites = await readInvites(c.get("db"), { by, now: Date.now() });
	return c.json<InvitesView>({ invites: invites.map(toView) });
});

invites.post("/v1/moderation/invites", async function createInvite(c) {
	const account = await requireAccount(c, "createInvite");
	requireFresh(c);
	const { label, grants } = await readBody(c, a.createInvite);
	const own = givingGrants(c, account);
	if (!grants.every((grant) => mayGrant(own, grant))) throw new ProblemError("not-permitted");
	await requireKnownSites(c, grants);
	const db = c.get("db");
	const now = Date.now();
	const open = await readInvites(db, { by: account.id, now });
	if (open.length >= INVITES_MAX) throw new ProblemError("limit-reached");
	const secret = newToken();
	const hash = await sha256(secret);
	const token = c.get("token");
	const expiresAt = Math.min(now + INVITE_MS, token?.expiresAt ?? Infinity);
	const invite = { id: hash.slice(0, 16), label: cleanLine(label), grants, expiresAt };
	const act = { ...actOn(account.id, invite), kind: "account.invite" as const, after: { grants }, now };
	const made = { ...invite, hash, by: account.id, byToken: token?.hash ?? null, now };
	await insertInvite(db, made, insertActStatement(db, act));
	const view = { ...invite, by: account.name, createdAt: now };
	return c.json<InviteCreated>({ invite: view, secret }, 201);
});

invites.delete("/v1/moderation/invites/:invite", async function revokeInvite(c) {
	const account = await requireAccount(c, "revokeInvite");
	const id = readId(a.hashStart, c.req.param("invite"));
	const by = highest(account.grants) === "owner" ? null : account.id;
	const db = c.get("db");
	const now = Date.now();
	const invite = (await readInvites(db, { by, now })).find((one) => one.id === id);
	if (!invite) throw new ProblemError("not-found");
	const act = insertActStatement(db, { ...actOn(account.id, invite), kind: "account.withdraw", now });
	await db.batch([deleteInviteStatement(db, id), act]);
	return c.body(null, 204);
});

invites.post("/v1/moderation/invitation", async function readInvitation(c) {
	requireOwnOrigin(c);
	const { invite: secret } = await readBody(c, a.readInvitation);
	await requireBelow(c, await ceilingsFor(c, "sign-in", Date.now()));
	const invite = await readInvite(c.get("db"), { hash: await sha256(secret), now: Date.now() });
	if (!invite) throw new ProblemError("invite-spent");
	const names = await readSiteNames(c.get("db"), sitesIn(invite.grants));
	const grants = invite.grants.map(({ site, role }) => ({
		role,
		site: site === null ? null : { id: site, name: names.get(site) ?? site },
	}));
	const { label, by, expiresAt } = invite;
	return c.json<InvitationView>({ label, by: by.name, grants, expiresAt });
});

invites.post("/v1/moderation/invitation/accept", async function acceptInvitation(c) {
	requireOwnOrigin(c);
	const body = await readBody(c, a.acceptInvitation);
	const name = requireName(body.name);
	await requireBelow(c, await ceilingsFor(c, "sign-in", Date.now()));
	const { token, ...session } = await newSession(c);
	const inviteHash = await sha256(body.invite);
	const accountId = crypto.randomUUID();
	const account = await acceptInvite(c.get("db"), { ...session, inviteHash, accountId, name });
	if (account === "name-taken")
		throw new ProblemError("name-taken", { issues: [{ pointer: "/name", code: "not-valid" }] });
	if (account === "invite-spent") throw new ProblemError("invite-spent");
	setSessionCookie(c, token);
	return c.json<SessionView>(await viewOf(c, account), 201);
});

function toView({ by, ...invite }: Invite): InviteView {
	return { ...invite, by: by.name };
}

/** An invitation to one site is that site's to read in the log. */
function actOn(accountId: string, { id, label, grants }: { id: string; label: string; grants: Grant[] }) {
	const siteId = grants.length === 1 ? grants[0]!.site : null;
	return { accountId, siteId, subject: id, label } satisfies Omit<Act, "kind" | "now">;
}
