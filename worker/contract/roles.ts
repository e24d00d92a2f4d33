// Who may do what in the dashboard and through its API: four roles, each able to do what the one before it is, and more.

/** From the least to the most. An owner is one of the whole installation; the others are so of a site, or of all. */
export const roles = ["reader", "moderator", "admin", "owner"] as const;
export type Role = (typeof roles)[number];

/**
 * `read` the queue and whatever hangs on it · `moderate` comments, authors and threads · `configure` sites, their rules
 * and threads for good, and people's data · `own` the installation: its sites and who may do what.
 */
export const abilities = ["read", "moderate", "configure", "own"] as const;
export type Ability = (typeof abilities)[number];

export function isAble(role: Role, ability: Ability): boolean {
	return roles.indexOf(role) >= abilities.indexOf(ability);
}

/** A role on one site, or on all of them where `site` is null. */
export type Grant = { site: string | null; role: Role };

/** What somebody is on a site: the most of what they were given; null where they are nobody. */
export function roleOn(grants: Grant[], site: string): Role | null {
	return highest(grants.filter((grant) => grant.site === null || grant.site === site));
}

/** What somebody is at most, wherever that is. */
export function highest(grants: Grant[]): Role | null {
	return roles.findLast((role) => grants.some((grant) => grant.role === role)) ?? null;
}

/** The sites on which somebody has an ability; null stands for all, those to come included. */
export function sitesOf(grants: Grant[], ability: Ability): string[] | null {
	const able = grants.filter(({ role }) => isAble(role, ability)).map(({ site }) => site);
	return able.includes(null) ? null : [...new Set(able as string[])];
}

/** Whether somebody may give a role: owners any, admins the two below theirs where they are admins. */
export function mayGrant(own: Grant[], { site, role }: Grant): boolean {
	if (highest(own) === "owner") return true;
	const here = highest(own.filter((grant) => grant.site === null || grant.site === site));
	return here === "admin" && !isAble(role, "configure");
}

/**
 * What an API token may touch, beside what its account may do: the rooms of `/v1/moderation`, and by themselves the two
 * guarded ones, for what asks a person to sign in anew: `privacy` is what is kept of people · `roles` who may do what.
 */
export const scopes = [
	"queue",
	"sites",
	"rules",
	"threads",
	"people",
	"accounts",
	"overview",
	"privacy",
	"roles",
] as const;
export type Scope = (typeof scopes)[number];

export const guardedScopes = ["privacy", "roles"] as const satisfies Scope[];

/** Whether only an owner gives it, to a token that is to do what no other token can. */
export function isGuarded(scope: Scope): scope is (typeof guardedScopes)[number] {
	return guardedScopes.some((guarded) => guarded === scope);
}

/** By what a token gives roles: as an admin would, so that none makes an owner or an admin, or ends one. */
export function asToken(grants: Grant[]): Grant[] {
	return grants.map((grant) => (grant.role === "owner" ? { ...grant, role: "admin" } : grant));
}
