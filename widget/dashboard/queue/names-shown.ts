// The authors, pages and reasons of the comments on the screen, as these name them: what one may want to narrow to next.

import { isDashboardKey, t } from "../messages.ts";
import type { Row } from "./queue-rows.ts";

export type Named = "author" | "page" | "reason";

/** Name by value, in the order they are met. */
export function namesIn(rows: Row[], what: Named): Map<string, string> {
	const found = new Map<string, string>();
	for (const { item } of rows) {
		if (what === "author") found.set(item.authorId, item.author.name || nameless(what, item.authorId));
		else if (what === "page") found.set(item.page.key, item.page.title || item.page.key);
		else for (const { check } of item.reasons) found.set(check, nameless(what, check));
	}
	return found;
}

/** What a value is called that no comment on the screen has a name for. A check is named by its message, without its figure. */
export function nameless(what: Named, value: string): string {
	if (what === "author") return t("chip.someone");
	if (what === "page") return value;
	const key = `reason.${value}`;
	return isDashboardKey(key) ? t(key, { n: 2, detail: "…" }).replace(/^2 /, "") : value;
}
