// A room that shows one site at a time: the site is in its address, and one is chosen where the address names none.

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { SiteView } from "../../../worker/contract/wire.ts";
import { t } from "../messages.ts";
import type { RoomName } from "../rooms.ts";
import { routeHash } from "../router.ts";
import { useSites } from "../sites/use-sites.ts";
import { Banner } from "./Banner.tsx";
import { Loading } from "./Loading.tsx";
import { problemText } from "./problem-text.ts";
import { UnknownSite } from "./UnknownSite.tsx";

type Props = {
	room: RoomName;
	/** Null where what is shown has a title of its own. */
	title: string | null;
	site: string | undefined;
	children: (site: SiteView) => ComponentChildren;
};

export function SiteRoom({ room, title, site, children }: Props) {
	const { sites, trouble, read } = useSites();
	const shown = sites?.find(({ id }) => id === site);
	const first = sites?.[0]?.id;
	const hashOf = (id: string) => routeHash({ view: "room", room, path: [id], query: {} });

	useEffect(() => {
		if (site === undefined && first) location.replace(hashOf(first));
	}, [first, site]);

	return (
		<section>
			{title !== null && (
				<div class="head">
					<h1>{title}</h1>
					{sites && shown && sites.length > 1 && (
						<SiteChoice sites={sites} shown={shown.id} onChoose={(id) => location.assign(hashOf(id))} />
					)}
				</div>
			)}
			{trouble && (
				<Banner action={t("retry")} onAction={read}>
					{t("sites.notRead")} {problemText(trouble)}
				</Banner>
			)}
			{!sites && !trouble && <Loading />}
			{site === undefined && sites?.length === 0 && <p class="hint">{t("sites.none")}</p>}
			{sites && site !== undefined && !shown && <UnknownSite id={site} sites={sites} hashOf={hashOf} />}
			{shown && children(shown)}
		</section>
	);
}

function SiteChoice(props: { sites: SiteView[]; shown: string; onChoose: (id: string) => void }) {
	return (
		<label class="site-choice">
			<span class="unseen">{t("site.choose")}</span>
			<select value={props.shown} onChange={({ currentTarget }) => props.onChoose(currentTarget.value)}>
				{props.sites.map(({ id, name }) => (
					<option key={id} value={id}>
						{name}
					</option>
				))}
			</select>
		</label>
	);
}
