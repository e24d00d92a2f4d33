// Reads the Worker's HTML as a reader without a script does: what is there to see, where links lead, what a form sends.

import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";

export type Element = Tree.Element;

export function parsePage(text: string): Tree.Document {
	return parse(text);
}

/** Elements in the order of the page. @param matches by tag and attributes */
export function elements(node: Tree.Node, matches: (element: Element) => boolean): Element[] {
	const children = "childNodes" in node ? node.childNodes.flatMap((child) => elements(child, matches)) : [];
	return "tagName" in node && matches(node) ? [node, ...children] : children;
}

export const byTag = (tag: string) => (element: Element) => element.tagName === tag;
export const byClass = (name: string) => (element: Element) => attribute(element, "class").split(" ").includes(name);

export function attribute(element: Element | undefined, name: string): string {
	return element?.attrs.find((one) => one.name === name)?.value ?? "";
}

/** The words, spaces folded. */
export function words(node: Tree.Node | undefined): string {
	return node ? wordsIn(node).replace(/\s+/g, " ").trim() : "";
}

function wordsIn(node: Tree.Node): string {
	if ("value" in node && node.nodeName === "#text") return node.value;
	return "childNodes" in node ? node.childNodes.map(wordsIn).join("") : "";
}

/** What a form would send as it stands: names to values. */
export function fieldsOf(form: Element): Record<string, string> {
	const inputs = elements(form, byTag("input")).map((input) => [attribute(input, "name"), attribute(input, "value")]);
	const areas = elements(form, byTag("textarea")).map((area) => [attribute(area, "name"), wordsIn(area)]);
	return Object.fromEntries([...inputs, ...areas]);
}
