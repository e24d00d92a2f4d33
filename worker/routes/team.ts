// Who may do what: owners say it of everything, admins of what is below them on their own sites.

import { Hono } from "hono";
import { TEAM_PAGE } from "../contract/limits.ts";
import { type Grant, mayGrant, sitesOf } from "../contract/roles.ts";
import * as a from "../contract/schemas-accounts.ts";
import type { PersonView, TeamView } from "../contract/wire.ts";
import { type Account, type Person, readPerson } from "../db/accounts.ts";
import { insertActStatement } from "../db/acts.ts";
import { isRefusedChange, listTeam as readTeam, removeAccountStatements, setGrantsStatements } from "../db/team.ts";
import { nextGrants } from "../domain/permissions.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext, AppEnv } from "../http/context.ts";
import { requireKnownSites } from "../http/grants.ts";
import { readBody, readId, readQuery } from "../http/input.ts";
import { givingGrants, requireAccount, requireFresh } from "../http/session.ts";

export const team = new Hono<AppEnv>();

team.get("/v1/moderation/team", async function listTeam(c) {
	const { grants } = await requireAccount(c, "listTeam");
	const { after = "0~" } = readQuery(c, a.listTeamQuery);
	const [createdAt = "", id = ""] = after.split("~");
	const sites = sitesOf(grants, "configure");
	const people = await readTeam(c.get("db"), { sites, after: { createdAt: Number(createdAt), id }, atMost: TEAM_PAGE });
	const last = people.length === TEAM_PAGE ? people.at(-1) : undefined;
	const cursor = last ? `${last.createdAt}~${last.id}` : null;
	return c.json<TeamView>({ people: people.map((person) => seenBy(sites, person)), cursor });
});

team.put("/v1/moderation/team/:account/roles", async function setRoles(c) {
	const account = await requireAccount(c, "setRoles");
	requireFresh(c);
	const person = await requirePerson(c, account);
	const wished = await readBody(c, a.setRoles);
	const grants = nextGrants(givingGrants(c, account), person.grants, wished.grants);
	if (!grants) throw new ProblemError("not-permitted");
	await requireKnownSites(c, wished.grants);
	const now = Date.now();
	const version = wished.version + 1;
	const act = insertActStatement(c.get("db"), {
		...actOn(account, person, [...person.grants, ...grants]),
		kind: "account.role",
		before: { grants: person.grants },
		after: { grants, version },
		now,
	});
	const change = setGrantsStatements(c.get("db"), { id: person.id, version: wished.version, grants, now });
	await changing(c, { id: person.id, version: wished.version }, [...change, act]);
	const { id, name, createdAt } = person;
	return c.json<PersonView>(seenBy(sitesOf(account.grants, "configure"), { id, name, createdAt, grants, version }));
});

team.delete("/v1/moderation/team/:account", async function removeAccount(c) {
	const account = await requireAccount(c, "removeAccount");
	requireFresh(c);
	const person = await requirePerson(c, account);
	const own = givingGrants(c, account);
	if (!person.grants.every((grant) => mayGrant(own, grant))) throw new ProblemError("not-permitted");
	const now = Date.now();
	const act = insertActStatement(c.get("db"), {
		...actOn(account, person, [{ site: null, role: "owner" }]),
		kind: "account.remove",
		before: { grants: person.grants },
		now,
	});
	await changing(c, person, [...removeAccountStatements(c.get("db"), { ...person, now }), act]);
	return c.body(null, 204);
});

/** Of whom one sees nothing one learns nothing. @throws ProblemError `not-found` */
async function requirePerson(c: AppContext, account: Account): Promise<Person> {
	const person = await readPerson(c.get("db"), readId(a.accountId, c.req.param("account") ?? ""));
	const sites = sitesOf(account.grants, "configure");
	if (!person || seenBy(sites, person).grants.length === 0) throw new ProblemError("not-found");
	return person;
}

/** A person as they are on some sites, or on all. */
function seenBy<P extends { grants: Grant[] }>(sites: string[] | null, person: P): P {
	if (sites === null) return person;
	return { ...person, grants: person.grants.filter(({ site }) => site === null || sites.includes(site)) };
}

/** What is done to the grants of one site is that site's to read in the log. */
function actOn(account: Account, person: Person, grants: Grant[]) {
	const sites = [...new Set(grants.map(({ site }) => site))];
	const siteId = sites.length === 1 ? sites[0]! : null;
	return { accountId: account.id, siteId, subject: person.id, label: person.name };
}

/** @throws ProblemError `last-owner`, `changed-meanwhile` */
async function changing(
	c: AppContext,
	read: Pick<Person, "id" | "version">,
	statements: D1PreparedStatement[],
): Promise<void> {
	try {
		await c.get("db").batch(statements);
	} catch (error) {
		if (!isRefusedChange(error)) throw error;
		const now = await readPerson(c.get("db"), read.id);
		throw new ProblemError(now?.version === read.version ? "last-owner" : "changed-meanwhile");
	}
}
