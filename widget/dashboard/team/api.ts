// Who may do what, one function per operation.

import type {
	CreateInvite,
	InviteCreated,
	InvitesView,
	PersonView,
	SetRoles,
	TeamView,
} from "../../../worker/contract/wire.ts";
import { request } from "../api.ts";

export function listTeam(after: string | null): Promise<TeamView> {
	return request("GET", after === null ? "/team" : `/team?after=${encodeURIComponent(after)}`);
}

export function setRoles(id: string, body: SetRoles): Promise<PersonView> {
	return request("PUT", `/team/${encodeURIComponent(id)}/roles`, body);
}

export function removeAccount(id: string): Promise<void> {
	return request("DELETE", `/team/${encodeURIComponent(id)}`);
}

export function listInvites(): Promise<InvitesView> {
	return request("GET", "/invites");
}

export function createInvite(body: CreateInvite): Promise<InviteCreated> {
	return request("POST", "/invites", body);
}

export function revokeInvite(id: string): Promise<void> {
	return request("DELETE", `/invites/${encodeURIComponent(id)}`);
}
