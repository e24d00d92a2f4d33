// Roles as somebody gives them to somebody: on sites that are there.

import type { Issue } from "../contract/problems.ts";
import type { Grant } from "../contract/roles.ts";
import { listSites } from "../db/sites.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext } from "./context.ts";

/** @throws ProblemError `invalid`, pointing at each grant on a site there is not */
export async function requireKnownSites(c: AppContext, grants: Grant[]): Promise<void> {
	if (grants.every(({ site }) => site === null)) return;
	const known = new Set((await listSites(c.get("db"))).map(({ id }) => id));
	const issues = grants.flatMap(({ site }, index): Issue[] =>
		site === null || known.has(site) ? [] : [{ pointer: `/grants/${index}/site`, code: "not-found" }],
	);
	if (issues.length > 0) throw new ProblemError("invalid", { issues });
}
