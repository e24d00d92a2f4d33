// What is wrong with one field, beside it; the field points here by `aria-describedby`.

import type { Issue } from "../../worker/contract/problems.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

type Props = { view: View; issues: Issue[]; pointer: string; id: string };

export function FieldIssue({ view, issues, pointer, id }: Props) {
	const issue = issues.find((one) => one.pointer === pointer);
	if (!issue) return null;
	return (
		<p class="issue" id={id}>
			{wordsOf(view)(`issue.${issue.code}`, { n: issue.limit ?? 0 })}
		</p>
	);
}
