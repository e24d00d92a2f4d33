// What the log says of what was done.

import { describe, expect, it } from "vitest";
import { actText } from "../../widget/dashboard/log/act-text.ts";
import type { LogEntry } from "../../worker/contract/wire.ts";

const entry = (changes: Partial<LogEntry>): LogEntry => ({
	kind: "spam",
	by: { id: "1", name: "Owner" },
	at: 0,
	site: "blog",
	subject: "1",
	label: "",
	isUndone: false,
	canUndo: true,
	...changes,
});
const rule = { kind: "words", terms: ["casino", "poker"], termCount: 2, figure: null, outcome: "hold" } as const;

describe("a line of the log", () => {
	it("names the token something was done by", () => {
		const by = { id: "1", name: "Owner", token: { prefix: "abcdefgh", name: "cron" } };
		expect(actText(entry({ by, label: "Ada" }))).toBe("Owner, by the token “cron”, marked a comment by Ada as spam");
		expect(actText(entry({ label: "Ada" }))).toBe("Owner marked a comment by Ada as spam");
	});

	it("says a rule as a sentence, or what its owner calls it", () => {
		const made = entry({ kind: "rule.create", rule: { ...rule, terms: [...rule.terms] } });
		expect(actText(made)).toBe("Owner made a rule: Hold comments that contain “casino” or “poker”.");
		expect(actText({ ...made, label: "Gambling" })).toBe("Owner made a rule: Gambling");
		const many = { ...rule, terms: ["a", "b", "c", "d", "e"], termCount: 90 };
		expect(actText(entry({ kind: "rule.delete", rule: many }))).toContain("“a”, “b”, “c”, “d” or 86 more");
		expect(actText(entry({ kind: "rule.move" })), "of before that was kept").toBe("Owner moved a rule: without a name");
	});

	it("names both threads of a merge", () => {
		const merge = entry({ kind: "thread.merge", label: "Fog (/fog)", from: "Fog (/fog?ref=mail)" });
		expect(actText(merge)).toBe("Owner merged the thread “Fog (/fog?ref=mail)” into “Fog (/fog)”");
		expect(actText({ ...merge, undoes: 3 })).toMatch(/^Taken back: Owner merged/);
		expect(actText(entry({ kind: "thread.merge", label: "Fog" }))).toBe("Owner merged another thread into “Fog”");
	});
});
