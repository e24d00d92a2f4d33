// A room that shows one site at a time: the site is in its address, and one is chosen where the address names none.

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { SiteView } from "../../../worker/contract/wire.ts";
import { t } from "../messages.ts";
import type { RoomName } from "../rooms.ts";
import { routeHash } from "../router.ts";
import { useSites } from "../sites/use-sites.ts";
import { Banner } from "./Banner.tsx";
import { problemText } from "./problem-text.ts";

type Props = {
	room: RoomName;
	title: string;
	site: string | undefined;
	children: (site: SiteView) => ComponentChildren;
};

export function SiteRoom({ room, title, site, children }: Props) {
	const { sites, trouble, read } = useSites();
	const shown = sites?.find(({ id }) => id === site);
	const first = sites?.[0]?.id;

	useEffect(() => {
		if (sites && !shown && first) location.replace(addressOf(room, first));
	}, [sites, site]);

	return (
		<section>
			<div class="head">
				<h1>{title}</h1>
				{sites && sites.length > 1 && (
					<label class="site-choice">
						<span class="unseen">{t("site.choose")}</span>
						<select
							value={shown?.id}
							onChange={(event) => {
								location.hash = addressOf(room, event.currentTarget.value);
							}}
						>
							{sites.map(({ id, name }) => (
								<option key={id} value={id}>
									{name}
								</option>
							))}
						</select>
					</label>
				)}
			</div>
			{trouble && (
				<Banner action={t("retry")} onAction={read}>
					{t("sites.notRead")} {problemText(trouble)}
				</Banner>
			)}
			{!sites && !trouble && <p class="hint">{t("loading")}</p>}
			{sites?.length === 0 && <p class="hint">{t("sites.none")}</p>}
			{shown && children(shown)}
		</section>
	);
}

function addressOf(room: RoomName, site: string): string {
	return routeHash({ view: "room", room, path: [site], query: {} });
}
