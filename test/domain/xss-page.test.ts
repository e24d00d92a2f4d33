// Every text that tries to run a script, in every field a visitor fills in, on the pages and in the feeds the Worker makes.
// A parser reads them: with hostile words they must be made of the very elements they are made of with harmless ones.

import { parse, serialize, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { describe, expect, it } from "vitest";
import { locales } from "../../widget/build/locales.ts";
import type { CommentView } from "../../worker/contract/wire.ts";
import type { Draft } from "../../worker/domain/draft.ts";
import { settingsOf } from "../../worker/domain/settings.ts";
import { entryOf } from "../../worker/pages/feed-view.ts";
import { formHtml } from "../../worker/pages/form-html.ts";
import { fragmentHtml, threadPageHtml } from "../../worker/pages/thread-page.ts";
import { branchesOf } from "../../worker/pages/thread-tree.ts";
import type { ThreadPageView } from "../../worker/pages/thread-view.ts";
import { wordsOf } from "../../worker/pages/words.ts";
import { faultsOf } from "./drawn-html.ts";
import { xssCases } from "./xss-cases.ts";
import { acceptedDraft, loaded, plain } from "./xss-fields.ts";

const ORIGIN = "https://blog.example";
const API = "https://comments.example";
const rules = { settings: settingsOf({}), origins: [ORIGIN] };
const built = await locales(`${import.meta.dirname}/../../widget/i18n`);
const words = wordsOf("en", JSON.parse(built.get("locale/en.json")!));

function commentOf(draft: Draft, id: string, parentId: string | null): CommentView {
	const author = { name: draft.name, avatar: 1, ...(draft.website !== null && { website: draft.website }) };
	const place = { id, parentId, status: "visible", replyCount: parentId ? 0 : 1, createdAt: 0 } as const;
	return { ...place, author, body: draft.body, ...(parentId && { replyTo: draft.name }) };
}

/** A page full of somebody's words: in comments, in the form that was refused, as the page's and the site's names. */
function pageOf(draft: Draft, typed: string): ThreadPageView {
	const form = {
		words,
		action: `${API}/?page=${encodeURIComponent(typed.toWellFormed())}`,
		settings: rules.settings,
		token: typed,
		typed: { text: typed, name: typed, email: typed, website: typed },
		issues: [{ pointer: "/text", code: "required" as const }],
		replyTo: { name: draft.name },
		cancel: null,
	};
	return {
		words,
		api: API,
		site: { id: "x", name: typed, origins: [ORIGIN] },
		page: {
			key: draft.pageKey,
			title: draft.pageTitle,
			url: draft.pageUrl,
			commentCount: 2,
			isClosed: false,
			closedAt: null,
			createdAt: 0,
		},
		likes: 1,
		branches: branchesOf([commentOf(draft, "root", null), commentOf(draft, "reply", "root")]),
		orders: [{ sort: "top", href: "?page=x&sort=top" }],
		next: null,
		first: null,
		isBranch: false,
		canWrite: true,
		form: { html: formHtml(form), replyTo: null },
		notice: { lines: [typed], isProblem: true },
		hasPictures: true,
		link: (query) => `?${new URLSearchParams({ page: draft.pageKey, ...query })}`,
	};
}

/** Every element outside the comments' own words, with the names of its attributes, in the order of the page. */
function skeleton(node: Tree.Node): string[] {
	const children = "childNodes" in node ? node.childNodes : [];
	if (!("tagName" in node)) return children.flatMap(skeleton);
	const own = [node.tagName, ...node.attrs.map(({ name }) => name)].join(" ");
	return isBody(node) ? [own] : [own, ...children.flatMap(skeleton)];
}

function bodies(node: Tree.Node): Tree.Element[] {
	const children = "childNodes" in node ? node.childNodes.flatMap(bodies) : [];
	return "tagName" in node && isBody(node) ? [node] : children;
}

const isBody = ({ attrs }: Tree.Element) => attrs.some(({ name, value }) => name === "class" && value === "body");

function addresses(node: Tree.Node): string[] {
	const children = "childNodes" in node ? node.childNodes.flatMap(addresses) : [];
	const own = "attrs" in node ? node.attrs.filter(({ name }) => name === "href" || name === "action") : [];
	return [...own.map(({ value }) => value), ...children];
}

/** The same parts with nothing hostile in them. */
function harmless(draft: Draft): Draft {
	const { website, pageUrl, pageTitle } = draft;
	const title = pageTitle && "On humming";
	const quiet = { ...acceptedDraft(plain, rules)!, pageTitle: title };
	return { ...quiet, website: website && "https://ada.example/", pageUrl: pageUrl && `${ORIGIN}/a` };
}

describe("the XSS grid on pages without a script", () => {
	const cases = xssCases().map(({ name, text }) => ({ name, text, draft: acceptedDraft(loaded(text, rules), rules)! }));

	it.each([
		["a page", threadPageHtml],
		["a fragment", fragmentHtml],
	] as const)("%s is made of the same elements whatever people write", (_, htmlOf) => {
		const expected = new Map<string, string[]>();
		for (const { name, text, draft } of cases) {
			const page = parse(String(htmlOf(pageOf(draft, text))));
			const parts = JSON.stringify([draft.website === null, draft.pageUrl === null, draft.pageTitle === ""]);
			const quiet = expected.get(parts) ?? skeleton(parse(String(htmlOf(pageOf(harmless(draft), "quiet")))));
			expected.set(parts, quiet);
			expect(skeleton(page), name).toEqual(quiet);
			for (const body of bodies(page)) expect(faultsOf(`<div class="body">${serialize(body)}</div>`), name).toEqual([]);
			for (const address of addresses(page))
				expect(address, name).toMatch(/^(https?:|mailto:|#comment-|\?page=|\/thread-page\.css$)/);
		}
	});

	it("a feed's HTML holds nothing but what is on the list", () => {
		for (const { name, draft } of cases) {
			const page = { key: draft.pageKey, title: draft.pageTitle, url: draft.pageUrl };
			const author = { name: draft.name, website: draft.website };
			const comment = { id: "x", parentId: null, author, body: draft.body, createdAt: 0, editedAt: null, page };
			const { content } = entryOf(comment, { api: API, site: { id: "x", origins: [ORIGIN] }, words });
			expect(faultsOf(`<div class="body">${content}</div>`), name).toEqual([]);
		}
	});
});
