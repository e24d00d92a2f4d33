// Draws JSX into the page and keeps it up to date: the embed's own renderer, since a library for it would be a fifth of all
// a visitor can load. A component is a function of its props, without state of its own; each drawing is compared with the
// one before it, element by element, so that what is focused, typed or scrolled stays.

import type { ComponentChild, ComponentChildren } from "preact";
import type { Vnode } from "./vnode.ts";

type Props = Vnode["props"];
type Child = ComponentChild | ComponentChildren;

/** What an element was drawn as: by its place among its siblings, which a key or an id names where they change places. */
type Drawn = { props: Props; memo?: unknown[] | undefined; children: Map<string, ChildNode> };
type Wanted = Vnode | string;
type Ref = (element: Element | null) => void;

const drawn = new WeakMap<Node, Drawn>();
const nothing: Drawn = { props: {}, children: new Map() };

/** Makes what is in `place` look like `child`. Refs are called when all is there. */
export function draw(child: Child, place: Element): void {
	const before = drawn.get(place) ?? nothing;
	drawn.set(place, { ...before, children: fill(place, child, before.children) });
}

function fill(parent: Element, child: Child, before: Map<string, ChildNode>): Map<string, ChildNode> {
	const wanted = new Map<string, Wanted>();
	list(child, "", wanted);
	// What goes, goes first: then what stays need not be moved, and keeps its focus.
	for (const [path, node] of before) {
		const next = wanted.get(path);
		if (next !== undefined && isSameKind(node, next)) continue;
		release(node);
		node.remove();
		before.delete(path);
	}
	let place = parent.firstChild;
	const after = new Map<string, ChildNode>();
	for (const [path, next] of wanted) {
		const node = put(next, before.get(path));
		if (node === place) place = place.nextSibling;
		else parent.insertBefore(node, place);
		after.set(path, node);
	}
	// Who translates the page has put words in the place of ours, which are there again and will be translated anew.
	for (const other of [...parent.children]) if (other.nodeName === "FONT") other.remove();
	return after;
}

/** The texts and elements of a child, each by its path; a component stands for what it makes, unless that may be the same as before. */
function list(child: Child, path: string, into: Map<string, Wanted>): void {
	if (child === null || child === undefined || typeof child === "boolean") return;
	if (Array.isArray(child)) {
		child.forEach((one, index) => {
			list(one, `${path}.${one?.key ?? one?.props?.id ?? index}`, into);
		});
		return;
	}
	if (typeof child !== "object") into.set(path, String(child));
	else {
		const { type, props } = child as Vnode;
		if (typeof type === "string" || props.memo) into.set(path, child as Vnode);
		else list(type(props), path, into);
	}
}

function isSameKind(node: Node, wanted: Wanted): boolean {
	if (typeof wanted === "string") return node.nodeType === 3;
	return typeof wanted.type === "function" || node.nodeName.toLowerCase() === wanted.type;
}

function put(wanted: Wanted, node: ChildNode | undefined): ChildNode {
	if (typeof wanted === "string") {
		const text = (node ?? document.createTextNode("")) as Text;
		if (text.data !== wanted) text.data = wanted;
		return text;
	}
	const { memo } = wanted.props as { memo?: unknown[] };
	const before = (node && drawn.get(node)) ?? nothing;
	if (memo && before.memo?.length === memo.length && memo.every((value, index) => value === before.memo![index])) {
		return node!;
	}
	let vnode = wanted;
	while (typeof vnode.type === "function") vnode = vnode.type(vnode.props) as unknown as Vnode;
	const { type, props } = vnode;
	const element = (node as HTMLElement | undefined) ?? document.createElement(type as string);
	for (const name in { ...before.props, ...props }) {
		if (props[name] !== before.props[name]) setProperty(element, name, props[name]);
	}
	const children = fill(element, props.children, before.children);
	drawn.set(element, { props, memo, children });
	if (!node && props.ref) queueMicrotask(() => (props.ref as Ref)(element));
	return element;
}

/** Whoever asked for an element of what goes is told. */
function release(node: Node): void {
	const { props, children } = drawn.get(node) ?? nothing;
	(props.ref as Ref | undefined)?.(null);
	for (const child of children.values()) release(child);
}

/** Handlers listen, what an element has as a property is set there, and the rest are attributes, of which nothing leaves none. */
function setProperty(element: HTMLElement, name: string, value: unknown): void {
	if (/^(children|ref|memo)$/.test(name)) return;
	if (typeof value === "function") {
		// The page's own way of listening takes a false that comes back as "do nothing else".
		Object.assign(element, { [name.toLowerCase()]: (event: Event) => void value(event) });
	} else if (name in element) Object.assign(element, { [name]: value });
	else if (value === null || value === undefined) element.removeAttribute(name);
	else element.setAttribute(name, String(value));
}
