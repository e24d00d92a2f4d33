// What is narrowed beside the status, each with a way out of it.

import { t } from "../messages.ts";
import type { Query } from "../router.ts";
import { nameless, namesIn } from "./names-shown.ts";
import { queueHash } from "./queue-query.ts";
import type { QueueState } from "./queue-rows.ts";

const NAMES = ["author", "page", "reason", "text", "from", "to", "hasLinks", "reported"] as const;

export function Chips({ state }: { state: QueueState }) {
	const { site, query } = state;
	const used = NAMES.filter((name) => query[name] !== undefined);
	if (used.length === 0) return null;
	const without = (name: string): Query =>
		Object.fromEntries(Object.entries(query).filter(([other]) => other !== name));
	return (
		<ul class="chips" aria-label={t("filter.used")}>
			{used.map((name) => {
				const what = textOf(name, state);
				return (
					<li key={name}>
						<a href={queueHash(site, without(name))} aria-label={t("filter.drop", { what })}>
							<bdi>{what}</bdi> <span aria-hidden="true">×</span>
						</a>
					</li>
				);
			})}
			{used.length > 1 && (
				<li>
					<a class="plain" href={queueHash(site, {})}>
						{t("filter.dropAll")}
					</a>
				</li>
			)}
		</ul>
	);
}

function textOf(name: (typeof NAMES)[number], { query, rows }: QueueState): string {
	const value = query[name] ?? "";
	if (name === "author" || name === "page" || name === "reason")
		return t(`chip.${name}`, { value: namesIn(rows, name).get(value) ?? nameless(name, value) });
	if (name === "hasLinks" || name === "reported") return t(`filter.${name}`);
	return t(`chip.${name}`, { value });
}
