// How much room is left in a comment, once it is nearly full.

import { textLength } from "./checks.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

type Props = { view: View; text: string; max: number };

export function Counter({ view, text, max }: Props) {
	const left = max - textLength(text);
	if (left > max / 10) return null;
	const t = wordsOf(view);
	return <p class="quiet counter">{left < 0 ? t("text.over", { n: -left }) : t("text.left", { n: left })}</p>;
}
