// Sends the form, or counts down while the server wants to hear nothing.

import type { Composer } from "./composer.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

type Props = { view: View; composer: Composer; label: string };

export function SendButton({ view, composer, label }: Props) {
	const { waitUntil, isSending } = composer.state;
	const seconds = Math.ceil((waitUntil - view.now) / 1000);
	const t = wordsOf(view);
	const wait = seconds > 0 ? t("post.wait", { n: seconds }) : null;
	// Marked, not disabled: a button that loses its focus would take the keyboard's place on the page with it.
	return (
		<button type="submit" class="primary" aria-disabled={isSending || wait !== null}>
			{wait ?? (isSending ? t("sending") : label)}
		</button>
	);
}
