// A site's threads, all or some, by their latest comment.

import type { ThreadItem } from "../../../worker/contract/wire.ts";
import { PagesFoot } from "../parts/PagesFoot.tsx";
import { SearchBox } from "../parts/SearchBox.tsx";
import { usePages } from "../parts/use-pages.ts";
import { type Query, routeHash } from "../router.ts";
import { listThreads } from "./api.ts";
import { t } from "./messages.ts";
import { ThreadRow } from "./ThreadRow.tsx";

const states = ["standing", "closed", "deleted"] as const;
const NONE = { standing: "threads.none", closed: "threads.noneClosed", deleted: "threads.noneDeleted" } as const;

export function ThreadList({ site, query }: { site: string; query: Query }) {
	const text = query.text ?? "";
	const state = states.find((known) => known === query.state) ?? "standing";
	const asked = { ...(text && { text }), ...(state !== "standing" && { state }) };
	const list = usePages(routeOf(site, asked), (after) => listThreads(site, { ...asked, ...(after && { after }) }));
	const threads = list.pages?.flatMap((page) => page.threads);

	function replace(changed: ThreadItem): void {
		list.change((page) => ({ ...page, threads: page.threads.map((one) => (one.id === changed.id ? changed : one)) }));
	}

	return (
		<>
			<SearchBox
				label={t("threads.search")}
				action={t("threads.find")}
				value={text}
				onSearch={(words) => {
					const { text: _, ...others } = asked;
					location.hash = routeOf(site, { ...others, ...(words && { text: words }) });
				}}
			/>
			<nav class="narrow" aria-label={t("threads.narrow")}>
				{states.map((one) => (
					<a
						key={one}
						href={routeOf(site, { ...(text && { text }), ...(one !== "standing" && { state: one }) })}
						aria-current={one === state ? "true" : undefined}
					>
						{t(`threads.${one}`)}
					</a>
				))}
				<a class="aside" href={routeHash({ view: "room", room: "threads", path: [site, "doctor"], query: {} })}>
					{t("threads.doctor")}
				</a>
				<a href={routeHash({ view: "room", room: "threads", path: [site, "moved"], query: {} })}>
					{t("threads.moved")}
				</a>
			</nav>
			<ul class="things" aria-label={t("threads.list")}>
				{threads?.map((thread) => (
					<li key={thread.id}>
						<ThreadRow site={site} thread={thread} onChange={replace} />
					</li>
				))}
			</ul>
			{threads?.length === 0 && <p class="hint">{t(text ? "threads.noneFound" : NONE[state])}</p>}
			{list.pages?.[0]?.isCut && <p class="hint">{t("threads.isCut")}</p>}
			<PagesFoot list={list} />
		</>
	);
}

function routeOf(site: string, query: Query): string {
	return routeHash({ view: "room", room: "threads", path: [site], query });
}
