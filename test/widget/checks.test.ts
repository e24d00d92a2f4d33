import { describe, expect, test } from "vitest";
import { checkDetails, checkText } from "../../widget/thread/checks.ts";
import { defaultSettings } from "../../worker/contract/settings.ts";

const details = { name: "Nora", email: "", website: "" };

describe("before a comment is sent", () => {
	test("its text must be there and fit, counted in characters and not in code units", () => {
		expect(checkText("   ", 50)).toEqual([{ pointer: "/text", code: "required" }]);
		expect(checkText("😀".repeat(50), 50)).toEqual([]);
		expect(checkText("😀".repeat(51), 50)).toEqual([{ pointer: "/text", code: "too-long", limit: 50 }]);
	});

	test("a name is always asked for", () => {
		expect(checkDetails({ ...details, name: " " }, defaultSettings)).toEqual([{ pointer: "/name", code: "required" }]);
		expect(checkDetails(details, defaultSettings)).toEqual([]);
	});

	test("e-mail and website are asked for as the site says", () => {
		const required = { ...defaultSettings, email: "required", website: "required" } as const;
		expect(checkDetails(details, required).map(({ pointer }) => pointer)).toEqual(["/email", "/website"]);
		const off = { ...defaultSettings, email: "off" } as const;
		expect(checkDetails({ ...details, email: "not an address" }, off)).toEqual([]);
	});

	test("what cannot be an address is said to be none", () => {
		const issues = checkDetails({ ...details, email: "nora" }, defaultSettings);
		expect(issues).toEqual([{ pointer: "/email", code: "not-valid" }]);
	});
});
