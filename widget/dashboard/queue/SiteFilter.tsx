// Narrows the queue to one site, where there are several.

import { useRef } from "preact/hooks";
import { t } from "../messages.ts";
import type { Query } from "../router.ts";
import { useSites } from "../sites/use-sites.ts";
import { queueHash } from "./queue-query.ts";

/** `site` is the chosen one, or null. What is chosen stands in the address, so it can be kept and come back to. */
export function SiteFilter({ site, query }: { site: string | null; query: Query }) {
	const { sites } = useSites();
	const isPointed = useRef(false);
	const options = (sites ?? []).map(({ id, name }) => ({ id, name }));
	if (site !== null && !options.some(({ id }) => id === site)) options.push({ id: site, name: site });
	if (options.length < 2 && site === null) return null;
	return (
		<label class="site-filter">
			<span class="unseen">{t("queue.site")}</span>
			<select
				value={site ?? ""}
				onPointerDown={() => {
					isPointed.current = true;
				}}
				onKeyDown={() => {
					isPointed.current = false;
				}}
				onChange={({ currentTarget }) => {
					// A page and an author are those of one site.
					const { page: _, author: __, ...others } = query;
					location.assign(queueHash(currentTarget.value || null, others));
					// The queue's keys do nothing while the list has the focus. Whoever came by keyboard leaves it by keyboard.
					if (isPointed.current) currentTarget.blur();
				}}
			>
				<option value="">{t("queue.allSites")}</option>
				{options.map(({ id, name }) => (
					<option key={id} value={id}>
						{name}
					</option>
				))}
			</select>
		</label>
	);
}
