// Draws components without Preact, for the many who only read: once, with no way to change what was drawn but to draw it
// all again. When a reader acts, Preact is loaded and takes these same elements over (drawing.tsx).

import type { ComponentChild, ComponentChildren } from "preact";
import type { Vnode } from "../ui/vnode.ts";

/** Fills the empty `parent`. Aborting `signal` takes the listeners away and leaves the elements. */
export function paint(child: ComponentChild | ComponentChildren, parent: Node, signal: AbortSignal): void {
	if (child === null || child === undefined || typeof child === "boolean") return;
	if (Array.isArray(child)) {
		for (const one of child) paint(one, parent, signal);
		return;
	}
	if (typeof child !== "object") {
		parent.appendChild(document.createTextNode(String(child)));
		return;
	}
	const { type, props } = child as Vnode;
	if (typeof type !== "string") {
		paint(type(props), parent, signal);
		return;
	}
	const element = document.createElement(type);
	for (const name in props) setProperty(element, { name, value: props[name], signal });
	paint(props.children, element, signal);
	parent.appendChild(element);
}

type Property = { name: string; value: unknown; signal: AbortSignal };

/** As Preact would: functions listen, false and nothing leave an attribute out. ARIA's take words, not booleans. */
function setProperty(element: HTMLElement, { name, value, signal }: Property): void {
	if (name === "children" || name === "key" || value === null || value === undefined) return;
	if (typeof value === "function") {
		element.addEventListener(name.slice(2).toLowerCase(), value as EventListener, { signal });
		return;
	}
	if (typeof value === "object") {
		for (const [property, setting] of Object.entries(value)) element.style.setProperty(property, setting);
		return;
	}
	if (value !== false) element.setAttribute(name, value === true ? "" : String(value));
}
