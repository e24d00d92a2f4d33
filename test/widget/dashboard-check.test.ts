// A page's answer to the owner's check: only the page that was asked is believed, and only about itself.

import { describe, expect, it } from "vitest";
import { judgeCheckMessage } from "../../widget/dashboard/sites/check-message.ts";

const check = {
	nonce: "n-1",
	siteId: "blog",
	origins: ["https://blog.example"],
	pageOrigin: "https://blog.example",
};
const answer = { type: "afterword:check", nonce: "n-1", site: "blog", page: "https://blog.example/a", ok: true };

function judge(change: object, origin = "https://blog.example") {
	return judgeCheckMessage({ origin, data: { ...answer, ...change } }, check);
}

describe("judgeCheckMessage", () => {
	it("says that the page shows the site's comments", () => {
		expect(judge({})).toEqual({ outcome: "shown", page: "https://blog.example/a" });
	});

	it("ignores every message that is not the answer to this check", () => {
		for (const data of [null, undefined, "afterword:check", 7, [], {}, { ...answer, nonce: "n-2" }]) {
			expect(judgeCheckMessage({ origin: "https://blog.example", data }, check)).toBeNull();
		}
		for (const change of [{ type: "x" }, { nonce: 1 }, { site: null }, { page: {} }, { ok: "yes" }, { code: 3 }]) {
			expect(judge(change)).toBeNull();
		}
	});

	it("does not take another origin's word, but says where the address led", () => {
		expect(judge({}, "https://www.blog.example")).toEqual({
			outcome: "led-elsewhere",
			origin: "https://www.blog.example",
		});
	});

	it("names the other site whose tag is there", () => {
		expect(judge({ site: "shop", ok: false, code: "unknown-site" })).toEqual({ outcome: "other-site", site: "shop" });
	});

	it("warns that nobody can write from an origin that is not on the list", () => {
		const elsewhere = { ...check, pageOrigin: "https://new.example" };
		expect(judgeCheckMessage({ origin: "https://new.example", data: answer }, elsewhere)).toEqual({
			outcome: "read-only",
			origin: "https://new.example",
		});
	});

	it("passes on why the comments could not be shown", () => {
		expect(judge({ ok: false, code: "unavailable" })).toEqual({ outcome: "failed", code: "unavailable" });
		expect(judge({ ok: false })).toEqual({ outcome: "failed", code: "internal" });
	});
});
