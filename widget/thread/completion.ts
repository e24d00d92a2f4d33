// What is being completed in a box: a person of the thread after `@`, an emoji between colons. A choice is a label: what is
// put into the text, and behind it the names it goes by (`👍 :+1: :thumbsup:`).

import type { Edit, Selection } from "./editing.ts";

const CHOICES_MAX = 6;
/** A name may have blanks. Nothing is completed within words, as in `me@example.com` or `12:30`, and a colon with one letter is a face. */
const TYPED = /(?:^|[^\w.])([@＠][^\n@:]{0,40}|:[\w+-]+:|:[\w+-]{2,})$/;

/** What of the text before the caret stands for somebody or something, with the sign it begins with. */
export function typedName([value, start]: Selection): string | undefined {
	return TYPED.exec(value.slice(0, start))?.[1];
}

/** The first of the labels that have what is typed. */
export function matching(labels: string[], typed: string): string[] {
	return labels.filter((label) => folded(label).includes(folded(typed))).slice(0, CHOICES_MAX);
}

/** Puts a choice in the place of what is typed. */
export function complete(selection: Selection, label: string): Edit | null {
	const [, to] = selection;
	const typed = typedName(selection);
	return typed ? [to - typed.length, to, `${label.split(" :")[0]} `] : null;
}

/** As names are compared: whatever their case, their accents and the width of their signs. */
function folded(text: string): string {
	return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
