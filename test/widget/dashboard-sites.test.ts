// What an owner types about a site: the id proposed for it, its origins line by line, and what comes back from the server.

import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { parseOriginLines } from "../../widget/dashboard/sites/origin-lines.ts";
import {
	draftBody,
	draftErrors,
	draftOf,
	issueErrors,
	mergeDraft,
	newDraft,
	newerFields,
	settingsTyped,
} from "../../widget/dashboard/sites/site-draft.ts";
import { proposeSiteId } from "../../widget/dashboard/sites/site-id.ts";
import { SITE_ID_MAX } from "../../worker/contract/limits.ts";
import * as schemas from "../../worker/contract/schemas.ts";
import { createSite } from "../../worker/contract/schemas-moderation.ts";
import { settingChanges, settings } from "../../worker/contract/schemas-settings.ts";
import { defaultSettings, settingBounds } from "../../worker/contract/settings.ts";

describe("proposeSiteId", () => {
	it.each([
		["My Blog", "my-blog"],
		["  Ada’s   Notes & Queries! ", "adas-notes-queries"],
		["Café Straße Ærø", "cafe-strasse-aero"],
		["2026", "2026"],
		["日記", ""],
		["x".repeat(60), "x".repeat(SITE_ID_MAX)],
		[`${"x".repeat(SITE_ID_MAX - 1)} y`, "x".repeat(SITE_ID_MAX - 1)],
	])("%j becomes %j", (name, id) => {
		expect(proposeSiteId(name)).toBe(id);
	});

	it("proposes only what the server takes, or nothing", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (name) => {
				const id = proposeSiteId(name);
				expect(id === "" || v.is(schemas.siteId, id)).toBe(true);
			}),
		);
	});
});

describe("parseOriginLines", () => {
	it("reads one origin a line and skips empty ones", () => {
		expect(parseOriginLines("\nhttps://Example.com/\r\n\n http://localhost:4000 \nhttps://example.org")).toEqual({
			origins: ["https://example.com", "http://localhost:4000", "https://example.org"],
			lines: [1, 3, 4],
			errors: [],
		});
	});

	it("writes hosts as browsers send them", () => {
		expect(parseOriginLines("https://bücher.example:443").origins).toEqual(["https://xn--bcher-kva.example"]);
	});

	it.each([
		["example.com", { code: "scheme", suggestion: "https://example.com" }],
		["ftp://example.com", { code: "scheme" }],
		["https://example.com/blog/", { code: "path", suggestion: "https://example.com" }],
		["https://example.com?x", { code: "path", suggestion: "https://example.com" }],
		["https://me@example.com", { code: "path", suggestion: "https://example.com" }],
		["https://*.example.com", { code: "star" }],
		["https://example.com.", { code: "unreadable" }],
		["https://exa mple.com", { code: "unreadable" }],
		["https://", { code: "unreadable" }],
	])("%j is refused", (line, error) => {
		expect(parseOriginLines(line)).toEqual({ origins: [], lines: [], errors: [{ line: 0, ...error }] });
	});

	it("names the line of a repetition and of one too many", () => {
		expect(parseOriginLines("https://a.example\nhttps://A.example/").errors).toEqual([{ line: 1, code: "repeated" }]);
		const many = Array.from({ length: 21 }, (_, n) => `https://s${n}.example`).join("\n");
		expect(parseOriginLines(many).errors).toEqual([{ line: 20, code: "too-many" }]);
	});

	it("reads its own reading the same", () => {
		fc.assert(
			fc.property(fc.array(fc.webUrl({ withFragments: true })), (urls) => {
				const { origins } = parseOriginLines(urls.join("\n"));
				expect(parseOriginLines(origins.join("\n"))).toMatchObject({ origins, errors: [] });
			}),
		);
	});
});

describe("a site's draft", () => {
	const valid = { ...newDraft, id: "blog", name: "Blog", origins: "https://a.example" };

	it("starts with the server's defaults and knows its bounds", () => {
		expect(v.parse(settings, defaultSettings)).toEqual(defaultSettings);
		for (const [figure, { min, max }] of Object.entries(settingBounds)) {
			const takes = (value: number) => v.is(settingChanges, { [figure]: value });
			expect([min - 1, min, max, max + 1].map(takes), figure).toEqual([false, true, true, false]);
		}
	});

	it("becomes a request the server takes, and comes back the same", () => {
		const body = draftBody(valid);
		expect(v.parse(createSite, body)).toEqual(body);
		expect(draftOf(body as never)).toEqual(valid);
		expect(draftErrors(valid)).toEqual({});
	});

	it("says beside each field what is plainly wrong", () => {
		const wrong = draftErrors({
			...newDraft,
			origins: "https://a.example\nb.example",
			textMax: "many",
			maxLinks: "51",
			reactions: "👍 ok",
		});
		expect(Object.keys(wrong).sort()).toEqual(["id", "maxLinks", "name", "origins", "reactions", "textMax"]);
		expect(wrong.reactions).toEqual(["This is no emoji: ok"]);
		expect(wrong.origins?.[0]).toContain("https://b.example");
		expect(wrong.origins?.[0]).toMatch(/^Line 2:/);
	});

	it("is previewed with what is wrong as it was before, and the rest as it is typed", () => {
		const typed = { ...valid, textMax: "9x", sort: "oldest" };
		expect(settingsTyped(typed, valid)).toEqual({ ...settingsTyped(valid, valid), sort: "oldest" });
	});

	it("takes reactions as they are typed: apart or together, one of a kind, at most eight, or none", () => {
		const typed = (reactions: string) => draftBody({ ...valid, reactions }).settings?.reactions;
		expect(typed("👍❤,👨‍👩‍👧‍👦  👍🏽 👍")).toEqual(["👍", "❤️", "👨‍👩‍👧‍👦", "👍🏽"]);
		expect(typed(" ")).toEqual([]);
		expect(draftErrors({ ...valid, reactions: "😀😃😄😁😆😅🤣😂" })).toEqual({});
		expect(draftErrors({ ...valid, reactions: "😀😃😄😁😆😅🤣😂🙂" }).reactions?.[0]).toContain("8");
		for (const kind of typed("👍❤,👨‍👩‍👧‍👦  👍🏽 👍")!) expect(v.is(settingChanges, { reactions: [kind] })).toBe(true);
	});

	it("brings the server's issues to their fields, and to the line an origin stands on", () => {
		const draft = { ...valid, origins: "https://a.example\n\nhttps://b.example" };
		const { errors, rest } = issueErrors(
			[
				{ pointer: "/origins/1", code: "not-valid" },
				{ pointer: "/settings/textMax", code: "too-many", limit: 5000 },
				{ pointer: "/id", code: "too-long", limit: 40 },
				{ pointer: "/version", code: "required" },
			],
			draft,
		);
		expect(errors.origins?.[0]).toMatch(/^Line 3:/);
		expect(errors.textMax?.[0]).toContain("5,000");
		expect(errors.id?.[0]).toContain("40");
		expect(rest).toHaveLength(1);
	});

	it("keeps what was typed and takes the rest from somebody else's newer state", () => {
		const base = { ...draftBody(valid), version: 1, createdAt: 1 };
		const newest = { ...base, version: 2, name: "Theirs", settings: { ...base.settings, maxLinks: 7 } as never };
		const merged = mergeDraft({ ...valid, name: "Mine" }, valid, newest);
		expect(merged).toMatchObject({ name: "Mine", maxLinks: "7" });
		expect(newerFields(merged, newest)).toEqual(["name"]);
	});

	it("tells which fields somebody else left differently", () => {
		const settings = { ...defaultSettings, maxLinks: 7 };
		const newest = { id: "blog", name: "The Blog", origins: [], settings, version: 3, createdAt: 1 };
		expect(newerFields(valid, newest).sort()).toEqual(["maxLinks", "name", "origins"]);
	});
});
