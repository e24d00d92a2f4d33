// Reads XML strictly: what is not well-formed, or holds what XML 1.0 has no place for, fails the test.

import { SaxesParser } from "saxes";

export type Xml = { name: string; attributes: Record<string, string>; children: Xml[]; text: string };

export function parseXml(text: string): Xml {
	const top: Xml = { name: "", attributes: {}, children: [], text: "" };
	const open = [top];
	const parser = new SaxesParser({ xmlns: true });
	parser.on("error", (error) => {
		throw error;
	});
	parser.on("opentag", ({ name, attributes }) => {
		const named = Object.entries(attributes).map(([key, { value }]) => [key, value]);
		const element: Xml = { name, attributes: Object.fromEntries(named), children: [], text: "" };
		open.at(-1)!.children.push(element);
		open.push(element);
	});
	parser.on("closetag", () => void open.pop());
	function add(words: string): void {
		open.at(-1)!.text += words;
	}
	parser.on("text", add);
	parser.on("cdata", add);
	parser.write(text).close();
	return top.children[0]!;
}

/** Children of that name. */
export const all = (element: Xml, name: string) => element.children.filter((child) => child.name === name);
/** The one child of that name. */
export function one(element: Xml, name: string): Xml {
	const found = all(element, name);
	if (found.length !== 1) throw new Error(`<${element.name}> has ${found.length} <${name}>`);
	return found[0]!;
}
