// The address after `#`: views, sign-in links, and everything else.

import { describe, expect, it } from "vitest";
import { isRoute, parseRoute, routeHash, signInToken } from "../../widget/dashboard/router.ts";
import { frameWords } from "../../widget/i18n/dashboard/frame.ts";
import { operations } from "../../worker/contract/operations.ts";

describe("parseRoute", () => {
	it.each([
		["#/queue", { view: "queue" }],
		["#/sites", { view: "sites" }],
		["#/queue/my-blog", { view: "queue", site: "my-blog" }],
		["#/new-site", { view: "new-site" }],
		["#/sites/new", { view: "site", id: "new" }],
		["#/sites/my-blog", { view: "site", id: "my-blog" }],
	] as const)("%s and back", (hash, route) => {
		expect(parseRoute(hash)).toEqual(route);
		expect(routeHash(route)).toBe(hash);
	});

	it("shows the queue for whatever else", () => {
		for (const hash of ["", "#", "#/", "#/nothing/x", "#main"]) expect(parseRoute(hash)).toEqual({ view: "queue" });
	});

	it("tells views from places within the page", () => {
		expect(["", "#/sites"].map(isRoute)).toEqual([true, true]);
		expect(["#main", "#sign-in=x"].map(isRoute)).toEqual([false, false]);
	});
});

describe("signInToken", () => {
	it("finds the token of a link and nothing else", () => {
		expect(signInToken("#sign-in=Ab_9-x")).toBe("Ab_9-x");
		for (const hash of ["#sign-in=", "#/sign-in=x", "#sign-in=a b", "#/queue"]) expect(signInToken(hash)).toBeNull();
	});
});

describe("the dashboard's messages", () => {
	it("have words for every problem its operations name", () => {
		for (const operation of Object.values(operations)) {
			if (operation.audience !== "moderator" || !("problems" in operation)) continue;
			for (const code of operation.problems) expect(frameWords).toHaveProperty([`problem.${code}`]);
		}
	});
});
