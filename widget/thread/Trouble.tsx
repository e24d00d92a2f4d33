// Why a form could not be sent, and that its words are not lost.

import type { Failure } from "../api.ts";
import { problemText } from "./problem-text.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

export function Trouble({ view, failure }: { view: View; failure: Failure | null | undefined }) {
	const t = wordsOf(view);
	return (
		<div role="alert">
			{failure && (
				<p class="notice">{navigator.onLine ? `${problemText(view, failure)} ${t("kept")}` : t("offline.waiting")}</p>
			)}
		</div>
	);
}
