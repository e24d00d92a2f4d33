// Why comments could not be loaded, and the way to try again.

import { problemText } from "./problem-text.ts";
import type { View } from "./view.ts";

export function Notice({ view }: { view: View }) {
	const { failure, head } = view.state;
	if (!failure) return null;
	return (
		<div class="notice" role="alert">
			<p>{problemText(view, failure)}</p>
			{!head && (
				<button type="button" onClick={view.load}>
					{view.t("retry")}
				</button>
			)}
		</div>
	);
}
