// A site's authors, the newest or those with the most comments first, or those of a name.

import { Avatar } from "../../ui/Avatar.tsx";
import { PagesFoot } from "../parts/PagesFoot.tsx";
import { SearchBox } from "../parts/SearchBox.tsx";
import { usePages } from "../parts/use-pages.ts";
import { When } from "../parts/When.tsx";
import { type Query, routeHash } from "../router.ts";
import { listPeople } from "./api.ts";
import { t } from "./messages.ts";

const orders = ["newest", "comments"] as const;

export function PeopleList({ site, query }: { site: string; query: Query }) {
	const text = query.text ?? "";
	const order = orders.find((known) => known === query.order) ?? "newest";
	const asked = { ...(text && { text }), ...(order === "comments" && { order }) };
	const list = usePages(routeOf(site, asked), (after) => listPeople(site, { ...asked, ...(after && { after }) }));
	const people = list.pages?.flatMap((page) => page.people);
	return (
		<>
			<SearchBox
				label={t("people.search")}
				action={t("people.find")}
				value={text}
				onSearch={(name) => {
					const { text: _, ...others } = asked;
					location.hash = routeOf(site, { ...others, ...(name && { text: name }) });
				}}
			/>
			<nav class="narrow" aria-label={t("people.narrow")}>
				{orders.map((one) => (
					<a
						key={one}
						href={routeOf(site, { ...(text && { text }), ...(one !== "newest" && { order: one }) })}
						aria-current={one === order ? "true" : undefined}
					>
						{t(`people.${one}`)}
					</a>
				))}
			</nav>
			<ul class="things people" aria-label={t("people.list")}>
				{people?.map(({ id, name, avatar, visibleCount, createdAt }) => (
					<li key={id}>
						<Avatar name={name} seed={avatar} />
						<div>
							<h2>
								<a href={routeHash({ view: "room", room: "people", path: [site, id], query: {} })}>
									<bdi>{name}</bdi>
								</a>
							</h2>
							<p class="meta">
								{t("person.visible", { n: visibleCount })} · {t("person.since")} <When at={createdAt} />
							</p>
						</div>
					</li>
				))}
			</ul>
			{people?.length === 0 && <p class="hint">{t(text ? "people.noneFound" : "people.none")}</p>}
			{list.pages?.[0]?.isCut && <p class="hint">{t("people.isCut")}</p>}
			<PagesFoot list={list} />
		</>
	);
}

function routeOf(site: string, query: Query): string {
	return routeHash({ view: "room", room: "people", path: [site], query });
}
