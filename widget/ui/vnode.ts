// Stands in for `preact/jsx-runtime` in the embed (the build sees to that): JSX makes plain objects, which paint.ts can draw
// once without Preact, until Preact is loaded and makes its own.

import type { ComponentChild, ComponentChildren } from "preact";

type Props = { children?: ComponentChildren; [name: string]: unknown };
/** What JSX makes: an element by its name, or a component. */
export type Vnode = { type: string | ((props: Props) => ComponentChild); props: Props };
type Create = (type: Vnode["type"], props: Props) => object;

let create: Create = (type, props) => ({ type, props });

/** From now on all JSX on this page is made by `createElement` of Preact. */
export function makeVnodesWith(createElement: Create): void {
	create = createElement;
}

export function jsx(type: Vnode["type"], props: Props, key?: string): object {
	return create(type, key === undefined ? props : { ...props, key });
}

export { jsx as jsxs };

export function Fragment({ children }: Props): ComponentChildren {
	return children;
}
