// The Worker's pages say what the build wrote out of the widget's messages: every key they ask for is there.

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { locales } from "../../widget/build/locales.ts";
import { frameWords } from "../../widget/i18n/dashboard/frame.ts";
import { issueCodes, problems } from "../../worker/contract/problems.ts";

const root = join(import.meta.dirname, "../..");
const sources = globSync(["worker/pages/*.ts", "worker/http/problem-page.ts", "worker/routes/{thread-page,feeds}.ts"], {
	cwd: root,
}).map((path) => readFileSync(join(root, path), "utf8"));
const built = await locales(join(root, "widget/i18n"));
const wordsIn = (file: string) => JSON.parse(built.get(file) ?? "{}");

test("every message a page says is in English", () => {
	const calls = sources.flatMap((source) => [...source.matchAll(/\bt\(([^`]*?)\)/g)].map(([, inside]) => inside!));
	const said = calls.flatMap((inside) => [...inside.matchAll(/"([\w.]+)"/g)].map(([, key]) => key!));
	expect(said.length).toBeGreaterThan(20);
	const english = wordsIn("locale/en.json");
	expect(said.filter((key) => !(key in english) && !["visible", "hold-all"].includes(key))).toEqual([]);
});

test("every problem and issue a page can meet, every place it can show and every field it has has words", () => {
	const english = wordsIn("locale/en.json");
	const keys = [
		...Object.keys(problems).map((code) => `problem.${code}`),
		...issueCodes.map((code) => `issue.${code}`),
		...["deleted", "removed", "pending"].map((status) => `place.${status}`),
		...["name", "email", "website"],
	];
	// Met only by moderators, who have words of their own for it, or by a script.
	const others = [...Object.keys(frameWords), "problem.upgrade-required", "problem.live-off"];
	expect(keys.filter((key) => !(key in english) && !others.includes(key))).toEqual([]);
});

test("every language has a file of its own, and the dashboard's words are in none", () => {
	expect([...built.keys()]).toContain("locale/en.json");
	for (const [, text] of [...built].filter(([file]) => !file.endsWith(".view.json"))) {
		expect(Object.keys(JSON.parse(text))).toContain("page.noToken");
		expect(Object.keys(JSON.parse(text))).not.toContain("tag.title");
	}
});
