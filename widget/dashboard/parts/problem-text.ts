// Puts what the API reports by code into words; a code from a newer server gets the general sentence.

import type { Issue } from "../../../worker/contract/problems.ts";
import { isDashboardKey, t } from "../messages.ts";

export function problemText(code: string): string {
	const key = `problem.${code}`;
	return t(isDashboardKey(key) ? key : "problem.internal");
}

export function issueText(issue: Issue): string {
	const key = `issue.${issue.code}`;
	return t(isDashboardKey(key) ? key : "issue.not-valid", issue.limit === undefined ? {} : { n: issue.limit });
}
