// The queue's address as filters: what can be used is, what cannot is named, and the server never has to refuse it.

import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { readFilters } from "../../widget/dashboard/queue/queue-query.ts";
import { listQueueQuery } from "../../worker/contract/schemas-queue.ts";

const values: Record<string, string[]> = {
	status: ["waiting", "spam", "any", "all", ""],
	order: ["oldest", "newest", "up"],
	page: ["/", "x".repeat(2_048), "x".repeat(2_049), ""],
	author: ["someone", "x".repeat(64), "x".repeat(65), ""],
	reason: ["links", "rule-words", "Not One", "-x"],
	from: ["2026-01-31", "2026-13-01", "banana", "2026-1-1"],
	to: ["2026-01-31", "yesterday"],
	hasLinks: ["1", "0", "true"],
	reported: ["1", "yes"],
	text: ["apple", "x".repeat(200), "x".repeat(201)],
};

describe("readFilters", () => {
	for (const [name, tried] of Object.entries(values)) {
		it(`takes of ${name} just what the server takes, but for what says nothing`, () => {
			for (const value of tried) {
				const { query, dropped } = readFilters("blog", { [name]: value });
				const isTaken = v.safeParse(listQueueQuery, { site: "blog", [name]: value }).success && value !== "";
				expect(query, value).toEqual(isTaken ? { [name]: value } : {});
				expect(dropped, value).toEqual(isTaken ? [] : [`${name}=${value}`]);
			}
		});
	}

	it("names what it does not know, and leaves the rest as it is", () => {
		const asked = { status: "all", from: "banana", text: "apple", colour: "red", open: "an id" };
		expect(readFilters(null, asked)).toEqual({
			query: { text: "apple" },
			dropped: ["status=all", "from=banana", "colour=red"],
		});
	});

	it("takes a page only with its site", () => {
		expect(readFilters(null, { page: "/" })).toEqual({ query: {}, dropped: ["page=/"] });
		expect(readFilters("blog", { page: "/" }).dropped).toEqual([]);
	});
});
