// That something could not be fetched, in the words of a first view, and the way to try again.

import type { View } from "./view.ts";

export function Cut({ view }: { view: View }) {
	return (
		<p class="quiet" role="alert">
			{view.t("problem.offline")}{" "}
			<button type="button" class="link" onClick={view.retry}>
				{view.t("retry")}
			</button>
		</p>
	);
}
