// One function per operation of the people room.

import type {
	ErasedView,
	ErasePerson,
	ExportPerson,
	ListPeople,
	PersonDetails,
	PersonExport,
	PersonList,
	RevealedView,
} from "../../../worker/contract/wire.ts";
import { request } from "../api.ts";

const at = (site: string, rest = "") => `/sites/${encodeURIComponent(site)}/people${rest}`;
const ofPerson = (site: string, person: string, rest: string) => at(site, `/${encodeURIComponent(person)}${rest}`);

export function listPeople(site: string, query: ListPeople): Promise<PersonList> {
	return request("GET", at(site, `?${new URLSearchParams(query as Record<string, string>)}`));
}

export function readPerson(site: string, person: string, query: Record<string, string>): Promise<PersonDetails> {
	return request("GET", ofPerson(site, person, `?${new URLSearchParams(query)}`));
}

export function revealEmail(site: string, person: string): Promise<RevealedView> {
	return request("POST", ofPerson(site, person, "/email"));
}

export function exportPerson(site: string, person: string, body: ExportPerson): Promise<PersonExport> {
	return request("POST", ofPerson(site, person, "/export"), body);
}

export function erasePerson(site: string, person: string, body: ErasePerson): Promise<ErasedView> {
	return request("POST", ofPerson(site, person, "/erase"), body);
}
