// What a reader's first act loads, or coming by an address that points into the thread: the ways on from here.

export { followFragment } from "./fragment.ts";
export { loadMore } from "./more.ts";
