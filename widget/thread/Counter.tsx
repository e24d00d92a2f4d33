// How much room is left in a comment, once it is nearly full.

import { textLength } from "./checks.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

type Props = { view: View; text: string; max: number };

export function Counter({ view, text, max }: Props) {
	const left = max - textLength(text);
	const t = wordsOf(view);
	const words = (n: number) => (n < 0 ? t("text.over", { n: -n }) : t("text.left", { n }));
	// Heard at every step, shown at every character. The region is there before it has anything to say.
	const step = Math.ceil(max / 50);
	const isNear = left <= max / 10;
	return (
		<div class="counter">
			<p class="unseen" role="status">
				{isNear && words(left < 0 ? left : Math.ceil(left / step) * step)}
			</p>
			{isNear && (
				<p class="quiet" aria-hidden="true">
					{words(left)}
				</p>
			)}
		</div>
	);
}
