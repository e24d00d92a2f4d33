// The markup: what people write becomes a closed set of nodes, in bounded time, and never anything that runs.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TEXT_MAX } from "../../worker/contract/limits.ts";
import { type MarkupNode, markupKinds } from "../../worker/contract/markup.ts";
import { cleanText } from "../../worker/domain/clean.ts";
import { linksOf } from "../../worker/domain/links.ts";
import { parseMarkup } from "../../worker/domain/markup.ts";
import { hasCorpora, readCorpus } from "./corpora.ts";
import { xssCases } from "./xss-cases.ts";

/** Every word of a body, in order. */
const textOf = (nodes: MarkupNode[]): string =>
	nodes.map((node) => (typeof node === "string" ? node : node[0] === "br" ? "\n" : textOf(node[1]))).join("");

/** A body keeps to the closed set, and its links to the three schemes. */
function expectClosed(nodes: MarkupNode[]): void {
	for (const node of nodes) {
		if (typeof node === "string") continue;
		const [kind, children, attribute] = node;
		expect(markupKinds).toContain(kind);
		if (kind === "a") expect(new URL(attribute!).protocol).toMatch(/^(https?|mailto):$/);
		else if (kind === "pre") expect(attribute ?? "js").toMatch(/^[A-Za-z0-9+#._-]{1,32}$/);
		else if (kind === "ol") expect(attribute ?? "1").toMatch(/^\d+$/);
		else expect(attribute).toBeUndefined();
		expectClosed(children);
	}
}

describe("a link whose words read as an address", () => {
	it.each([
		["[paypal.com](https://evil.example/x)", "evil.example"],
		["[https://bank.example/sign-in](https://evil.example)", "evil.example"],
		["[**www.bank.example**](https://bank.example.evil.example)", "bank.example.evil.example"],
		["[go to www.bank.example now](https://evil.example)", "evil.example"],
		["[help@bank.example](mailto:me@evil.example)", "evil.example"],
		["[bank.example](https://b\u0430nk.example)", "xn--bnk-6cd.example"],
	])("%s says where it leads", (text, host) => {
		expect(textOf(parseMarkup(text))).toMatch(new RegExp(` \\(${host.replaceAll(".", "\\.")}\\)$`));
	});

	it.each([
		"https://example.com/a?b=c",
		"https://münchen.example/",
		"<me@example.com>",
		"[example.com](https://www.example.com/page)",
		"[www.example.com](https://docs.example.com/)",
		"[words, e.g. these](https://example.com)",
		"[v1.2](https://example.com)",
	])("%s is as it was written", (text) => {
		expect(textOf(parseMarkup(text))).not.toContain(" (");
	});
});

describe("parseMarkup", () => {
	const cases: [string, MarkupNode[]][] = [
		["plain", [["p", ["plain"]]]],
		[
			"*em* **strong** ~~del~~ `code`",
			[["p", [["em", ["em"]], " ", ["strong", ["strong"]], " ", ["del", ["del"]], " ", ["code", ["code"]]]]],
		],
		["one\ntwo", [["p", ["one", ["br", []], "two"]]]],
		["> quoted\n> more", [["quote", [["p", ["quoted", ["br", []], "more"]]]]]],
		[
			"- a\n- b",
			[
				[
					"ul",
					[
						["li", ["a"]],
						["li", ["b"]],
					],
				],
			],
		],
		[
			"3. a\n4. b",
			[
				[
					"ol",
					[
						["li", ["a"]],
						["li", ["b"]],
					],
					"3",
				],
			],
		],
		["```js\nx < 1\n```", [["pre", ["x < 1\n"], "js"]]],
		["[text](https://example.com)", [["p", [["a", ["text"], "https://example.com/"]]]]],
		[
			"see https://example.com/a_b_c.",
			[["p", ["see ", ["a", ["https://example.com/a_b_c"], "https://example.com/a_b_c"], "."]]],
		],
		["<https://example.com>", [["p", [["a", ["https://example.com"], "https://example.com/"]]]]],
		["# not a heading", [["p", ["# not a heading"]]]],
		["<b>not bold</b>", [["p", ["<b>not bold</b>"]]]],
		["![alt](/cat.png)", [["p", ["![alt](/cat.png)"]]]],
		["a\n---", [["p", ["a", ["br", []], "---"]]]],
		["[x](javascript:alert(1))", [["p", ["[x](javascript:alert(1))"]]]],
		["[x]()", [["p", ["x"]]]],
	];
	for (const [text, body] of cases) it(JSON.stringify(text), () => expect(parseMarkup(text)).toEqual(body));

	it("keeps words nested deeper than any conversation needs", () => {
		expect(textOf(parseMarkup(`${"> ".repeat(60)}deep`))).toContain("deep");
		expect(
			textOf(parseMarkup(Array.from({ length: 40 }, (_, n) => `${" ".repeat(2 * n)}- level ${n}`).join("\n"))),
		).toContain("level 39");
	});

	it("counts links wherever they are", () => {
		expect(linksOf(parseMarkup("https://a.example\n\n- [b](https://b.example)\n> <https://c.example>"))).toHaveLength(
			3,
		);
	});

	it("is total, closed and the same every time, for any text", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
				const clean = cleanText(text);
				const body = parseMarkup(clean);
				expectClosed(body);
				expect(parseMarkup(clean)).toEqual(body);
			}),
			{ numRuns: 500 },
		);
	});

	it("is closed for any soup of its own syntax", () => {
		const piece = fc.constantFrom(
			"*",
			"_",
			"**",
			"~~",
			"`",
			"```",
			"[",
			"](",
			")",
			"<",
			">",
			"!",
			"\n",
			"\n\n",
			"- ",
			"1. ",
			"> ",
			"    ",
			"\\",
			"&amp;",
			"javascript:",
			"https://a.b/",
			"a",
			" ",
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
				expectClosed(parseMarkup(pieces.join("")));
			}),
			{ numRuns: 500 },
		);
	});

	for (const { name, text } of xssCases()) {
		it(`nothing of ${name} can run`, () => expectClosed(parseMarkup(cleanText(text).slice(0, TEXT_MAX))));
	}
});

describe("texts made to be dear", () => {
	it("keep every word, as plain lines", () => {
		const list = "- a\n".repeat(1_250);
		expect(textOf(parseMarkup(list))).toBe(list);
		const links = "https://a.example ".repeat(60).trim();
		expect(parseMarkup(links)).toEqual([["p", [links]]]);
	});

	it("leave long honest ones alone", () => {
		const honest = `${"A sentence with *emphasis*, `code` and a [link](https://a.example). ".repeat(40)}\n\n- one\n- two`;
		expect(JSON.stringify(parseMarkup(honest))).toContain('["em",["emphasis"]]');
	});

	it.skipIf(!hasCorpora)("that hang other parsers are parsed", () => {
		type Case = { markdown?: string; build?: { prefix: string; unit: string; repeat: number; suffix: string } };
		for (const { markdown, build } of readCorpus<Case[]>("markdown/marked-redos.json")) {
			const text = markdown ?? `${build!.prefix}${build!.unit.repeat(build!.repeat)}${build!.suffix}`;
			expectClosed(parseMarkup(cleanText(text.slice(0, TEXT_MAX))));
		}
	});
});

describe.skipIf(!hasCorpora)("CommonMark's own examples of what is supported", () => {
	/** Sections of the specification whose constructs comments have; the rest is left out on purpose. */
	const supported = [
		"Backslash escapes",
		"Code spans",
		"Emphasis and strong emphasis",
		"Paragraphs",
		"Fenced code blocks",
		"Indented code blocks",
		"Block quotes",
		"Lists",
		"List items",
		"Autolinks",
		"Links",
		"Soft line breaks",
		"Hard line breaks",
		"Textual content",
		"Entity and numeric character references",
		"Blank lines",
	];
	/** Bare addresses become links here, as people expect. */
	const different = [608, 611];
	/** Examples that use what comments do not have: HTML, images, headings, rules, link references, links without a scheme. */
	const beyond = /<[a-z/!?][^>]*>|!\[|^ {0,3}#{1,6}\s|^ {0,3}([-_*])( *\1){2,}\s*$|\]:|\]\[|^ {0,3}(=+|-+)\s*$/im;
	type Example = { markdown: string; html: string; section: string; example: number };
	const examples = hasCorpora ? readCorpus<Example[]>("markdown/commonmark-0.31.2.json") : [];
	const foreign = /<(h\d|hr|img)|href="(?!https?:|mailto:)/i;
	const relevant = examples.filter(
		({ section, markdown, html, example }) =>
			!different.includes(example) && supported.includes(section) && !beyond.test(markdown) && !foreign.test(html),
	);

	it(`agrees with ${relevant.length} of them`, () => {
		expect(relevant.length).toBeGreaterThan(250);
		const wrong = relevant
			.filter(({ markdown, html }) => htmlOf(parseMarkup(markdown)) !== normal(html))
			.map(({ example, section }) => `${example} (${section})`);
		expect(wrong).toEqual([]);
	});

	/** A body as the HTML of the specification, with what differs by design evened out. */
	function htmlOf(nodes: MarkupNode[]): string {
		return normal(render(nodes));
	}

	function render(nodes: MarkupNode[]): string {
		return nodes.map((node) => (typeof node === "string" ? escaped(node) : element(node))).join("");
	}

	function element([kind, children, attribute]: Exclude<MarkupNode, string>): string {
		const inner = render(children);
		if (kind === "br") return "\n";
		if (kind === "quote") return `<blockquote>${inner}</blockquote>`;
		if (kind === "pre") return `<pre><code>${inner}</code></pre>`;
		if (kind === "a") return `<a href="${escaped(attribute!)}">${inner}</a>`;
		if (kind === "ol") return `<ol${attribute && attribute !== "1" ? ` start="${attribute}"` : ""}>${inner}</ol>`;
		return `<${kind}>${inner}</${kind}>`;
	}

	function escaped(text: string): string {
		return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
	}

	/** Line breaks are kept by us as breaks, languages and titles are not shown, relative links stay text. */
	function normal(html: string): string {
		return html
			.replace(/<br \/>\n?/g, "\n")
			.replace(/<code class="[^"]*">/g, "<code>")
			.replace(/ title="[^"]*"/g, "")
			.replace(/\s*\n\s*/g, "\n")
			.replace(/\n?(<\/?(p|ul|ol|li|blockquote|pre)[^>]*>)\n?/g, "$1")
			.replace(/<a href="(https?:\/\/[^"/]+)"/g, '<a href="$1/"')
			.trim();
	}
});
