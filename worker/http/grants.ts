// Roles as somebody gives them to somebody: on sites that are there.

import type { Issue } from "../contract/problems.ts";
import type { Grant } from "../contract/roles.ts";
import { readSiteNames } from "../db/sites.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext } from "./context.ts";

/** @throws ProblemError `invalid`, pointing at each grant on a site there is not */
export async function requireKnownSites(c: AppContext, grants: Grant[]): Promise<void> {
	const ids = sitesIn(grants);
	if (ids.length === 0) return;
	const known = await readSiteNames(c.get("db"), ids);
	const issues = grants.flatMap(({ site }, index): Issue[] =>
		site === null || known.has(site) ? [] : [{ pointer: `/grants/${index}/site`, code: "not-found" }],
	);
	if (issues.length > 0) throw new ProblemError("invalid", { issues });
}

/** The sites these name. */
export function sitesIn(grants: Grant[]): string[] {
	return grants.flatMap(({ site }) => site ?? []);
}
