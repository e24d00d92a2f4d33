// What the queue can be narrowed to, as it stands in its address.

import { PAGE_KEY_MAX, SEARCH_MAX } from "../../../worker/contract/limits.ts";
import type { Query } from "../router.ts";
import { routeHash } from "../router.ts";

export const STATUSES = ["waiting", "pending", "visible", "spam", "removed", "deleted", "any"] as const;
/** What stands in the address and is no filter: the comment that is looked at. */
const OPEN = "open";

const isFlag = (value: string) => value === "1";
const isDay = (value: string) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
const isWithin = (most: number) => (value: string) => value !== "" && value.length <= most;

/** What each filter takes, as the server has it: an address may be mistyped, or of a version that is no more. */
const TAKES: Record<string, (value: string) => boolean> = {
	status: (value) => STATUSES.some((status) => status === value),
	order: (value) => value === "oldest" || value === "newest",
	page: isWithin(PAGE_KEY_MAX * 4),
	author: isWithin(64),
	reason: (value) => /^[a-z0-9][a-z0-9-]{0,39}$/.test(value),
	from: isDay,
	to: isDay,
	hasLinks: isFlag,
	reported: isFlag,
	text: isWithin(SEARCH_MAX),
};

/** The filters of an address that can be used; `dropped` are those that cannot, as they stand there. */
export function readFilters(site: string | null, { [OPEN]: _, ...asked }: Query): { query: Query; dropped: string[] } {
	// A page is one of a site.
	const isUsable = ([name, value]: [string, string]) =>
		Object.hasOwn(TAKES, name) && TAKES[name]!(value) && (name !== "page" || site !== null);
	const parts = Object.entries(asked);
	return {
		query: Object.fromEntries(parts.filter(isUsable)),
		dropped: parts.filter((part) => !isUsable(part)).map((part) => part.join("=")),
	};
}

export function statusOf(query: Query): (typeof STATUSES)[number] {
	return STATUSES.find((status) => status === query.status) ?? "waiting";
}

export function orderOf(query: Query): "newest" | "oldest" {
	return query.order === "newest" || query.order === "oldest"
		? query.order
		: statusOf(query) === "waiting"
			? "oldest"
			: "newest";
}

/** The address of the queue narrowed so; empty parts are left out, and what is the case anyway. */
export function queueHash(site: string | null, query: Query): string {
	const kept = Object.entries(query).filter(
		([name, value]) => value !== "" && !(name === "status" && value === "waiting"),
	);
	const plain = Object.fromEntries(kept);
	return routeHash({ view: "queue", ...(site !== null && { site }), ...(kept.length > 0 && { query: plain }) });
}

/** The same with one comment looked at, or none. */
export function withOpen(query: Query, id: string | null): Query {
	return id === null ? query : { ...query, [OPEN]: id };
}
