// Turns what a reader has selected in a comment into the beginning of their reply.

/** `selected` as a quotation, if it is of `words`: what is selected elsewhere is none of the answered comment's. */
export function quoteOf(selected: string, words: string): string {
	const text = selected.trim();
	// A selection breaks lines between paragraphs, an element's text does not.
	if (!text || !squeezed(words).includes(squeezed(text))) return "";
	return `${text.replace(/^/gm, "> ")}\n\n`;
}

function squeezed(text: string): string {
	return text.replace(/\s+/g, "");
}
