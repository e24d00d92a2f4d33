// For a visitor who has written here before: as whom they are writing, and the way to change that.

import type { Composer } from "./composer.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

type Props = { view: View; name: string; composer: Composer };

export function ViewerLine({ view, name, composer }: Props) {
	const t = wordsOf(view);
	const feed = view.state.viewer?.repliesFeed;
	return (
		<p class="quiet viewer">
			{t("viewer", { name: `\u2068${name}\u2069` })}
			<button type="button" class="link" onClick={composer.changeDetails}>
				{t("viewer.change")}
			</button>
			{feed && (
				<a href={feed}>
					{t("viewer.feed")} <small>(Atom)</small>
				</a>
			)}
			<button type="button" class="link" onClick={composer.logOut}>
				{t("viewer.forget")}
			</button>
		</p>
	);
}
