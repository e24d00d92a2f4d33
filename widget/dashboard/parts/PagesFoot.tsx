// What stands below a list that is read a page at a time: more, that it is being read, or why it was not.

import { t } from "../messages.ts";
import { Banner } from "./Banner.tsx";
import { Loading } from "./Loading.tsx";
import { problemText } from "./problem-text.ts";
import type { Pages } from "./use-pages.ts";

export function PagesFoot<Page>({ list }: { list: Pages<Page> }) {
	if (list.trouble) {
		return (
			<Banner action={t("retry")} isBusy={list.isReading} onAction={list.readOn}>
				{problemText(list.trouble)}
			</Banner>
		);
	}
	if (list.pages === null) return <Loading />;
	if (!list.hasMore) return null;
	return (
		<button type="button" class="more" disabled={list.isReading} onClick={list.readOn}>
			{t("more")}
		</button>
	);
}
