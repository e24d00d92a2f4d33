import { isValidElement, type VNode } from "preact";
import { describe, expect, test } from "vitest";
import { markup } from "../../widget/ui/markup.tsx";
import type { MarkupNode } from "../../worker/contract/markup.ts";

/** The elements and texts of what is rendered, without a browser. */
function written(children: unknown): string {
	if (Array.isArray(children)) return children.map(written).join("");
	if (typeof children === "string") return children;
	if (!isValidElement(children)) return "";
	const { type, props } = children as VNode<Record<string, unknown>>;
	const attributes = Object.entries(props).filter(([name]) => name !== "children");
	const open = [type, ...attributes.map(([name, value]) => `${name}=${value}`)].join(" ");
	return `<${open}>${written(props.children)}</${type}>`;
}

describe("a comment's body", () => {
	test("becomes elements of the closed set", () => {
		const body: MarkupNode[] = [
			["p", ["a ", ["em", ["b"]], ["strong", ["c"]], ["del", ["d"]], ["code", ["e"]], ["br", []]]],
			["quote", [["p", ["said"]]]],
			["ol", [["li", ["three"]]], "3"],
			["ul", [["li", ["dot"]]]],
			["pre", ["x = 1"], "js"],
		];
		expect(written(markup(body))).toBe(
			"<p>a <em>b</em><strong>c</strong><del>d</del><code>e</code><br></br></p>" +
				"<blockquote><p>said</p></blockquote><ol start=3><li>three</li></ol><ul><li>dot</li></ul>" +
				"<pre tabIndex=0><code>x = 1</code></pre>",
		);
	});

	test("links only where a link may lead, and says that a visitor wrote it", () => {
		expect(written(markup([["a", ["there"], "https://example.org/"]]))).toBe(
			"<a href=https://example.org/ rel=ugc nofollow noopener target=_blank>there</a>",
		);
		for (const address of [
			"javascript:alert(1)",
			" javascript:alert(1)",
			"data:text/html,x",
			"//evil.test",
			"",
			"/path",
		]) {
			expect(written(markup([["a", ["there"], address]]))).toBe("there");
		}
		expect(written(markup([["a", ["there"]] as MarkupNode]))).toBe("there");
	});

	test("shows the text of a kind it does not know", () => {
		expect(written(markup([["script", ["alert(1)"]] as never]))).toBe("alert(1)");
		expect(written(markup([["img", [], "x onerror=alert(1)"] as never]))).toBe("");
	});

	test("leaves words as words", () => {
		expect(markup(["<img src=x onerror=alert(1)>"])).toEqual(["<img src=x onerror=alert(1)>"]);
	});
});
