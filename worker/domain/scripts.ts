// In what scripts the letters of a text are written.

import { scripts } from "../contract/rules.ts";

const LETTERS = /\p{L}/gu;
const OF_SCRIPT = new Map(scripts.map((name) => [name as string, new RegExp(`\\p{L}(?<=\\p{Script=${name}})`, "gu")]));
/** Fewer letters say nothing of a language. */
const LETTERS_MIN = 5;

/** Whether more than half of a text's letters are of these scripts; null where there are too few to tell. */
export function mostlyIn(names: string[], text: string): boolean | null {
	const letters = count(text, LETTERS);
	if (letters < LETTERS_MIN) return null;
	const of = names.reduce((sum, name) => sum + count(text, OF_SCRIPT.get(name)), 0);
	return of * 2 > letters;
}

function count(text: string, letter: RegExp | undefined): number {
	return letter ? (text.match(letter)?.length ?? 0) : 0;
}
