// The operations of the people room.

import type { Operation } from "./operations.ts";
import * as s from "./schemas-people.ts";

const PEOPLE = "/v1/moderation/sites/:site/people";
const ofPeople = { audience: "moderator", scope: "people" } as const;
const ofPrivacy = { audience: "moderator", scope: "privacy" } as const;

export const peopleOperations = {
	listPeople: {
		...ofPeople,
		method: "GET",
		path: PEOPLE,
		needs: "read",
		summary: "Authors of a site, the newest or those with the most comments first, or found by name",
		query: s.listPeopleQuery,
		answer: s.personList,
		problems: ["unknown-site"],
	},
	readPerson: {
		...ofPeople,
		method: "GET",
		path: `${PEOPLE}/:person`,
		needs: "read",
		summary: "An author and what they wrote, by status",
		query: s.readPersonQuery,
		answer: s.person,
		problems: ["unknown-site", "not-found"],
	},
	setStanding: {
		...ofPeople,
		method: "PUT",
		path: `${PEOPLE}/:person/standing`,
		needs: "moderate",
		summary: "Trusts, watches or bans an author, for good or for a time, or makes them like anybody again",
		body: s.setStanding,
		answer: s.personAnswer,
		problems: ["unknown-site", "not-found"],
	},
	revealEmail: {
		...ofPrivacy,
		method: "POST",
		path: `${PEOPLE}/:person/email`,
		needs: "configure",
		summary: "Tells the e-mail somebody gave; the log keeps who asked (a fresh sign-in)",
		answer: s.revealed,
		problems: ["unknown-site", "not-found", "sign-in-again"],
	},
	exportPerson: {
		...ofPrivacy,
		method: "POST",
		path: `${PEOPLE}/:person/export`,
		needs: "configure",
		summary: "All that is kept of a person, for them to have (GDPR Art. 15 and 20; a fresh sign-in)",
		body: s.exportPerson,
		answer: s.personExport,
		problems: ["unknown-site", "not-found", "sign-in-again"],
	},
	erasePerson: {
		...ofPrivacy,
		method: "POST",
		path: `${PEOPLE}/:person/erase`,
		needs: "configure",
		summary:
			"Forgets a person for good, with their words or leaving those under no name (GDPR Art. 17; a fresh sign-in)",
		body: s.erasePerson,
		answer: s.erased,
		problems: ["unknown-site", "not-found", "sign-in-again"],
	},
} as const satisfies Record<string, Operation>;
