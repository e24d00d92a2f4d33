// How many comments others have written meanwhile: it lies over the thread and moves nothing, until the reader wants them.

import { focusOn } from "./focus.ts";
import { arrivedCount, showArrived } from "./live-state.ts";
import { reload } from "./more.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

export function Arrived({ view }: { view: View }) {
	const { state } = view;
	const t = wordsOf(view);
	const n = arrivedCount(state);
	const show = () => {
		const { comments } = view.state;
		const next = showArrived(view.state);
		const first = [...next.comments.keys()].find((id) => !comments.has(id));
		view.update(next);
		focusOn(view, `comment-${first}`);
	};
	return (
		<div class="arrived" role="status">
			{state.isStale ? (
				<button type="button" class="chip" onClick={() => reload(view)}>
					{t("arrived.stale")}
				</button>
			) : (
				n > 0 && (
					<button type="button" class="chip" onClick={show}>
						{t("arrived", { n })}
					</button>
				)
			)}
		</div>
	);
}
