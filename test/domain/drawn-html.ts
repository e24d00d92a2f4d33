// Writes out as HTML what components draw, and holds HTML against a list of what may be on a page of ours.

import { parseFragment, type DefaultTreeAdapterTypes as Tree } from "parse5";
import type { ComponentChild, VNode } from "preact";

/** HTML of vnodes: the least a browser's serialization needs, and nothing that would hide a fault of theirs. */
export function html(child: ComponentChild): string {
	if (child === null || child === undefined || typeof child === "boolean") return "";
	if (Array.isArray(child)) return child.map(html).join("");
	if (typeof child !== "object") return escaped(child);
	const { type, props } = child as VNode<Record<string, unknown>>;
	if (typeof type === "function") return html((type as (props: object) => ComponentChild)(props));
	const { children, ...others } = props;
	return `<${type}${Object.entries(others).map(attribute).join("")}>${html(children as ComponentChild)}</${type}>`;
}

function attribute([name, value]: [string, unknown]): string {
	if (/html$/i.test(name)) throw new Error(`A component sets ${name}`);
	// Listeners and a ref are no attributes.
	if (value === undefined || value === false || typeof value === "function" || typeof value === "object") return "";
	return ` ${name}="${escaped(value)}"`;
}

function escaped(value: unknown): string {
	return String(value).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

const elements = new Set("p br em strong del code pre a blockquote ul ol li".split(" "));
const elementsAround = new Set("div span bdi time article header h2 button".split(" "));
const attributes = new Set("href rel target start tabindex".split(" "));
const attributesAround = new Set(
	"class dir datetime title id type disabled aria-hidden aria-label aria-current aria-describedby aria-keyshortcuts data-key".split(
		" ",
	),
);

/** What is there that must not be: elements, attributes, addresses. A comment's own words may hold even less. */
export function faultsOf(text: string): string[] {
	return faults(parseFragment(text), "around");
}

type Place = "around" | "in a body";

function faults(node: Tree.Node, place: Place): string[] {
	const children = "childNodes" in node ? node.childNodes : [];
	if (!("tagName" in node)) return children.flatMap((child) => faults(child, place));
	const inside = attributeOf(node, "class") === "body" ? "in a body" : place;
	return [...elementFaults(node, place), ...children.flatMap((child) => faults(child, inside))];
}

/** Attributes come from the parse tree, which no content can shadow as it can an element's properties. */
function elementFaults(element: Tree.Element, place: Place): string[] {
	const { tagName, attrs } = element;
	const isAround = place === "around";
	const found: string[] = [];
	if (!elements.has(tagName) && !(isAround && elementsAround.has(tagName))) found.push(`<${tagName}> ${place}`);
	for (const { name, value } of attrs) {
		// The colour of an author's disc, which the API gives as a number.
		const isHue = isAround && name === "style" && /^--hue:\d+$/.test(value);
		if (!attributes.has(name) && !(isAround && attributesAround.has(name)) && !isHue) found.push(`${name} ${place}`);
		if (name === "href" && !/^(https?:|mailto:|#comment-|#\/queue\/[\w-]+\?[\w=&%.+*-]*$)/.test(value))
			found.push(value);
	}
	const isBare = !isAround && !/\bnofollow\b.*\bnoopener\b/.test(attributeOf(element, "rel"));
	if (tagName === "a" && isBare) found.push("a link without rel");
	return found;
}

function attributeOf({ attrs }: Tree.Element, name: string): string {
	return attrs.find((one) => one.name === name)?.value ?? "";
}
