// Sends the form, or counts down while the server wants to hear nothing.

import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

type Props = { view: View; waitUntil: number; isSending: boolean; label: string };

export function SendButton({ view, waitUntil, isSending, label }: Props) {
	const seconds = Math.ceil((waitUntil - Date.now()) / 1000);
	const t = wordsOf(view);
	const wait = seconds > 0 ? t("post.wait", { n: seconds }) : null;
	// Marked, not disabled: a button that loses its focus would take the keyboard's place on the page with it.
	return (
		<button type="submit" class="primary" aria-disabled={isSending || wait !== null}>
			{wait ?? (isSending ? t("sending") : label)}
		</button>
	);
}
