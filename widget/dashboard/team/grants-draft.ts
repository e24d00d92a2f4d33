// Roles while they are chosen: one for all sites, and one for each.

import { type Grant, mayGrant, type Role, roles } from "../../../worker/contract/roles.ts";

/** By the site's id; "" stands for all sites, and an empty role for none. */
export type GrantsDraft = Record<string, Role | "">;

export const ALL_SITES = "";

export function draftOf(grants: Grant[]): GrantsDraft {
	return Object.fromEntries(grants.map(({ site, role }) => [site ?? ALL_SITES, role]));
}

/** What is chosen. An owner is one of everything, whatever else was chosen before. */
export function grantsOf(draft: GrantsDraft): Grant[] {
	if (draft[ALL_SITES] === "owner") return [{ site: null, role: "owner" }];
	return Object.entries(draft).flatMap(([site, role]) =>
		role ? [{ site: site === ALL_SITES ? null : site, role }] : [],
	);
}

/** What somebody may give on a site, or on all of them; owners are owners of all. */
export function rolesToGive(own: Grant[], site: string | null): Role[] {
	return roles.filter((role) => (role !== "owner" || site === null) && mayGrant(own, { site, role }));
}

/** Whether all that somebody has is the other's to change. */
export function mayChange(own: Grant[], theirs: Grant[]): boolean {
	return theirs.some((grant) => mayGrant(own, grant)) || (theirs.length === 0 && rolesToGive(own, null).length > 0);
}
