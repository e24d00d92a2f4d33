// What a reader's first act loads, or coming by an address that points into the thread: Preact, and the ways on from here.

import { createElement } from "preact";
import { makeVnodesWith } from "../ui/vnode.ts";

export { hydrate, render } from "preact";
export { followFragment } from "./fragment.ts";
export { loadMore } from "./more.ts";

export function start(): void {
	makeVnodesWith(createElement as Parameters<typeof makeVnodesWith>[0]);
}
