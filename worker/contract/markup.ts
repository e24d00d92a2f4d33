// The closed set of nodes a comment's body is made of (R-XSS-1). The server makes them at write; every client
// turns them into its own elements and prints the text of a kind it does not know.

export const markupKinds = ["p", "br", "em", "strong", "del", "code", "pre", "a", "quote", "ul", "ol", "li"] as const;
export type MarkupKind = (typeof markupKinds)[number];

/**
 * Text, or an element as `[kind, children, attribute?]`. The attribute is the address of an `a` (http, https or
 * mailto), the language of a `pre` and the first number of an `ol`; no other kind has one.
 */
export type MarkupNode = string | [kind: MarkupKind, children: MarkupNode[], attribute?: string];

/** Raised when the parser or its rules change what they make of the same source, so that stored bodies can be made anew. */
export const MARKUP_VERSION = 1;
