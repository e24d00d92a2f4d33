// Why what was asked for could not be had, in sight wherever in the thread that was, and the way to try again.

import { reload } from "./more.ts";
import { problemText } from "./problem-text.ts";
import type { View } from "./view.ts";

export function Notice({ view }: { view: View }) {
	const { failure, head } = view.state;
	// What is missing to write is said where one writes.
	if (!failure || failure.what === "write") return null;
	return (
		<div class="notice" role="alert">
			<p>{problemText(view, failure)}</p>
			{!head && (
				<button type="button" onClick={() => reload(view).then(() => view.reading?.begin(view))}>
					{view.t("retry")}
				</button>
			)}
		</div>
	);
}
