// The order of the comments, as the reader wants it.

import { sorts } from "../../worker/contract/settings.ts";
import type { Sort } from "../../worker/contract/wire.ts";
import { sortBy } from "./more.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

export function SortChoice({ view }: { view: View }) {
	const t = wordsOf(view);
	return (
		<select
			id="sort"
			aria-label={t("sort")}
			onChange={({ currentTarget }) => {
				const sort = currentTarget.value as Sort;
				view
					.act("thread", () => sortBy(view, sort))
					.then(() => {
						currentTarget.value = view.state.sort ?? sort;
					});
			}}
		>
			{sorts.map((sort) => (
				<option key={sort} value={sort} selected={sort === view.state.sort}>
					{t(`sort.${sort}`)}
				</option>
			))}
		</select>
	);
}
