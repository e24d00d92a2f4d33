// Addresses of every kind: pages, websites, links, origins.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageKey } from "../../worker/contract/page-key.ts";
import { linkHref, websiteHref } from "../../worker/domain/links.ts";
import { keyAddress, parseOrigin, siteAddress } from "../../worker/domain/origins.ts";

describe("pageKey", () => {
	const same = [
		"https://blog.example/post",
		"http://blog.example/post",
		"HTTPS://BLOG.example/post/",
		"https://www.blog.example/post",
		"https://blog.example:443/post#comments",
		"https://blog.example//post/index.html",
		"https://blog.example/post?utm_source=x&utm_medium=y&fbclid=z&gclid=1",
		"  https://blog.example/post  ",
	];
	for (const page of same) it(`${page} is one page`, () => expect(pageKey(page)).toBe("https://blog.example/post"));

	it("keeps apart what may be another page", () => {
		const others = [
			"https://blog.example/Post",
			"https://blog.example/post?id=1",
			"https://blog.example:8443/post",
			"https://sub.blog.example/post",
			"https://blog.example/post.html",
			"/post",
		];
		expect(new Set([...others, same[0]!].map(pageKey)).size).toBe(others.length + 1);
	});

	it("orders parameters, so that their order is no difference", () => {
		expect(pageKey("https://a.example/?b=2&a=1")).toBe(pageKey("https://a.example/?a=1&b=2"));
	});

	it("keeps an owner's own name for a page as it is", () => {
		expect(pageKey(" post-42 ")).toBe("post-42");
		expect(pageKey("/2026/hello/")).toBe("/2026/hello/");
	});

	it("done twice is done once, for any text and any address", () => {
		const any = fc.oneof(fc.string({ unit: "binary" }), fc.webUrl({ withQueryParameters: true, withFragments: true }));
		fc.assert(
			fc.property(any, (page) => {
				expect(pageKey(pageKey(page))).toBe(pageKey(page));
			}),
			{ numRuns: 2_000 },
		);
	});
});

describe("websiteHref", () => {
	const taken: [string, string][] = [
		["https://ada.example", "https://ada.example/"],
		["ada.example", "https://ada.example/"],
		["ada.example:8080/~ada", "https://ada.example:8080/~ada"],
		["HTTP://Ada.Example/Ω", "http://ada.example/%CE%A9"],
	];
	for (const [typed, href] of taken) it(`${typed} is a website`, () => expect(websiteHref(typed)).toBe(href));
	const refused = [
		"javascript:alert(1)",
		"JaVaScRiPt:alert(1)//",
		" javascript:alert(1)",
		"java\tscript:x",
		"data:text/html,x",
		"vbscript:x",
		"mailto:a@b.example",
		"file:///etc",
		"localhost",
		"https://user:pass@x.example",
		"https://",
		"//",
		"not a website",
		"ftp://x.example",
	];
	for (const typed of refused) it(`${JSON.stringify(typed)} is none`, () => expect(websiteHref(typed)).toBeNull());
});

describe("linkHref", () => {
	it("takes three schemes, spelled any way, and nothing else", () => {
		expect(linkHref("HTTPS://x.example/a b")).toBe("https://x.example/a%20b");
		expect(linkHref("mailto:a@b.example")).toBe("mailto:a@b.example");
		for (const address of [
			"javascript:x",
			"\u0001javascript:x",
			"svg:x",
			"data:image/png;base64,x",
			"/relative",
			"#hash",
			`https://x.example/${"x".repeat(2_000)}`,
		]) {
			expect(linkHref(address), address).toBeNull();
		}
	});

	it("never answers anything but http, https and mailto", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: "binary" }),
				fc.constantFrom("", "javascript:", "https://", "data:", " ", "\u0000"),
				(rest, start) => {
					const href = linkHref(start + rest);
					if (href !== null) expect(new URL(href).protocol).toMatch(/^(https?|mailto):$/);
				},
			),
			{ numRuns: 2_000 },
		);
	});
});

describe("parseOrigin", () => {
	const cases: [string, string | null][] = [
		["https://example.com", "https://example.com"],
		["https://Example.COM/", "https://example.com"],
		["https://example.com:443", "https://example.com"],
		["http://localhost:8788", "http://localhost:8788"],
		["https://bücher.example", "https://xn--bcher-kva.example"],
		["https://example.com/path", null],
		["https://example.com?x", null],
		["https://user@example.com", null],
		["https://example.com.", null],
		["https://*.example.com", null],
		["example.com", null],
		["null", null],
		["", null],
		["chrome-extension://x", null],
		["javascript:alert(1)", null],
	];
	for (const [text, origin] of cases) it(JSON.stringify(text), () => expect(parseOrigin(text)).toBe(origin));
});

describe("siteAddress", () => {
	it("compares whole origins, and gives nothing but the web's addresses", () => {
		expect(siteAddress(" https://a.example/post?a=1#there", ["https://a.example"])).toBe("https://a.example/post?a=1");
		expect(siteAddress("https://me:secret@a.example/post", ["https://a.example"])).toBe("https://a.example/post");
		const elsewhere = ["https://a.example.evil.test/", "http://a.example/", "//a.example", "javascript:1"];
		for (const address of [...elsewhere, "blob:https://a.example/1", "filesystem:https://a.example/1", ""]) {
			expect(siteAddress(address, ["https://a.example"]), address).toBe(null);
		}
	});
});

describe("keyAddress", () => {
	it("leads to a page of the site, by the origin that has it, and nowhere for any other key", () => {
		expect(keyAddress("https://a.example/post", ["http://b.example", "https://www.a.example"])).toBe(
			"https://www.a.example/post",
		);
		const names = ["https://evil.example/post", "javascript:alert(1)//", "/post", "post:1", "https://[/x", ""];
		for (const key of names) expect(keyAddress(key, ["https://a.example"]), key).toBe(null);
	});
});
