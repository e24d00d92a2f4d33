// Parses what a person wrote into the closed set of markup nodes (R-XSS-1), once, at write. CommonMark with
// strikethrough and bare addresses; HTML, images, headings, rules and tables stay the text they were typed as.

import MarkdownIt, { type Token } from "markdown-it";
import type { MarkupKind, MarkupNode } from "../contract/markup.ts";
import { hiddenHost, linkHref } from "./links.ts";

/** Blocks and inlines nested deeper than this stay text (R-RE-1); no conversation needs more. */
const NESTING_MAX = 12;
/**
 * What makes parsing dear is not length but marks: with more of them than this no person wrote the text, and it is shown
 * as plain lines. Measured: the worst 5,000 characters then cost less than half a free plan's 10 ms of CPU.
 */
const MARKS_MAX = 1_000;
const MARK = /[*_~`[\]<>&\n]/g;
const ADDRESSES_MAX = 50;
const ADDRESS = /:\/\/|mailto:/g;
const LANGUAGE = /^[A-Za-z0-9+#._-]{1,32}$/;

const kinds: Record<string, MarkupKind> = {
	paragraph: "p",
	em: "em",
	strong: "strong",
	s: "del",
	link: "a",
	blockquote: "quote",
	bullet_list: "ul",
	ordered_list: "ol",
	list_item: "li",
};

const parser = new MarkdownIt("default", { html: false, linkify: true, breaks: true, maxNesting: NESTING_MAX });
parser.disable(["heading", "lheading", "hr", "table", "reference", "html_block", "html_inline"]);
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
// The parser's own list of refused schemes is wider than ours (measured: svg: and data: pass it); ours decides alone.
parser.validateLink = (href) => linkHref(href) !== null;
// An image keeps its text, and its address is no link hidden behind one.
parser.inline.ruler.at("image", (state) => {
	if (!state.src.startsWith("![", state.pos)) return false;
	state.pending += "![";
	state.pos += 2;
	return true;
});

/** @param text cleaned and within TEXT_MAX. Total: any text has a body. */
export function parseMarkup(text: string): MarkupNode[] {
	if (countOf(MARK, text) > MARKS_MAX || countOf(ADDRESS, text) > ADDRESSES_MAX) return plain(text);
	const tokens = parser.parse(text, {});
	// The parser drops what lies deeper than its limit; what a person wrote is shown as plain lines instead.
	const tooDeep = tokens.some((token) => token.nesting === 1 && token.level >= NESTING_MAX - 1);
	return tooDeep ? plain(text) : nodesOf(tokens);
}

function countOf(pattern: RegExp, text: string): number {
	return text.match(pattern)?.length ?? 0;
}

function plain(text: string): MarkupNode[] {
	const lines = text.split("\n").flatMap((line, index): MarkupNode[] => (index ? [["br", []], line] : [line]));
	return [["p", lines]];
}

type Open = { children: MarkupNode[]; node: Exclude<MarkupNode, string> | null };

/** Folds the parser's flat stream of opening and closing tokens into nested nodes. */
function nodesOf(tokens: Token[]): MarkupNode[] {
	const root: Open = { children: [], node: null };
	const open: Open[] = [root];
	for (const token of tokens) {
		const into = open.at(-1)!;
		if (token.nesting === 1) {
			open.push(opened(token));
		} else if (token.nesting === -1) {
			open.pop();
			const { node, children } = into;
			const parent = open.at(-1)!.children;
			if (node) append(parent, shown(node));
			else parent.push(...children);
		} else {
			append(into.children, leaf(token));
		}
	}
	return root.children;
}

function opened(token: Token): Open {
	const children: MarkupNode[] = [];
	const kind = token.hidden ? undefined : kinds[token.type.replace(/_open$/, "")];
	if (!kind) return { children, node: null };
	const attribute = attributeOf(kind, token);
	// `[text]()` has no address to go to.
	if (kind === "a" && attribute === undefined) return { children, node: null };
	return { children, node: attribute === undefined ? [kind, children] : [kind, children, attribute] };
}

/** A link that calls itself by another host's address is followed by its own. */
function shown(node: Exclude<MarkupNode, string>): MarkupNode[] {
	const [kind, children, href] = node;
	const host = kind === "a" && href ? hiddenHost(textOf(children), href) : null;
	return host ? [node, ` (${host})`] : [node];
}

function textOf(nodes: MarkupNode[]): string {
	return nodes.map((node) => (typeof node === "string" ? node : textOf(node[1]))).join("");
}

function attributeOf(kind: MarkupKind, token: Token): string | undefined {
	if (kind === "a") return linkHref(String(token.attrGet("href"))) ?? undefined;
	if (kind === "ol") return token.attrGet("start")?.toString();
	return undefined;
}

function leaf(token: Token): MarkupNode[] {
	switch (token.type) {
		case "inline":
			return nodesOf(token.children ?? []);
		case "softbreak":
		case "hardbreak":
			return [["br", []]];
		case "code_inline":
			return [["code", [token.content]]];
		case "code_block":
			return [["pre", [token.content]]];
		case "fence": {
			const language = token.info.trim().split(/\s+/)[0] ?? "";
			return [LANGUAGE.test(language) ? ["pre", [token.content], language] : ["pre", [token.content]]];
		}
		default:
			return token.content ? [token.content] : [];
	}
}

/** Neighbouring texts become one, so that a body has one spelling. */
function append(children: MarkupNode[], nodes: MarkupNode[]): void {
	for (const node of nodes) {
		const last = children.at(-1);
		if (typeof node === "string" && typeof last === "string") children[children.length - 1] = last + node;
		else children.push(node);
	}
}
