import { describe, expect, test } from "vitest";
import { frameWords } from "../../widget/i18n/dashboard/frame.ts";
import { logWords } from "../../widget/i18n/dashboard/log.ts";
import { queueWords } from "../../widget/i18n/dashboard/queue.ts";
import { siteWords } from "../../widget/i18n/dashboard/sites.ts";
import { en } from "../../widget/i18n/en.ts";
import { enEmbed } from "../../widget/i18n/en-embed.ts";
import { enLists } from "../../widget/i18n/en-lists.ts";
import { enPage } from "../../widget/i18n/en-page.ts";
import { enProblems } from "../../widget/i18n/en-problems.ts";
import { enReading } from "../../widget/i18n/en-reading.ts";
import { enTime } from "../../widget/i18n/en-time.ts";
import { enWriting } from "../../widget/i18n/en-writing.ts";
import { actKinds } from "../../worker/contract/acts.ts";
import { issueCodes, problems } from "../../worker/contract/problems.ts";
import { type Message, translator } from "../../worker/contract/translate.ts";

const files = { en, enEmbed, enTime, enReading, enWriting, enProblems, enLists, enPage };
const visitors: Record<string, Message> = Object.assign({}, ...Object.values(files));
const moderators: Record<string, Message> = { ...frameWords, ...queueWords, ...siteWords };

describe("messages", () => {
	// Of a connection that is not there nobody is told: a thread without news is one.
	const told = Object.keys(problems).filter((code) => !["live-off", "upgrade-required"].includes(code));
	test.each(told)("the problem %s has words for whoever meets it", (code) => {
		expect(visitors[`problem.${code}`] ?? moderators[`problem.${code}`]).toBeTruthy();
	});

	test.each(issueCodes)("the issue %s has words", (code) => {
		expect(visitors[`issue.${code}`]).toBeTruthy();
	});

	test.each(actKinds)("the log has words for the act %s", (kind) => {
		expect(logWords).toHaveProperty([`did.${kind}`]);
	});

	test("stand in one file each", () => {
		const keys = Object.values(files).flatMap((file) => Object.keys(file));
		expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
	});

	test("have the plural forms English has", () => {
		for (const message of Object.values(visitors)) {
			if (typeof message !== "string") expect(Object.keys(message)).toEqual(["one", "other"]);
		}
	});
});

describe("the translator", () => {
	const t = translator("en", { ...enEmbed, ...enWriting });

	test("chooses the plural form and writes numbers as the language does", () => {
		expect([0, 1, 2, 12_345].map((n) => t("count", { n }))).toEqual([
			"0 comments",
			"1 comment",
			"2 comments",
			"12,345 comments",
		]);
		expect(translator("de", enEmbed)("count", { n: 12_345 })).toContain("12.345");
		expect(translator("fa", enEmbed)("count", { n: 12 })).toContain("۱۲");
	});

	test("falls back to the general form where a language has more forms than the message", () => {
		expect(translator("ar", { count: { one: "one", other: "other {n}" } })("count", { n: 2 })).toContain("other");
	});

	test("puts a name in as it is, even one that looks like a placeholder", () => {
		expect(t("viewer", { name: "{n} $& <b>" })).toBe("You are commenting as {n} $& <b>");
	});

	test("has nothing to say under a key it does not know", () => {
		expect(t("problem.unheard-of" as "count")).toBe("");
	});
});
