// What is narrowed beside the status, each with a way out of it.

import { isDashboardKey, t } from "../messages.ts";
import type { Query } from "../router.ts";
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

/** As the comments on the screen name it, where they do. */
function textOf(name: (typeof NAMES)[number], { query, rows }: QueueState): string {
	const value = query[name] ?? "";
	if (name === "author") {
		const item = rows.find((row) => row.item.authorId === value)?.item;
		return t("chip.author", { value: item?.author.name || t("chip.someone") });
	}
	if (name === "page") {
		const item = rows.find((row) => row.item.page.key === value)?.item;
		return t("chip.page", { value: item?.page.title || value });
	}
	if (name === "reason") {
		const key = `reason.${value}`;
		return t("chip.reason", { value: isDashboardKey(key) ? t(key, { n: 2 }).replace(/^2 /, "") : value });
	}
	if (name === "hasLinks" || name === "reported") return t(`filter.${name}`);
	return t(`chip.${name}`, { value });
}
