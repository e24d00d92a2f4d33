// Every text that tries to run a script, in every field a visitor or an owner fills in, through the Worker's rules and
// into the very components that show it. What they draw is written out as HTML, read by a parser and held against a list.

import { h } from "preact";
import { describe, expect, it } from "vitest";
import { QueueComment } from "../../widget/dashboard/queue/QueueComment.tsx";
import { en } from "../../widget/i18n/en.ts";
import { enEmbed } from "../../widget/i18n/en-embed.ts";
import { Byline } from "../../widget/thread/Byline.tsx";
import { markup } from "../../widget/ui/markup.tsx";
import { translator } from "../../worker/contract/translate.ts";
import type { QueueItem } from "../../worker/contract/wire.ts";
import { type Draft, readText } from "../../worker/domain/draft.ts";
import { ProblemError } from "../../worker/domain/problem.ts";
import { settingsOf } from "../../worker/domain/settings.ts";
import { faultsOf, html } from "./drawn-html.ts";
import { xssCases } from "./xss-cases.ts";
import { acceptedDraft, plain, spellings, type XssField, xssFields } from "./xss-fields.ts";

const ORIGIN = "https://blog.example";
const rules = { settings: settingsOf({}), origins: [ORIGIN] };

function draw(draft: Draft, siteName: string): string {
	const author = { name: draft.name, avatar: 1, ...(draft.website !== null && { website: draft.website }) };
	const t = translator("en", { ...enEmbed, ...en });
	const view = { t, ago: () => "now" } as never;
	const row = { id: "x", parentId: null, status: "visible", author, body: draft.body, createdAt: 0, replyCount: 0 };
	const item = {
		site: { id: "x", name: siteName },
		page: { key: draft.pageKey, title: draft.pageTitle, url: draft.pageUrl },
		thread: { id: 1, isClosed: false },
		authorId: "author",
	};
	const queued = {
		...row,
		...item,
		replyTo: draft.name,
		verdict: "hold",
		reasons: [],
		version: 1,
		decision: null,
		reports: [],
	};
	const waiting = {
		item: { ...queued, status: "pending" } as QueueItem,
		state: "waiting",
		action: null,
		trouble: null,
	} as const;
	return [
		html(h(Byline, { view, branch: { row, replyTo: draft.name } as never })),
		html(h("div", { class: "body" }, markup(draft.body))),
		html(h(QueueComment, { row: waiting, isCurrent: true, hasKeys: true, onDecide() {}, onFocus() {} })),
	].join("\n");
}

/** What the payload draws in that field, in every spelling the rules accept. */
function drawings(field: XssField, payload: string): string[] {
	const drafts = spellings(payload, ORIGIN)[field].map((value) => acceptedDraft({ ...plain, [field]: value }, rules));
	return drafts.flatMap((draft) => (draft ? [draw(draft, "A site")] : []));
}

function previewOf(text: string): string {
	try {
		return html(h("div", { class: "body" }, markup(readText(text, rules.settings).body)));
	} catch (error) {
		if (error instanceof ProblemError) return "";
		throw error;
	}
}

describe("the XSS grid, parsed", () => {
	const cases = xssCases();

	it.each(xssFields)("payloads as %s draw nothing but what is on the list", (field) => {
		let drawn = 0;
		for (const { name, text } of cases) {
			for (const one of drawings(field, text)) {
				drawn++;
				expect(faultsOf(one), name).toEqual([]);
			}
		}
		// A grid that refuses everything proves nothing.
		expect(drawn).toBeGreaterThan(field === "email" ? cases.length / 20 : cases.length / 2);
	});

	it("payloads as a site's name draw nothing but what is on the list", () => {
		const draft = acceptedDraft(plain, rules)!;
		for (const { name, text } of cases) expect(faultsOf(draw(draft, text)), name).toEqual([]);
	});

	it("payloads in a preview draw nothing but what is on the list", () => {
		for (const { name, text } of cases) expect(faultsOf(previewOf(text)), name).toEqual([]);
	});

	it("says what it finds where something is wrong", () => {
		const bad: [string, string][] = [
			["<div class=body><img src=x></div>", "<img> in a body"],
			["<div class=body><p onclick=x>a</p></div>", "onclick in a body"],
			["<p><a href=javascript:1>a</a></p>", "javascript:1"],
			["<div class=body><a href=https://a.example/ rel=noopener>a</a></div>", "a link without rel"],
			["<form><input name=attributes></form>", "<form> around"],
			["<div class=body><p id=x>a</p></div>", "id in a body"],
		];
		for (const [text, fault] of bad) expect(faultsOf(text), text).toContain(fault);
	});
});
