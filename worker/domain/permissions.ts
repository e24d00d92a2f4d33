// What an author may still do with their own words, and what who runs the installation may give each other.

import { type Grant, mayGrant } from "../contract/roles.ts";
import type { Settings, Status } from "../contract/wire.ts";

/** Until when (ms) an own comment may be edited or deleted; null when that time has passed or it is gone. */
export function editableUntil(
	comment: { createdAt: number; status: Status },
	settings: Pick<Settings, "editWindowMinutes">,
	now: number,
): number | null {
	const until = comment.createdAt + settings.editWindowMinutes * 60_000;
	return until > now && comment.status !== "removed" && comment.status !== "deleted" ? until : null;
}

/**
 * What somebody has once `actor` gave them `wished`: what the actor could not have given stays as it is. Null where a wish
 * is beyond the actor, or would stand beside something that stays.
 */
export function nextGrants(actor: Grant[], current: Grant[], wished: Grant[]): Grant[] | null {
	const kept = current.filter((grant) => !mayGrant(actor, grant));
	const isKept = (grant: Grant) => kept.some((one) => one.role === "owner" || one.site === grant.site);
	const isSame = (grant: Grant) => kept.some((one) => one.site === grant.site && one.role === grant.role);
	const added = wished.filter((grant) => !isSame(grant));
	if (added.some((grant) => !mayGrant(actor, grant) || isKept(grant))) return null;
	return [...kept, ...added];
}
