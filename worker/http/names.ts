// Names of people who run the installation: held to what a visitor's name is held to.

import { NAME_MAX } from "../contract/limits.ts";
import { cleanName, countGraphemes } from "../domain/clean.ts";
import { ProblemError } from "../domain/problem.ts";

/** The name as it is kept. @throws ProblemError `invalid`, pointing at /name */
export function requireName(typed: string): string {
	const name = cleanName(typed);
	if (name === "") throw new ProblemError("invalid", { issues: [{ pointer: "/name", code: "required" }] });
	if (countGraphemes(name) > NAME_MAX)
		throw new ProblemError("invalid", { issues: [{ pointer: "/name", code: "too-long", limit: NAME_MAX }] });
	return name;
}
