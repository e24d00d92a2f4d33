// What an edited comment said before, read when a moderator wants to know.

import { useState } from "preact/hooks";
import type { RevisionsView } from "../../../worker/contract/wire.ts";
import { markup } from "../../ui/markup.tsx";
import { failureOf, listRevisions } from "../api.ts";
import { t } from "../messages.ts";
import { problemText } from "../parts/problem-text.ts";
import { When } from "../parts/When.tsx";

export function Revisions({ commentId }: { commentId: string }) {
	const [revisions, setRevisions] = useState<RevisionsView["revisions"] | null>(null);
	const [trouble, setTrouble] = useState<string | null>(null);

	async function read(): Promise<void> {
		setTrouble(null);
		try {
			setRevisions((await listRevisions(commentId)).revisions);
		} catch (error) {
			setTrouble(problemText(failureOf(error).code));
		}
	}

	return (
		<details class="revisions" onToggle={(event) => event.currentTarget.open && revisions === null && void read()}>
			<summary>{t("revisions.title")}</summary>
			<div role="status">
				{trouble !== null && <p class="trouble">{trouble}</p>}
				{trouble === null && revisions === null && <p>{t("loading")}</p>}
				{revisions?.length === 0 && <p>{t("revisions.none")}</p>}
			</div>
			{trouble !== null && (
				<button type="button" onClick={() => void read()}>
					{t("retry")}
				</button>
			)}
			{revisions !== null && revisions.length > 0 && (
				<ol>
					{revisions.map(({ version, body, at }) => (
						<li key={version} class="revision">
							<p class="meta">
								<When at={at} />
							</p>
							<div class="body" dir="auto">
								{markup(body)}
							</div>
						</li>
					))}
				</ol>
			)}
		</details>
	);
}
