// The people of a site for those who look after it: who they are here, what they wrote, and their right to have all of it
// or to be forgotten.

import { Hono } from "hono";
import type { StaffOperation } from "../contract/operations.ts";
import * as s from "../contract/schemas-people.ts";
import type {
	ErasedView,
	PersonAnswer,
	PersonDetails,
	PersonExport,
	PersonItem,
	PersonList,
	RevealedView,
} from "../contract/wire.ts";
import type { Account } from "../db/accounts.ts";
import { insertActStatement } from "../db/acts.ts";
import { eraseAuthorStatements, raiseVersionsStatement, readThreadsOf } from "../db/erasure.ts";
import {
	readPerson as findPerson,
	readHistory,
	readNamesakes,
	readPeople,
	readSealedEmail,
	searchPeople,
} from "../db/people.ts";
import { readPersonExport, type SealedPerson } from "../db/person-export.ts";
import { setStanding as saveStanding } from "../db/standing.ts";
import { readThread } from "../db/thread-edits.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext, AppEnv } from "../http/context.ts";
import { clearThread } from "../http/edge-cache.ts";
import { readBody, readId, readQuery } from "../http/input.ts";
import { erasureHashes } from "../http/person-keys.ts";
import { refreshReaders } from "../http/rooms.ts";
import { requireFresh, requireOnSite } from "../http/session.ts";

const DAY = 24 * 3_600_000;

export const people = new Hono<AppEnv>();

people.get("/v1/moderation/sites/:site/people", async function listPeople(c) {
	const { siteId } = await requireOnSite(c, "listPeople");
	const { text = "", order = "newest", after } = readQuery(c, s.listPeopleQuery);
	const found = await searchPeople(c.get("db"), { siteId, order, text });
	return c.json<PersonList>(found ?? (await readPeople(c.get("db"), { siteId, order, after })));
});

people.get("/v1/moderation/sites/:site/people/:person", async function readPerson(c) {
	const { siteId, person } = await requirePerson(c, "readPerson");
	const { status, after } = readQuery(c, s.readPersonQuery);
	const history = await readHistory(c.get("db"), { authorId: person.id, status, after });
	const sameEmail = person.hasEmail ? (await readNamesakes(c.get("db"), { siteId, id: person.id })).length : 1;
	return c.json<PersonDetails>({ person, sameEmail, history });
});

people.put("/v1/moderation/sites/:site/people/:person/standing", async function setStanding(c) {
	const asked = await requirePerson(c, "setStanding");
	const { standing, days, isShadowed = false, addressToo = false, why } = await readBody(c, s.setStanding);
	const now = Date.now();
	const until = days === undefined ? null : now + days * DAY;
	const held = { standing, until: standing && until, isShadowed, addressToo };
	const act = await saveStanding(c.get("db"), {
		...held,
		authorId: asked.person.id,
		accountId: asked.account.id,
		why,
		now,
	});
	const person = await findPerson(c.get("db"), { siteId: asked.siteId, id: asked.person.id });
	return c.json<PersonAnswer>({ person: person ?? asked.person, ...(act !== null && { act }) });
});

people.post("/v1/moderation/sites/:site/people/:person/email", async function revealEmail(c) {
	const asked = await requirePerson(c, "revealEmail");
	requireFresh(c);
	const db = c.get("db");
	const sealed = await readSealedEmail(db, asked.person.id);
	await db.run(actStatement(c, "author.reveal", asked));
	return c.json<RevealedView>({ email: sealed && (await c.get("keys").unseal("email", sealed)) });
});

people.post("/v1/moderation/sites/:site/people/:person/export", async function exportPerson(c) {
	const asked = await requirePerson(c, "exportPerson");
	requireFresh(c);
	const { alsoSameEmail = false } = await readBody(c, s.exportPerson);
	const sealed = await readPersonExport(c.get("db"), await idsOf(c, asked, alsoSameEmail));
	await c.get("db").run(actStatement(c, "author.export", asked));
	const exported = await Promise.all(sealed.map((person) => unsealed(c, person)));
	return c.json<PersonExport>({ site: asked.siteId, exportedAt: Date.now(), people: exported });
});

people.post("/v1/moderation/sites/:site/people/:person/erase", async function erasePerson(c) {
	const asked = await requirePerson(c, "erasePerson");
	requireFresh(c);
	const { how, alsoSameEmail = false, confirm, why } = await readBody(c, s.erasePerson);
	if (confirm.trim() !== asked.person.name)
		throw new ProblemError("invalid", { issues: [{ pointer: "/confirm", code: "not-valid" }] });
	const db = c.get("db");
	const authorIds = await idsOf(c, asked, alsoSameEmail);
	const { commentIds, threads } = await readThreadsOf(db, authorIds);
	const erased = await marksOf(c, asked.siteId, { authorIds, commentIds });
	await db.batch([
		...eraseAuthorStatements(db, { authorIds, how, nameless: NAMELESS, erased, now: Date.now() }),
		raiseVersionsStatement(db, threads),
		insertActStatement(db, {
			...actOf("author.erase", asked),
			label: "",
			why,
			after: { how, people: authorIds.length },
		}),
	]);
	await forgetCopies(c, asked.siteId, threads);
	return c.json<ErasedView>({ people: authorIds.length, comments: commentIds.length });
});

/** What stands where a name was, in any language. */
const NAMELESS = "—";

type Asked = { account: Account; siteId: string; person: PersonItem };

/** Who asks, and about whom. @throws ProblemError `not-found` */
async function requirePerson(c: AppContext, name: StaffOperation): Promise<Asked> {
	const { account, siteId } = await requireOnSite(c, name);
	const id = readId(s.personId, c.req.param("person") ?? "");
	const person = await findPerson(c.get("db"), { siteId, id });
	if (!person) throw new ProblemError("not-found");
	return { account, siteId, person };
}

type PersonAct = "author.reveal" | "author.export" | "author.erase";

function actOf(kind: PersonAct, { account, siteId, person }: Asked) {
	return { kind, accountId: account.id, siteId, subject: person.id, label: person.name, now: Date.now() };
}

function actStatement(c: AppContext, kind: PersonAct, asked: Asked): D1PreparedStatement {
	return insertActStatement(c.get("db"), actOf(kind, asked));
}

async function idsOf(c: AppContext, { siteId, person }: Asked, alsoSameEmail: boolean): Promise<string[]> {
	return alsoSameEmail ? readNamesakes(c.get("db"), { siteId, id: person.id }) : [person.id];
}

async function unsealed(c: AppContext, { emailSealed, ...person }: SealedPerson) {
	return { ...person, email: emailSealed && (await c.get("keys").unseal("email", emailSealed)) };
}

/** By what the erased would be known if a backup or an import brought them back. */
async function marksOf(c: AppContext, siteId: string, ids: { authorIds: string[]; commentIds: string[] }) {
	const sealed = await Promise.all(ids.authorIds.map((id) => readSealedEmail(c.get("db"), id)));
	const emails = await Promise.all(sealed.map((one) => one && c.get("keys").unseal("email", one)));
	const known = [...new Set(emails.filter((email) => typeof email === "string"))];
	return erasureHashes(c.get("keys"), { siteId, ids: [...ids.authorIds, ...ids.commentIds], emails: known });
}

/** Rooms told at once, and threads cleared from the edge at once: a request may not ask for more. Others forget by age. */
const ROOMS_TOLD = 20;
const THREADS_CLEARED = 2;

/** The newest threads first: rooms keep words for an hour, the edge for half a minute. */
async function forgetCopies(c: AppContext, siteId: string, threadIds: number[]): Promise<void> {
	for (const [index, id] of threadIds.slice(0, ROOMS_TOLD).entries()) {
		const thread = await readThread(c.get("db"), { siteId, id });
		if (!thread) continue;
		if (index < THREADS_CLEARED) await clearThread(c, { siteId, pageKeys: thread.pageKeys });
		refreshReaders(c, { siteId, ...thread, pageKeys: thread.pageKeys });
	}
}
