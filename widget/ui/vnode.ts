// Stands in for `preact/jsx-runtime` in the embed (the build sees to that): JSX makes plain objects, which draw.ts draws.

import type { ComponentChild, ComponentChildren } from "preact";

type Props = { children?: ComponentChildren; [name: string]: unknown };
/** What JSX makes: an element by its name, or a component. */
export type Vnode = { type: string | ((props: Props) => ComponentChild); props: Props; key?: string | undefined };

export function jsx(type: Vnode["type"], props: Props, key?: string): object {
	return { type, props, key };
}

export { jsx as jsxs };

export function Fragment({ children }: Props): ComponentChildren {
	return children;
}
