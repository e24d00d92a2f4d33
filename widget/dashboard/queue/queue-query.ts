// What the queue can be narrowed to, as it stands in its address.

import type { Query } from "../router.ts";
import { routeHash } from "../router.ts";

export const STATUSES = ["waiting", "pending", "visible", "spam", "removed", "deleted", "any"] as const;
/** What stands in the address and is no filter: the comment that is looked at. */
const OPEN = "open";

/** The filters of an address, without what is no filter. */
export function filtersOf({ [OPEN]: _, ...query }: Query): Query {
	return query;
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
	const filters = filtersOf(query);
	return id === null ? filters : { ...filters, [OPEN]: id };
}
